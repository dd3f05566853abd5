/** The named lists that the rules speak of as `@name`. */
export const lists = {
  i: 'i me myself',
  want: 'want wants wanted wanting wish wished wishing need needing long longing craving crave hope hoping prefer rather',
  going: 'going planning plan plans planned intend intending decided about will shall trying ready gonna tempted',
  mind: `think thinking thought thoughts considering consider considered contemplating contemplate contemplated planning
    plan planned fantasise fantasising fantasizing fantasize imagine imagining dream dreaming picture picturing urge urges
    obsessed obsessing researching researched researching`,
  kill: 'kill killing killed murder murdering off offing offed neck necking delete deleting yeet execute end ending ended',
  die: 'die dying died dead',
  life: 'life lives existence',
  hurt: `hurt hurting harm harming harmed cut cutting cuts burn burning burned burnt scratch scratching scratched punish
    punishing injure injuring injured bruise bruising scar scarring stab stabbing hit hitting punch punching slap
    slapping bite biting`,
  her: 'himself herself themself themselves hisself theirself',
  they: 'he she they',
  them: 'him her them',
  their: 'his her their',
  person: `friend friends brother sister mom mother dad father son daughter husband wife partner boyfriend girlfriend ex
    cousin uncle aunt auntie roommate flatmate housemate colleague coworker neighbour neighbor teacher student kid child
    somebody guy girl boy woman man mate bestie bff teenager teen nephew niece sibling grandma grandad grandpa gran
    grandmother grandfather stepdad stepmom stepbrother stepsister classmate bro sis dude lad person member girlfriends`,
  elder: `dad father stepdad stepfather mom mother stepmom uncle aunt cousin brother stepbrother grandad grandpa teacher
    coach boss neighbour neighbor pastor priest babysitter husband wife boyfriend girlfriend partner ex roommate man guy
    he she they somebody parents tutor carer`,
  pill: `pills pill tablets tablet capsules caps painkillers medication paracetamol cocodamol codamol ibuprofen tylenol acetaminophen
    panadol aspirin advil codeine tramadol oxy oxycodone oxycontin fentanyl heroin morphine xanax valium diazepam
    benzos lorazepam klonopin ativan zopiclone ambien sertraline citalopram fluoxetine prozac zoloft seroquel quetiapine
    amitriptyline propranolol insulin antidepressants sleepers opioids barbiturates benadryl antihistamines melatonin
    lithium dxm metformin warfarin opiates`,
  drug: `paracetamol cocodamol codamol ibuprofen tylenol acetaminophen panadol aspirin advil codeine tramadol oxy oxycodone oxycontin
    fentanyl heroin morphine xanax valium diazepam benzos lorazepam klonopin ativan zopiclone ambien sertraline
    citalopram fluoxetine prozac zoloft seroquel quetiapine amitriptyline propranolol insulin barbiturates benadryl
    antihistamines melatonin lithium dxm opiates nembutal pentobarbital cyanide`,
  took: 'took take taken taking swallowed swallow swallowing downed downing popped popping necked ate gulped had drank',
  swallowed: 'took taken taking swallowed swallowing downed popped necked ate gulped',
  when: 'tonight today tomorrow soon now weekend morning',
  day: 'monday tuesday wednesday thursday friday saturday sunday birthday christmas',
  height: `bridge building roof rooftop cliff balcony window ledge overpass tower multistorey parkade viaduct storey floor
    flyover skyscraper carpark rocks edge`,
  vehicle: 'train trains bus lorry truck tube traffic car cars tram subway metro underground lorries motorway highway',
  water: 'sea river lake ocean canal reservoir water waves pond',
  poison: `bleach antifreeze pesticide pesticides cyanide arsenic drano weedkiller paraquat strychnine detergent
    methanol insecticide nitrite nembutal pentobarbital poison disinfectant`,
  blade: 'razor razors blade blades knife knives scissors scalpel boxcutter glass sharpener penknife needle lighter',
  ligature: 'rope noose belt cord cable sheet sheets scarf shoelace shoelaces wire ligature bedsheet strap leash',
  hold: `neck throat beam rafter rafters loft attic hatch rail wardrobe handle ceiling hook branch banister bannister
    doorknob tree pipe hinge stairwell`,
  cover: 'bag bags pillowcase pillow clingfilm cling plastic sack cushion hood',
  face: 'head face mouth nose',
  much: `bottle bottles pack packs packet packets load loads rest entire whole all full hundred hundreds box boxes blister
    blisters handful handfuls handfulls fistful double triple lot lots stash pile ton tons strip strips bunch stockpile
    cocktail overdose mouthful jar tub pen pens vial vials cupboard month months dozen dozens supply heap`,
  consume: `take taking took taken swallow swallowing swallowed down downing downed neck necking necked gulp gulping gulped
    chew chewing chewed pop popping popped eat eating ate drink drinking drank drunk wash washing washed inject injecting
    injected snort snorting crush crushing shoot`,
  tool: `blade blades razor razors knife knives scissors compass lighter spoon aerosol glass eraser scalpel stanley sharpener
    boxcutter needle pin safety-pin iron straightener cigarette cigarettes tweezers staple staples nail shard matches`,
  flesh: `wrist wrists arm arms forearm forearms thigh thighs leg legs skin throat chest artery arteries vein veins stomach
    hip hips ankle ankles`,
  injure: `cut cutting cuts slice slicing sliced carve carving carved dig digging dug drag dragging dragged press pressing
    pressed hold holding run running burn burning burned burnt rub rubbing scratch scratching scratched stab stabbing
    plunge plunging stick sticking scrape scraping heat jab`,
  drop: `jump jumping jumped leap leaping leapt drop dropping dropped fall falling climb climbing climbed throw throwing
    fling flinging hurl step stepping stepped let tip dive swan roll`,
  high: `bridge footbridge roof rooftop cliff cliffs viaduct building balcony storey story multistorey structure overpass
    flyover window ledge tower railing railings parapet skyscraper gorge carpark crane scaffolding pier dam`,
  wrist: 'wrist wrists veins vein throat arteries artery neck jugular',
  platform: `snap snapchat insta instagram ig discord telegram whatsapp kik tiktok signal facebook messenger skype twitter
    wickr session fb line viber wechat twitch roblox steam`,
} as const satisfies Record<string, string>
