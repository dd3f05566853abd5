import type { Rule } from './rule.ts'

/** Danger to others from the writer. */
export const violence: Rule[] = [
  {
    category: 'violence',
    severity: 'urgent',
    why: ['self', 'threat'],
    whose: 'own',
    says: [
      'i ..2 @going|want ..1 to? ..1 kill|killing|murder|stab|shoot|strangle|poison|hurt|harm|attack|torture|slaughter|beat|choke @them|@person|everybody|people|somebody|others|my|the|all|that|this|those ..1',
      '@going|want to ..1 kill|murder|stab|shoot|strangle|poison|hurt|attack|beat @them|everybody|people|somebody|others|them',
      '@want|@going|@mind to|about? ..1 hurt|hurting|kill|killing|stab|stabbing|shooting|attacking people|others|somebody|everybody|him|them|my|the|kids|baby|classmates|coworkers',
      'i could|will|might|am ..1 kill|stab|strangle|murder|shoot @them|somebody|everybody|people|@person',
      'urge|urges|thoughts|fantasies|fantasise|fantasize|voices|fantasy ..2 about|of|to|telling ..2 kill|killing|hurt|hurting|stab|stabbing|murder|murdering|shooting|strangling ..1 people|others|him|her|them|somebody|my|everybody|baby',
      'homicidal',
      'smash|smashing|bash|bashing|cave|kick|kicking his|her|their ..1 skull|head|face|teeth|brains ..1 in?',
      'close to ..1 hitting|hurting|shaking|stabbing|killing|punching|strangling my|him|her|them|the|somebody',
      'fantasise|fantasize|fantasising|fantasizing|dream|dreaming|think|thinking|thoughts ..1 about|of ..1 burning|killing|stabbing|shooting|hurting|torturing|strangling|poisoning|blowing|attacking ..2 him|her|them|their|his|people|house|school|everybody|somebody|my|the',
      'keep|carry|carrying|have|got|bring|bringing ..1 knife|gun|blade|weapon|hammer|machete ..4 for|when|see|until|him|her|them',
      'snap|snapping|lose|losing it? ..2 and ..1 hurt|kill|attack|stab ..1 somebody|people|him|her|them|everybody|a',
      'shoot|shooting|shot|blow|blowing|bomb|bombing|burn|burning up|down|the|my ..1 school|mosque|church|synagogue|office|workplace|classroom|college|campus|mall|hospital',
      'school shooting ..3 i|my|plan|tomorrow|next',
      'bring|bringing|brought|take|taking a|the|my|his gun|knife|weapon|rifle to|into ..1 school|work|class|college|office|his|her',
      'make|making|made them|him|her|everybody|you|people pay|suffer|regret|bleed ..1 for|like|with|tomorrow|tonight|when|all',
      'make|making them all pay|suffer',
      'he|she|they|everybody ..1 deserves|deserve to die',
      'if i go|die|do ..3 take|taking ..3 with me',
      'put|putting him|her|them in|2 the|a ground|grave|hospital|six',
      'going|want to take people|others|everybody|them|some|as with|down ..1 me',
      'take as? many ..2 with me',
      'bought|have|got|loaded a|my|the gun|knife|rifle|machete ..4 him|her|them|boss|ex|dad|teacher|school',
      'hurt|hit|shook|shake|smother|suffocate|drown the|my baby|child|kids|toddler|newborn',
      'hit list|kill list',
      'going|want to hunt|find him|her|them ..2 kill|hurt|end|make|bash',
      'his|her|their blood on|2 my',
      'poison|poisoned|poisoning his|her|their|the ..1 food|drink|tea|coffee|water',
      'set|setting|burn|burning his|her|their|the house|home|car|place on|down ..1 fire|with',
      'i am going to snap and|on ..1 kill|hurt|somebody|him|her',
      'i will kill you|him|her|them',
      'i am going to kill|hurt|find you',
      'kill|hurt|beat him|her|them|my ..2 if|when|before|tonight|tomorrow he|she|they|i ..1',
      'lost control|it|temper and hit|hurt|punched|slapped|pushed|choked my|the|him|her|them ..1',
    ],
    unless: `game level mosquito mosquitoes spider spiders wasp weeds weed battery process time npc zombies zombie
      dragon sims fish bacteria germs virus bug bugs ants tumour cancer cells lights engine vibe mood smile album penalty
      basketball hoops photo video film movie scene story novel character`,
  },
]
