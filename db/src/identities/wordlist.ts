/**
 * The words a recovery phrase is drawn from. 2048 words are 11 bits each, so 11 words hold 121 bits.
 *
 * What must stay true, because people write these on paper and read them back in a bad hour:
 * - 4 to 8 letters, a to z, everyday words a child of eleven can spell;
 * - the first four letters belong to one word only, so a half-read word can still be found;
 * - two words are never one slip apart (a letter more, less, other, or two swapped);
 * - none that names or hints at harm, death, sex, bodies, illness, drink, drugs, faith, weapons, family or insult.
 *
 * A phrase in use rests on these words: exchanging one locks out whoever holds it.
 */
export const wordlist: readonly string[] = `
  aardvark abacus abode about abridge abroad absorb abstract acacia academic accent account accurate achieve
  acorn acoustic acre acronym acrylic action actor actual adapt additive address adorable advance adverb
  adviser advocate aflutter agate agenda agree ahead aircraft airfield airline airmail airport airship airy
  album alcove alder algae algebra align alike allow almanac almond aloe aloft aloha along alphabet alpine
  already alright alto alumni always amber amble amend amethyst amigo amount amplify amuse ancestry anchovy
  ancient anecdote anemone angle angora animal anise anklet answer antelope anthem antique antler anvil
  anyone anything anywhere apart aperture apiary appear apple appoint approve april apron aqua arbor arcade
  arch arctic arena argue aria armband armchair armful armrest arrange arrive article artwork aspen aspire
  assembly assort assure aster astonish astral athlete atlas atop attain attempt attire auburn audio august
  aurora author autumn avatar avenue average avid avocado awake award away awesome awhile awning azalea
  azure backpack badge bagel bagpipe baguette bakery balance ballad balmy balsamic banana banjo bank banquet
  banter barbecue barcode bargain barista barnyard basin basket bassoon bathmat bauble beacon beaker beanbag
  beauty bedside beehive beeswax beetle before befriend beginner begonia behind behold beige bellhop below
  bench benefit beret beta between beverage beyond bicycle bike binary biology birch birdsong birthday
  biscuit bison bistro blanket blazer bleat blend blink blob blogger bloom blossom blouse bluebell blurb
  bobbin bobcat bolster bonanza bonsai bonus boogie bookcase boost borrow botanist bottle boulder bouncy
  boutique bowler bowtie boxy bracket braid bramble brave bread breeze briar brief brighten bring brioche
  brisk britches broccoli bronze brook broth browser brunch brush bubble bucket buddy budget buffalo buggy
  bugle builder bulb bulrush bundle bungalow bunkbed bunting buoyant burger burrito busboy busload busy
  butter buyer buzzer cabana cabbage cabinet cache cackle cactus caddy cadence cafe calamari calcium
  calendar calico caller calzone camera campus canary candle canine canopy canteen canvas capybara caravan
  cardigan career cargo caribou carnival carousel carpet carry carton carwash cascade cashew cassette castle
  catalog catchy category cauldron cedar celery cello central ceramic ceremony chalk champion change chapter
  charm check cheddar cheetah cherry chess chevron chewable chicory chief chiffon chimney chip chirpy
  chitchat chive choir chorus chosen chowder chrome chuckle chummy churn chutney cicada cilantro cinema
  cinnamon circle citizen citrus city civic clam clarity classic clatter clean clematis clever click client
  climate clog cloud clove coach coastal coat cobalt cobweb cocoa code coffee coinage cola collage color
  column combine comedy comfort comic common compost concert conduct confetti congress conifer conker
  connect console contest convex cookbook copilot copper copse coral cordial corgi corner correct cosmos
  costume cotton county coupon courage couscous cover coyote cozy crab cradle craft crawfish crayon create
  credit crescent crew cricket crisp crochet crop croquet crouton cruise crumb crust cube cubic cucumber
  cuddle cufflink culture cupboard cupcake curator curious curly currency curtain cushion custard cycle
  cypress dabble daffodil dahlia daisy damson dance dandy daring data dawdle dawn daybed daydream daylight
  daytime dazzle decade decisive deck decorate dedicate deer definite degree delay deliver delve denim
  deposit deserve design desktop dessert destiny detail device devote dewdrop diagram dial diamond diary
  digit dilemma dingo dinner dinosaur diplomat dipper discover dish display dissolve distant ditto dogwood
  dollar dolphin domain domino doorbell dormouse doughnut dove downtown dozen dragon drama drawer dream
  dressing drizzle droll drummer duchess dulcimer dune duvet dwell dynamo eager eagle earflap early earmuff
  earring earth earwig easel easier east eatery eaves ebony ebook echo eclair eclipse edible edit educator
  effort eggshell egret eider eighteen elastic elegant elephant eleven eligible elite email embassy embrace
  emerald emperor employer empress enable enact enchant encore energy engage engineer enigma enjoy enlarge
  enough enquiry ensure entire envelope episode equator equinox ermine errand error espresso essay eureka
  evening everyday evolve example excel exotic expand expert explorer extend extra eyelash eyesight fabric
  fabulous facet factory faculty falafel falcon familiar famous fancy fantasy faraway farmer fashion fauna
  favorite feasible feature february feedback feline felt fern ferret festival fetch fiber fiction fidget
  field fiesta fifteen figurine filly film filter finch finesse first fitting five fixture flake flamingo
  flannel flapjack flavour fleece flicker flint flip flock floor flora floss flourish flower fluffy fluid
  flute foamy focus foghorn foil folder foliage folklore follow fondue font food footwear forecast forge
  formula fortune forum forward fossil fountain fourteen foyer fragrant freedom frequent fresh fridge friend
  frill frisbee fritter frog frond frosty fruit function funny furnish furry further fusion futon fuzzy
  gadget gaiety galaxy gallery galore game gardener gargle garlic garment garnet gateway gatherer gauze
  gazebo gecko geese gelatin gemstone generic genie gentle geranium gesture geyser gherkin gifted giggle
  gingham giraffe given gizmo glacier glad glamour glass gleam gleeful glen glimmer glisten glitter globe
  glorious glossary glowworm glue gnat goal goblet goggles gold gong goodwill gopher gorse gosling gourd
  govern gown graduate grain grammar granite graph grateful gravity great greenery grey grid griffin grocer
  groovy grotto group grove grow guava guest guide guitar gull gumball gumdrop gusto gymnast habit haddock
  haggis haiku half halibut hallway hamlet hammock hamper hamster handset hanky happy hardware hare harmony
  harvest hashtag hatbox haven hawk hawthorn hayloft haystack hazel hazy headband hedge heliport helpful
  henhouse heritage heron herself hexagon hibiscus hickory highland hiker hiking himself history hobby
  hockey holiday holly homemade honest honor hooray hoot hooves hopeful horizon hornbill hotpot hour however
  hubbub hula humid humor hundred hurray hyacinth hybrid ibex iceberg icicle icing icon idea idiom igloo
  image imitate impala import inbox include index indigo indoor industry inflate inform ingot inhabit
  inkling inkwell inlaid inning inside inspire instant intercom into invent invite iris island ivory jacket
  jade jaguar jamboree jamjar january jasmine jaunty java jaybird jazz jelly jersey jester jetpack jewel
  jiffy jigsaw jingle jogging join joke journal joyous joystick jubilee judo juggle juice jukebox july
  jumble juniper jute kale kangaroo karaoke kazoo kebab keen keeper kelp kennel kept kerchief kestrel
  ketchup kettle keyboard keyhole keynote keyword khaki kilogram kilt kimono kindness kinfolk kinship kiosk
  kitchen kite kitten kiwi knitting knoll know koala kumquat labrador lacework ladle ladybird lair lamp
  landmark language lantern lapel laptop lasagna lather lattice laugh laundry laurel lavender layer leader
  leaflet league learn left legend legwork leisure lemon lemur length lens lentil leopard lesson lettuce
  level lexicon liberal library lichen likewise lilac lily lime limit limpet linen linguini linkage linnet
  lion listener literary litre lively lizard llama loaf lobelia lobster local locker locust lodge logbook
  logical logo lollipop longer lotion lotus louder lounge lovable loyalty lucid lucky luggage lukewarm
  lullaby luminous lunar lunch lupin luxury lynx lyre lyrics macaroni machine mackerel magazine magenta
  magnet magpie mailbox main majesty maker mallard mammoth manager mandolin mango manner mansion manual many
  maple marathon marble margin marigold market maroon marsh marzipan mascot masonry material math matrix
  mauve maximize maybe maze meadow meantime measure mechanic medium medley meerkat meet melody member memory
  mention menu meow merge merit mermaid merry mesh message metal meteor method metric middle midnight mighty
  mild mileage milky million mindful mineral minibus minnow mint minute mirth misty mittens mixer mocha
  modern modify modular mohair mole momentum monarch monday mongoose monocle month moon moped morning mosaic
  mossy mothball motif motto mouse movie mower muesli muffin mulberry mulch multiple mural museum music
  muslin mustang myrtle myself mystery nacho namesake napkin narrate narwhal national nature navigate
  nearest necklace nectar neighbor neon nestle network newscast newt nibble nicer niche nickel nifty ninety
  noodle nook normal north notebook notice nougat noun nourish novel nowadays nozzle nudge nugget number
  numeric nutmeg nutshell nylon oaken oasis oatcake oatmeal oats object oblong oboe observe obtain octagon
  october office often okay okra olive olympic omega omelet omnibus onboard oneself ongoing onion online
  onward oodles oops open opera opinion opposite optic orange orbit orca orchard order ordinary oregano
  organize orient original oriole ornament osprey ostrich otter outback outdoor outfit outgrow outlet output
  outside oval ovation overcoat owlet oxygen oyster package paella pail painter pajamas palace palette palm
  pamphlet pancake panda panel panorama pantry papaya paper paprika parade parcel park parlor parmesan
  parrot parsnip passport pasta pathway patio patron pattern pause pavilion pavlova peaceful peanut pebble
  pecan pedal pegboard pelican pencil pendant penguin penny penpal pentagon people pepper percent perfume
  perhaps person pesto petunia pheasant phoenix phone photo phrase piano piccolo picket picnic picture piece
  pillar pilot pinafore pine pinwheel pioneer pixie pizza plain plank platypus playful plaza pledge plimsoll
  plough plover pluck plume plush podcast podium poem poetry pointy polite polka pollen polo polygon pompom
  poncho pony popcorn poplar poppy popsicle porridge portrait position possum postcard potato pottery pouch
  prairie prawn predict prepare present pretzel primrose print prize proceed produce profit program prologue
  promise pronoun proper prospect protect proud provide publish pudding pulley puma pumpkin puppet purchase
  puree purple purr puzzle pyramid quail quality quantity quarter quaver quench queue quick quilt quince
  quiz quokka quote rabbit raccoon radar radiator ragtime rainbow raisin rambler ranch random ranger ravioli
  ready really recall recent recharge recipe record recycle redesign redirect redwood reel referee reflect
  reform refresh refund regatta region regular rehearse reindeer relax relevant relief relocate remark
  remember remix remote renew renovate renter reopen reorder repair repeat reply report reptile request
  reread research reshape resource respect restore resume retell retro return reunion reuse revamp reveal
  review reward rewind rework rewrite rhino rhubarb rhythmic ribbon rickshaw ride right rinse ripple risotto
  roar roast robe robin robot robust rock rodeo roller rookie room rosebud roster rosy rotate round route
  rowan royal rucksack rugby ruler rummage runner rustle saddle safari saffron sage salad salmon salsa salt
  salute samba sampler sand sapling sardine satchel satin saturday saucer savanna saver savory scallop
  scarlet scenery schedule scholar science scone scooter scorer scout scrabble screen script scroll sculptor
  seafood seagull seahorse seaport search season seat seaweed secure seed seesaw segment seldom select
  seller semester semolina senator sender sensible sentence sepia sequin serene serious service sesame
  settler setup seven shade shallot shampoo shelf shepherd sherbet shimmer shine shipment shirt shop shower
  shrub shuffle shutter sidecar sierra sift sign silicon silk silver similar simple sincere singular sirloin
  sitter sixth sizzle skater sketch skier skillet skip skittle skyline skyward slalom slate sleeve sleigh
  slider slipper slogan slowly smart smile smooth snack snail snippet snooze snowman snuggle soap soccer
  social socket sofa softball sojourn solar solve sombrero someone sonata sonnet sooner soprano sorbet
  sorrel source south souvenir soybean spacious spaniel sparkle spatial speak special speech spinach spiral
  splashy splendid spoken sponge spoon sport spotless spray spread spring sprout spruce square squeaky squid
  staff stag stamp starfish steady steel stellar stem stencil stereo sticker stilt stirrup stoat stock story
  stove straw stretch stripe stroller strudel studio stylist sublime subtle suburb succeed suede suffix
  sugar suggest suit summer sunbeam sundial sunset sunup superb supper surface surprise sushi swan sweater
  sweet switch swoosh sycamore syllable symbol symmetry symphony synergy synonym syntax syrup system tabby
  table taco tadpole tailor talent talk talon tamale tandem tangent tapestry tapioca tarragon tartan tassel
  taste tawny taxi teach team teapot teaspoon teddy tempo tennis tent terrapin textbook thankful thatch
  theory these thicket thimble thing thirty thousand thrive thursday thyme tiara tidbit tiger tile timber
  timeless tinsel tiny tiptoe tissue toaster toboggan today toddle together toggle token tomato tomorrow
  tongs toolkit topaz topic tortoise total toucan tourist toward towel toybox trace trail transfer travel
  treacle tree trellis trend triangle tricycle trifle trillion trimmer trinket tripod triumph trivia trolley
  trombone tropical trot trouser truffle trumpet trundle truth tryout tuesday tuft tugboat tulip tumbler
  tuna tundra tuner tunic tureen turnip turtle tutor tutu tuxedo tweed twelve twenty twice twig twilight
  twinkle twirl type typist ukulele ultra umbrella umpire uncover unfold unfurl unicorn uniform unique unite
  universe unlock unpack unravel unroll untangle unusual unwrap upcoming update upgrade upkeep upland uplift
  upload upon upside upward urban usable useful usher utensil utilize utopia vacation valet valid valley
  valor value vanilla variety varnish vase veggie velocity velvet venture veranda verse very vibrant victory
  video viewer vigorous village vinegar vintage vinyl violin visit vista vital vivid voice volume vote
  voucher voyage wafer waffle waggle wagon wagtail wallet walnut waltz warbler wardrobe warm warren washing
  watch wattle wavy waxwing wayfarer wayside weather weave webpage website weekend welcome west wheat wheel
  whelk whenever whinny whirl whistle whole whoop wicker widely willow windmill wing winter wiper wisdom
  wise wishful wisteria witty wombat wonder wooden wool work world woven wrapper wreath wren wriggle writer
  yard year yeti yippee yodel yogurt yolk yourself yucca yummy zebra zenith zeppelin zesty zigzag zinnia
  zither zone zoology
`
  .trim()
  .split(/\s+/)
