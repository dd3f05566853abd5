/**
 * The phrases of several words of the Suicide Risk Lexicon 1.0 (Apache-2.0), by construct, set apart by semicolons: see
 * NOTICE-srl.md. Its single words are left out: they are found in every second text.
 */
export const lexicon = {
  // Passive suicidal ideation
  passive: `
    better off dead; cease to exist; death wish; do not care about life; do not really want to live; do not want to
    be alive; do not want to go on; do not want to wake up; do with live; don't care about life; don't really want
    to live; don't want to be alive; don't want to go on; don't want to wake up; done with living; end it all;
    escape from reality; eternal sleep; fade away; fade out; fading away; feel like die; feel like dying; force to
    exist; forced to exist; give up; giving up; hope i would not wake up; hoping i wouldn't wake up; i could
    disappear; i want to die; never wake up; no reason to keep myself alive; no reason to live; no will to live;
    painless death; peaceful death; permanent rest; rest in peace; sleep forever; stop live; stop living; think
    about die; think about dying; tired of life; tired of live; tired of living; want death; want it all to end;
    want to be dead; want to be do with this; want to be done with this; want to die; well off dead; why am i still
    alive; why be i still alive; wish i could disappear; wish i was dead; wish i was never born; wish i wasn't
    alive; wish i would not wake up; wish it would all end; would be better off dead; would be well off dead
  `,
  // Active suicidal ideation & suicidal planning
  active: `
    attempt suicide; blow my brain out; blow my brains out; burn myself alive; buy a gun; buy a rope; buying a gun;
    buying a rope; car off a bridge; carbon monoxide; commit suicide; crash my car; cut my wrist; cutting my wrists;
    drink myself to death; drive my car into; drown myself; easy and painless; electrocute myself; electrocuting
    myself; end it all; end my own life; exit plan; give away my possession; giving away my possessions; hang
    myself; hanging myself; hit by a train; hit by the train; i will be dead; i will die; i write a suicide note; i
    wrote a suicide note; i'll be dead; i'll die; jump from the roof; jump in front of a train; jump into traffic;
    jump off a bridge; jump off a building; jump off my balcony; jump off the building; jump off the roof; jump out
    of the window; jump out the window; jumping off a bridge; kill myself; killing me; killing myself; knife to my
    throat; make a will; make it look like a accident; on the edge; over dose; painless way out; pull the trigger;
    quick and easy; quick and painless; rope around my neck; run in front of traffic; set myself on fire; shoot
    myself; shooting myself; slam my car; slash my wrist; slashing my wrists; slit my wrist; slitting my wrists;
    stab my self; stab myself; stabbing my self; stabbing myself; suffocate my; suffocating my; suicidal behavior;
    suicidal intent; suicide attempt; suicide note; take all the pill; take my own life; taking all the pills; think
    about jump off; thought about jumping off; tried od; tried to od; try od; try to od; want to end it; want to
    jump; will be dead; wreck my car; wreck my truck; write a will
  `,
  // Other suicidal language
  suicidal: `
    beg to die; begging to die; being saved; body bag; breaking point; can not do this anymore; can not live like
    this; can not take any more of this; can't do this anymore; can't live like this; can't take any more of this;
    crisis center; crisis hotline; crisis text line; do not know how much long i can; do not want to be here; do not
    want to do this anymore; do with live; do with my life; do with this life; don't know how much longer i can;
    don't want to be here; don't want to do this anymore; done with living; done with my life; done with this life;
    end it; end my life; ending it; ending my life; eternal sleep; exit bag; hate my life; i could just die; i
    deserve to die; i do not trust myself; i don't trust myself; i hate my life; i should die; i will be dead; i
    will be die; i will be dying; i will die; i'll be dead; i'll die; i'm dying; i'm in a crisis; i'm not safe; i'm
    on the ledge; i'm sinking; if i live or die; it's my time to go; keeping me alive; kill me; let me die; life is
    over; life is pointless; life is shit; life isn't worth living; my death; my demise; my final act; need to be
    dead; needs to be dead; no one will miss me; no point in live; no point in living; no reason to live; no way
    out; nothing leave to live for; nothing left to live for; nothing to live for; nothing to lose; only thing
    keeping me going; ready to die; safety check; safety plan; severe depression; sick of life; sick of my life;
    suicidal behavior; suicidal intent; suicidal tendencies; suicidal tendency; suicidal thought; suicidal thoughts;
    the end of my rope; thing that kept me going; tired of life; want to end this; want to not be here; what's the
    point of living; when i die; when i'm dead; when i'm gone; when i'm not around; will be dead; will not matter if
    i die; wish i have never be bear; wish i'd never been born; won't matter if i die
  `,
  // Direct self-injury
  self_injury: `
    bang my head; banging my head; bash my head; bit myself; bite myself; biting myself; burn my face; burn my hand;
    burn my skin; burn myself; carve my skin; choke myself; choking myself; cut my wrist; cut myself; cutting my
    wrists; electrocute myself; electrocuting myself; harm myself; harmed myself; hit my head; hit myself; hurt
    myself; knife to my throat; mutilate my; pick at my skin; pull my hair; punch myself; scratch at my; scratch my;
    scratched my; self harm; self injury; shoot myself; skin pick; skin picking; slice my wrist; slit my wrist; slit
    my wrists; slitting my wrists; stab my self; stab myself; stabbing my self; stabbing myself; stick a needle in
    my; stick and poke tattoo; sticking a needle in my; urge to cut; wound myself
  `,
  // Burdensomeness
  burden: `
    better off without me; dead weight; difficult for me to ask for help; feel guilty about others caring for me; i
    annoy; i annoy other; i annoy others; i make thing bad; i make things worse; i should just disappear; i take up
    space; i'm annoying; put that on them; put that on they; put that upon them; put that upon they; sorry for
    exist; sorry for existing; waste of space
  `,
  // Hopelessness
  hopelessness: `
    beyond help; can not be help; can not go on; can not see; can't be helped; can't go on; can't see; dead end; do
    for; do not have faith; do not know what to do; don't have faith; don't know what to do; done for; expect the
    bad; expect the worse; give up; giving up; i do not have a future; i don't have a future; i will not accomplish;
    i won't accomplish; it will never change; it will never get well; it will not work; it won't work; it'll never
    change; it'll never get better; it's a lost cause; it's all over; it's impossible; it's over; it's too late;
    it's useless; lose hope; lost hope; no chance; no end to this; no escape; no future; no hope; no light at the
    end of the tunnel; no relief; no solution; no way out; nothing can help; there's no hope; unende misery;
    unending misery; will not get it; without hope; won't get it
  `,
  // Existential meaninglessness & purposelessness
  meaninglessness: `
    do not care about life; don't care about life; existential angst; existential crisis; existential dread; feel
    empty; feel lose; feel lost; feeling empty; i have no meaning; i have no purpose; i'm so lost; life do not make
    sense; life doesn't make sense; life has no meaning; life have no meaning; life is empty; life is going nowhere;
    life is insignificant; life is meaningless; life is pointless; life is purposeless; life is shit; life is void;
    meaningless existence; no ambition; no aspiration; no direction; no drive; no meaning; no motivation; no point;
    no purpose; no reason to live; nothing i want to achieve; nothing make sense; nothing makes sense; shitty life;
    there's no point to life; what's the point of life; without direction; without purpose; without reason
  `,
  // Entrapment & desire to escape
  entrapment: `
    a fresh start; can not take it anymore; can't take it anymore; craving release; do not know what to do; don't
    know what to do; escape pain; have to escape; i can not avoid; i can not evade; i can't avoid; i can't evade; i
    have no control; i want out; i've lost control; lock in; locked in; mental prison; no escape; no way out; on the
    edge; run out of option; running out of options; there is no escape; there is no exit; to be free; to break
    free; want to escape; want to get out; want to leave; want to start again
  `,
  // Shame, self-disgust, & worthlessness
  shame: `
    am fucked up; can not look at myself; can't look at myself; deserve death; deserve to die; despise myself;
    disappoint in myself; disappointed in myself; disgust with myself; disgusted with myself; hate myself; i do not
    deserve to be here; i don't deserve to be here; i'm a burden; i'm a disappointment; i'm a failure; i'm a freak;
    i'm a mistake; i'm boring; i'm disgusting; i'm inadequate; i'm not enough; i'm nothing; i'm ugly; never amount
    to; never amounting to; no honor; not confident; not deserve of life; not deserving of life; not good enough;
    something's wrong with me; waste of space; what's wrong with me; world will be better without me
  `,
  // Defeat & feeling like a failure
  defeat: `
    am powerless; at rock bottom; can not do this anymore; can not take any more of this; can not take it anymore;
    can't do this anymore; can't take any more of this; can't take it anymore; feel broken; feel powerless; give up;
    giving up; i feel like a failure; i'm a failure; i'm a loser; i'm broken; nothing work; nothing works; out of
    steam; the end of my rope; wear out; worn out
  `,
  // Loneliness & isolation
  loneliness: `
    am single; any friend; any friends; are ignoring me; avoid i; avoid talk; avoid talking; avoiding me; been
    single; being rejected; break up; broke up; by myself; care about i; care about me; cut off from; do not feel
    like talk; do not have a boyfriend; do not have a girlfriend; do not have a partner; do not have anyone; do not
    have friend; don't feel like talking; don't have a boyfriend; don't have a girlfriend; don't have a partner;
    don't have anyone; don't have friends; drift apart; drifting apart; ever love i; ever love me; everybody would
    forget about i; everybody would forget about me; feel ignore; feel ignored; find someone; had friends; have
    friend; have no one; have nobody; human interaction; i am alone; i do not belong; i don't belong; i miss my
    brother; i miss my family; i miss my friend; i miss my sister; i'm boring; just want someone; lack of social;
    leave out; left out; lone wolf; long distance; lose all my friend; lose everyone; losing all my friends; losing
    everyone; lost everyone; make friend; make friends; make new friend; make new friends; need someone; never there
    for me; no friend; no friends; no one care; no one cares; no one i can talk to; no one misses me; no one to
    hang; no one to talk; no one to talk to; no one to turn to; no one wants me here; no one will miss me; no
    partner; no social life; nobody think about i; nobody thinks about me; nobody wants me here; not in a
    relationship; not married; not marry; not popular; one friend; people are not caring; people be not care; single
    dad; single mom; single parent; social isolation; solitary confinement; someone to talk to; third wheel; turn to
    anyone; want someone to talk; want to hang out; want to love
  `,
  // Emotional pain & psychache
  pain: `
    emotional pain; emotional suffering; emotional trauma; inner pain; mental anguish; mental pain; my heart is
    broken; no relief; psychological pain
  `,
  // Emptiness
  emptiness: `
    do not feel anything; don't feel anything; feel nothing; i am nothing; i feel nothing; i feel numb; inner void
  `,
  // Depressed mood
  depressed: `
    bum out; bummed out; can not snap out of it; can't snap out of it; down and out; feel blue; feel down; feel like
    shit; feel low; feeling blue; feeling down; feeling low; i feel sad all the time; knock down; knocked down; lay
    in bed; laying in bed; low mood; not happy; without purpose
  `,
  // Anhedonia & uninterested
  anhedonia: `
    could care less; do not care; do not enjoy thing; do not feel pleasure; do not want to do anything; don't care;
    don't enjoy things; don't feel pleasure; don't want to do anything; emotionally blunt; emotionally flat;
    emotionally numb; i can not enjoy; i can't enjoy; i do not enjoy; i do not enjoy anything; i don't enjoy; i
    don't enjoy anything; lack of desire; lack of interest; lack of motivation; lack of pleasure; no desire; no
    enjoyment; no enthusiasm; no interest; no joy; no motivation; no pleasure; no will; not excite; not excited; not
    inspire; not inspired; not interested; nothing be fun; nothing feel good; nothing feels good; nothing is fun;
    nothing matter; nothing matters; why bother
  `,
  // Physical abuse & violence
  violence: `
    attacking me; beat me; bit me; choking me; controlled me; forces me; grabbed me; hands on me; harm me; hit me;
    hits me; kicked me; knocked me; punched me; pushed me; shake me; shot me; slammed me; slapped me; stabbing me;
    strangled me; threatened me; threw me
  `,
  // Sexual abuse & harassment
  sexual_abuse: `
    forced me to have sex; forced me to touch; grabbed me; groped me; he forced me to; molested me; touched me;
    touching me
  `,
} as const satisfies Record<string, string>
