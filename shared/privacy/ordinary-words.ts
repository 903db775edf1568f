/**
 * English words that are also names of people ("Will", "Grace", "Baker") or that companies call themselves by ("Square", "Kitchen"). As a
 * word they say nothing about anybody, so they count only where they are written as a name. Not a dictionary: what is missing is found
 * once too often, and kept with one decision.
 */
const ordinary = new Set(
  `
able access account act action active add address advance age agent agile air alarm alert all ally alpha amber amount anchor angel angle
anger answer any apple apply april arc arch area arm arrow art ash aside ask aspect aspen asset atlas august aurora author auto autumn
average avenue award aware away axis back bacon bad badge bag baker balance ball band bank banks bar bare bark barn barrel base basic
basis basket bat bay beach beacon beam bean bear beat beauty bed bee beer bell belt bench bend benefit berry best bet beta better big
bill bird birth bishop bit black blade blank blast blaze blend bless blessing blind block bloom blossom blue board boat body bold bolt
bond bone book boom boost boot border boss bottle bottom bow bowl box boy brain branch brand brave bread break breeze brick bridge brief
bright bring broad broker brook brooks brother brown brush bubble bud buddy budget bug build builder bull bunch bunny burn burns burst
bus bush business busy butcher butler butter button buy buyer buzz cab cabin cable cake call calm camp can canal candy candle cane canvas
cap captain car carbon card care career cargo carol carpenter carrier carry cart carter case cash cast castle cat catch cause cave cedar
cell center central chain chair chalk chance chandler change channel chapel chapter charge charity charm chart chase chat check cheer
cheese cherry chest chief child chip choice church circle circuit citizen city civil claim clan class clay clean clear clerk clever click
client cliff climb clip clock close cloth cloud clover club coach coal coast coat cobalt code coffee coin cold collect collective college
color column come comfort comet common compass complete concept cone connect contact control cook cool cooper copper copy coral core
corn corner correct cost cottage cotton council count counter country county couple courage course court cove cover cow craft crane cream
create credit creek crew cross crow crowd crown cruise crystal cube cup cure current curve custom cut cycle daily dale dame dance dark
dart dash data date dawn day days deal dean dear decent deck deep deer delight delivery delta demand dense depot depth desert design
desk destiny diamond digital dime direct direction discover discovery dish disk divine dock doctor dog dollar dolphin dome door dot
double dove down draft dragon drake draw dream dress drift drill drink drive driver drop drum dry duck duke dune dust duty dynamic eager
eagle early earn earnest earth ease east easy echo eclipse edge edit effect effort egg elder electric element elevate elite elm ember
embrace emerald empire empty end energy engage engine enter enterprise epic equal equity era essential estate eternal ethos even evening
event ever every evolve exact exchange express extra eye fable fabric face fact factor faith faithful fair fairy falcon fall family fan
fancy far farm farmer farrow fast father fathom favor feast feather feature felt fern ferry fertile few fiber field fields fierce
fifth fig figure file fill film final find fine finish fire firm first fish fisher fit fix flag flame flash flat fleet flex flight flint
float flock flood floor flora flour flow flower flowers fly focus fog folk follow food foot ford foreman forest forester forever forge
fork form formal fort forth fortune forum forward foundation founder fountain fourth fowler fox frame frank free freedom freeman french
fresh friday friend friendly frog front frost fruit fuel full fun fund funny fuse fusion future gain galaxy gale gallery game gap garden
gardener garner gas gate gates gather gauge gay gear gem general genesis genius gentle gentry german ghost giant gift gig ginger give
glacier glad glass gleam glen glide globe glory glow glue goal goat gold golden good gospel grace grade grain grand grande grant grape
graph graphite grass grave gravity gray great green greene grey grid grip grit ground group grove grow growth guard guess guide guild
gulf gun gust guy habit hack hail hair half hall halo ham hammer hand handle handy happy harbor hard hardy hare harmony harp harsh
harvest hat hatch haven hawk hay haze hazel head health heap heart hearth heat heath heather heaven heavy hedge height hello helm help
herald herb here heritage hero heron hidden high hill hills hire history hit hive hobby hold holder holiday hollow holly holy home honest
honey honor hood hook hop hope horizon horn horse host hotel hound hour house hub human hunt hunter ice icon idea ideal igloo image
impact imperial impulse inch index indigo industry infinite infinity insight inspire instant integral intent iron island issue item
ivory ivy jack jacket jade jar jasmine jay jet jewel job joint jolly journal journey joy judge juice jump june jungle junior just justice
justify keen keep kernel key kind kindle king kings kingdom kiss kit kitchen kite knight knot know lab label lace lad ladder lady lake lamb
lamp lance land landmark lane lantern large laser last late latch launch laurel law lawn lawyer layer lead leader leaf leap learn leather
ledge ledger legacy legend lemon lens lent less lesson letter level lever liberty library life lift light lily lime limit line linear
link lion list little live lively liver local lock lodge loft logic long look loom loop lord lot lotus loud love low loyal luck lucky
lumber lunar lunch machine made magic magnet magnolia mail main major make maker mallow man manner manor map maple marble march margin
marina mark marker market marks marlin marry marsh marshal marshall marvel mask mason mass mast master match mate matter may mayor meadow
meadows meal mean measure medal medic meet mellow melody memory mentor mercer merchant mercury mercy merit merry mesa mesh metal meteor
meter method metric metro middle might mighty mile miles milk mill miller millet million mind mine miner mint minute miracle mirror miss
mission mist mix mobile modal mode model modern moment monday money monk monkey month moody moon moor moral more morning moss most
mother motion motive motor mount mountain mouse mouth move movement music mystic nail name narrow nation native nature navigate navy
near neat need nest net network neutral new news next nice night nimble nine nob noble noise north norm normal note notice notion nova
novel now number nurse nut oak oaks oasis oat object ocean octave odd offer office oil old olive one onion open opera orange orbit orchard
orchid order organic origin otter outdoor outlook oven over owl owner ox oxide pace pack packer page pages paint painter pair palace
pale palm panda panel panorama pansy paper parade paradise parish park parker parks parrot parson part partner party pass passage past
patch path patience patient patrol pattern pause pay peace peach peacock peak pear pearl peck peg pen penny people pepper perch perfect
perk permit person petal petty phase phoenix photo piano pick picture piece pier pigeon pike pilgrim pilot pin pine ping pink pioneer
pipe pitch pivot pixel place plain plan plane planet plant plate platform play player plaza pledge plenty plot plum plus pocket poet
point pole police polish pollen pond pony pool poor pop poplar poppy port portal porter position post pot potter pound power precious
present press pretty price pride prime prince princess principal print prism private pro produce profit progress promise proof proper
prophet prosper protect proud prudence public pull pulse pump pure purple purpose push puzzle quail quality quarry quarter quartz queen
quest quick quiet quilt quote rabbit race rack radar radiant radical radio rain rainbow raise rally ram ramp ran ranch range ranger
rapid rare rate raven raw ray reach react read reader ready real realm reason rebel record red reed reef reeves reform region regular
relay relief remedy remote render rent repair reply reserve resolve resource response rest result retail return reward rhythm ribbon rice
rich rid ridge right ring rise rivalry river rivers road roam rob robin robot rock rocket rod role roll roman roof room root rose rough
round route row rowan royal ruby rule run runner runway rush russet rust rusty sable saddle sadler safe sage sail sailor saint salad sale
sales salt same sample sand sandy sanders sapphire satin saturn sauce savage save savor savvy say scale scan scarlet scene scholar school
science scope score scott scout screen script sea seal search season seat second secret section sector secure security see seed segment
self sell senior sense sentinel sequel series serpent serve service set settle seven shade shadow shaft shake shape share sharp shed sheep
shell shelter shepherd shield shift shine ship shoe shop shore short shot show side sierra sift sight sign signal silk silver simple
singer single site six size skill skin skinner skip sky slack slate sleek sleep slice slick slide slim slope slow small smart smile smith
smoke smooth snap snow social soft solar sole solid solo solution some son song sonic soul sound source south sow space spade spark
sparks sparrow speak special speed spell spencer spending sphere spice spider spin spirit splash split spoke spoon sport spot spread spring
springer sprint sprout spruce spur square squire stable stack staff stage stake stamp stand standard star stark start state station stay
steady steam steel steele step sterling stern stew steward stick still sting stitch stock stone stop store storm story stout strange
stranger strategy stratus straw stream street strength stretch stride strike string strip stripe stripes strong studio study style
success sue sugar suit summer summers summit sun sunday sunny sunrise sunset super supply support sure surf surge survey swallow swan
sweep sweet swell swift swing sword symbol system table tack tackle tact tag tail tailor tale talent talk tall tally tan tango tap target
task taste tax tea teach teal team tech teller temper temple ten tender tent term test thanks theme theory there thick thin thing think
third thistle thorn thought thread three threshold thrift thrive thunder ticket tide tie tiger tile till timber time tin tiny tip toast
today together tom tone tool top torch total touch tough tour tow tower town trace track tracker trade trail train transit trap travel
traveler tray treasure treat tree trees trek trend tribe trick trim trip triumph trophy true truly trumpet trunk trust truth try tube
tucker tulip tune tunnel turn turner twelve twin twist two type tyler ultra umbrella under union unique unit united unity universal
universe up upper urban urge use usual valley value van vast vault vector velvet venture venus verse very vest via vibe vibrant victor
victory view villa village vine violet virtual virtue vision visit vista vital vivid voice volt volume vote voyage wade wage wagon wait
wake walk walker wall walls walnut want ward ware warm warren wash watch water waters wave waves wax way ways weaver web wedge weed week
well wells west whale wharf wheat wheel wheeler whisper whistle white whole wick wide wild wilder will willow win wind window wine wing
wings winner winter winters wire wise wish wit wolf woman wonder wood woods woody wool word words work workman works world worth wren
wright write yard year yellow yes yield young youth zeal zebra zen zenith zero zest zone zoom ant ash buck chuck dick don drew english eve fay foster gene gill
grim her iris jack john josh les man mat max mead misty nag nick nun opal pal pat peer peter pick piper rain randy rain sally scarlett shin sing
spear sung tad tang tiffany tong trace trey vale wan won yang yet yin you ad ah am an as at be by do eh ex go ha he hi if in is it me my no of oh ok on or
so to uh um up us vs we ye cutting fielding manning notable painting reading working
`
    .trim()
    .split(/\s+/),
);

/** Whether a word, folded, is one of everyday English, too. */
export function isOrdinary(word: string): boolean {
  return ordinary.has(word);
}

/** Words with which names of companies begin or end, and every other sentence does, too: nobody is called by them for short. */
export const generic: ReadonlySet<string> = new Set(
  `about after agency ag american and associates at bank best better blue bv capital central city cloud co collective company consulting corp
corporation customer data design digital east easy enterprise enterprises european fast finance financial first foods foundation free
general global gmbh good great green group health holding holdings house in inc institute insurance international it just kg labs limited
live llc llp local logistics ltd media modern more national network new next north of on one only open over oy partners people personal plc
product products public pty pure quick real retail royal sa sarl services simple small smart social software solutions south spa studio
studios super systems team tech technologies technology that the their then this true united university ventures west what when white
with works world your`.split(/\s+/),
);

/** What stands behind the name of a company and is no part of how it is called. */
export const legalForms: ReadonlySet<string> = new Set(
  'ab ag as bv co company corp corporation gmbh holding holdings inc kg limited llc llp ltd nv oy oyj plc pte pty sa sarl sas se spa srl ug'.split(
    ' ',
  ),
);
