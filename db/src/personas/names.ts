/**
 * A persona's first name is one of each: "Quiet Heron", "Mossy Lantern". Every pair must be safe to be called by:
 * nothing here may hurt or mock, or hint at body, age, gender, origin, faith or danger, whichever word stands beside it.
 * Nor may a pair read as a real name, so no Hazel and no Robin; and no word stands in both lists.
 */
export const adjectives: readonly string[] = `
  Airy Alpine Amber Amiable Apricot Aqua Arctic Aromatic Auburn Autumn Azure Balanced Balmy Blooming Breezy
  Bright Brisk Calm Candid Canvas Careful Cedar Celadon Cerulean Cheerful Cheery Citrus Classic Clear Cloudy
  Coastal Cobalt Cobbled Copper Coral Cordial Corduroy Cosy Cotton Crafted Crisp Curious Dappled Dawnlit
  Daylit Dazzling Denim Dewy Dotted Dreamy Eager Early Earnest Earthen Earthy Easygoing Emerald Evening
  Evergreen Faraway Feathery Ferny Festive Fleecy Floral Fluffy Forest Fragrant Fresh Friendly Frosted
  Frosty Garden Generous Gentle Gilded Glad Gladsome Gleaming Glinting Glittery Glossy Glowing Golden
  Graceful Grassy Grateful Green Grounded Happy Harvest Hazy Heartfelt Heathery Helpful Hillside Homespun
  Honest Hopeful Humming Indigo Inventive Island Jolly Jovial Joyful Kind Kindly Knitted Lamplit Lapis
  Latticed Lavender Leafy Lemon Likeable Lilac Lilting Lime Linen Lively Loyal Lucid Lucky Luminous Lunar
  Magnolia Maple Marbled Maroon Mauve Meadow Mellow Melodic Merry Mild Mindful Mint Minty Misty Modest
  Moonlit Morning Mosaic Mossy Mulberry Musical Muslin Mustard Nearby Neat Nimble Noble Oaken Orchard
  Painted Paper Parsley Pastel Patchwork Peaceful Pearly Pebbled Pebbly Pine Piney Plaid Playful Pleased
  Plucky Poised Polished Polite Prairie Primrose Prismatic Purple Quartz Quiet Quilted Radiant Rainy Restful
  Resting Rhythmic Ribboned Rippling Rosy Russet Rustic Rustling Saffron Sandy Sapphire Scenic Seaside
  Serene Settled Shaded Shimmery Shining Shiny Silver Silvery Sincere Singing Sky Skyward Smiling Snowy Snug
  Social Solar Sorrel Spacious Sparkling Splendid Spring Springy Sprinkled Starlit Starry Steadfast Steady
  Stellar Still Stitched Strolling Subtle Summer Sunlit Sunny Sunrise Swift Tangerine Tartan Teal Thriving
  Tidy Topaz Tranquil True Trusting Trusty Tufted Tuneful Turquoise Tweedy Twilight Twinkling Unhurried
  Upbeat Upland Useful Valley Vanilla Verdant Vernal Vibrant Vivid Warm Wavy Welcome Welcoming Whimsical
  Wholesome Wicker Winding Windswept Winter Wintry Wondering Wooded Wooden Woodland Woven Zesty
`
  .trim()
  .split(/\s+/)

export const nouns: readonly string[] = `
  Abacus Acorn Alcove Alder Almanac Almond Alpaca Anemone Antelope Apple Apron Arbor Armchair Aspen Atlas
  Avocet Azalea Badger Bakery Ballad Balloon Balsam Bandstand Banjo Barley Barn Basin Basket Bayleaf Beacon
  Beagle Beanbag Bee Beech Beehive Beeswax Begonia Bell Beret Berry Bicycle Birch Birdbath Birdhouse
  Birdseed Birdsong Biscuit Bison Blanket Blossom Bluebell Blueberry Bluebird Bluejay Bobbin Bonsai Bookcase
  Bookend Bookmark Bookshelf Bookshop Bouquet Bracken Bramble Breeze Briar Brook Brushwood Bubble Buckwheat
  Budgie Bulrush Bumblebee Bunting Buttercup Butterfly Button Cabin Cactus Camellia Canary Candle Canopy
  Caraway Cardigan Caribou Carnation Carousel Carrot Cartwheel Cashmere Casserole Catkin Cello Ceramic
  Chaffinch Chalk Chamomile Chestnut Chicory Chime Chimney Chipmunk Chive Cinnamon Clarinet Clay Clematis
  Clockwork Cloud Cloudlet Clover Coaster Cobble Cocoa Collage Comet Compass Copse Coriander Cornfield
  Cosmos Cottage Courtyard Cowslip Cranberry Crayon Cricket Crochet Crocus Curlew Currant Cushion Custard
  Cypress Daffodil Damson Dandelion Daybreak Daydream Daylight Dell Dewdrop Dipper Dogwood Dolphin Doodle
  Doorbell Dormouse Dove Dragonfly Dresser Driftwood Drizzle Dune Dunlin Dunnock Earmuff Easel Echo
  Edelweiss Egret Eider Elm Ermine Feather Fennel Fern Fiddle Field Fieldfare Finch Fir Fireside Flannel
  Fleck Fleece Flowerpot Flute Foliage Folktale Foothill Footpath Footstool Fountain Freesia Frost Fuchsia
  Fudge Gable Galaxy Gardenia Garland Gate Gazebo Gazelle Gentian Geode Geranium Gingham Glacier Glade
  Glimmer Glint Glowworm Goblet Goldfinch Goldfish Gosling Gourd Granary Granite Granola Grape Grassland
  Greenwood Grove Guitar Haiku Hamlet Hammock Hamster Hare Harebell Harmonica Harp Hawthorn Hayfield Hayloft
  Haystack Hazelnut Hearth Heartwood Heath Hedge Hedgehog Heirloom Heron Hibiscus Hickory Hill Hollyhock
  Honeybee Honeycomb Hopscotch Horizon Hornbeam Hyacinth Hydrangea Hyssop Ibis Inkpot Inkwell Jamboree
  Jampot Jigsaw Jonquil Jotter Journal Jubilee Jukebox Kale Kazoo Keepsake Kestrel Kettle Keyring Kite
  Knitwear Knoll Koala Lacewing Ladybird Ladybug Lamp Lamplight Lampshade Landscape Lantern Lapwing Larch
  Lark Larkspur Lattice Leaf Leaflet Lemur Library Lichen Limerick Linnet Llama Loaf Locket Logbook Loom
  Lullaby Lunchbox Lupin Lyre Lyric Madrigal Magpie Mailbox Mallard Mallow Mandolin Mantel Maraca Marble
  Marigold Marjoram Marmalade Marmot Marsh Marzipan Medlar Meerkat Melody Meteor Mill Minnow Mitten Mohair
  Moon Moonbeam Moonrise Moonstone Moor Moorhen Moss Nectarine Nest Nightjar Nimbus Nocturne Nook Notebook
  Notepad Nuthatch Nutmeg Nutshell Oak Oakleaf Oakwood Oasis Oatcake Oatfield Oatmeal Oboe Onyx Orange
  Orchestra Orchid Oregano Origami Oriole Osprey Otter Overture Owl Owlet Oxlip Paddock Paintbox Palette
  Pancake Panda Pantry Papyrus Parasol Parcel Parchment Pasture Path Patio Pavlova Peapod Pebble Pecan
  Pelican Pencil Penguin Pennant Peony Pergola Peridot Petrel Phlox Piano Piccolo Picnic Pika Pillow
  Pinafore Pinecone Pinwheel Pipit Planet Playhouse Plover Plum Polka Pompom Poplar Porch Porcupine Porridge
  Postbag Postbox Postcard Potpourri Pottery Pretzel Prism Puddle Puffin Pumpkin Puzzle Quail Quaver Quiche
  Quill Quilt Quince Quokka Rabbit Rain Rainbow Raincoat Raindrop Raisin Ramekin Raspberry Redstart Redwing
  Redwood Reed Reindeer Rhapsody Rhubarb Rhyme Ribbon Ripple Rockpool Rosebud Rosehip Rosette Rucksack
  Samovar Sandbank Sandpiper Sandpit Sandstone Sapling Satchel Saucer Scallop Scone Scrapbook Seagrass
  Seahorse Seashell Seedling Serenade Sesame Shawl Shell Silk Siskin Skein Skylark Sleigh Slipper Snail
  Snowbell Snowberry Snowdrift Snowdrop Snowfall Snowshoe Sofa Songbird Sonnet Sorbet Sparkle Sparrow
  Speedwell Spindle Spool Spoonbill Spruce Squirrel Star Stardust Starfish Starlight Starling Stencil
  Stonechat Storybook Sunbeam Sundew Sundial Sundown Sunflower Sunlight Sunroom Sunset Sunshade Swan Sweater
  Swing Sycamore Tamarind Tanager Tapestry Tapioca Tarragon Tassel Teacake Teacup Teahouse Tealight Teapot
  Teasel Teaspoon Teatime Telescope Terrace Terrapin Thatch Thicket Thimble Thistle Thyme Tinsel Toboggan
  Toffee Tortoise Toucan Toyshop Treacle Treehouse Trellis Tricycle Trifle Trillium Trinket Trombone Tulip
  Tundra Turnstone Turtle Tweed Twig Ukulele Umbrella Unicorn Vase Veranda Verbena Verse Vetch Vignette
  Village Vine Violin Wafer Waffle Wagtail Walkway Wallaby Wallpaper Walnut Waltz Warbler Watermill Waxwing
  Weaver Wheat Wheatear Whimbrel Whirligig Wigeon Willow Windchime Windmill Wisteria Wombat Woodlark
  Woodpile Woodruff Woodwind Workshop Wren Xylophone Yarn Yarrow Yodel Yogurt Zebra Zephyr Zinnia Zither
`
  .trim()
  .split(/\s+/)
