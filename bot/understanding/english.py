"""English words that carry no subject: fillers between the words of a phrase, and common words that are no typos."""

from typing import Final

_FILLERS: Final = """
    a also an her his its my our pretty quite really such that the their these this those very your
"""
_ARTICLES: Final = "a also an pretty quite really the very"
_NEGATORS: Final = "barely hardly lack neither never no nobody none nor not nothing without zero"
_SIZES: Final = "big complex huge large lil little massive medium micro mini minimal small tiny"
_FUNCTION: Final = """
    about above after again against all already although always am and another anyone anything are as ask at bad
    be because been being best better bit both but by can come could did do does done each either else even ever
    every everyone everything few for from get go going good got had has have having he hello here hey hi him
    how however i if in instead into is it just kind know later least less let like look lot lots made make many
    may maybe me might more most much must need neither never nice no nor not nothing now of off often ok okay
    on one only onto or other others out over own perhaps please rather said same say see shall she should since
    so someone something sometimes soon sort still stuff sure take tell than thank thanks them then there they
    thing things think though to today too until up us use used using want was way we well were what when where
    which while who whom whose why will with within without would yes yet you
"""
_COMMON: Final = """
    able accept accepted account across act action active actual actually add added adding admit advice afford
    afraid agree ahead aim air alive allow allowed almost alone along alright alternative amazing amount angle
    answer answers apart appear apple apply approach area argue around arrive article aside asked asking assume
    attempt avoid aware away baby back background badly ball bank bar bare base based basic basis basket batch
    battle beach bean bear beat beautiful become bed beer beg begin begins behind believe bell belong below belt
    bench bend beside bet between beyond big bigger bike bill billing bind bird birth bite blame blank blend
    bless blind block blog blood bloom blow blue board boat body bold bone bonus book books border bore boring
    born borrow boss bother bottom bought bound box boy brain branch brand bread break breath brew bridge brief
    bright bring broad broken brother brought brown brush bubble bucket budget bug bugs build bulk bull bunch
    burn burst bus bush busy butter button buy cake call called calls came camp cancel candle cap car card cards
    care careful carry case cases cash cast castle cat catch caught cause cell cent center central chain chair
    challenge chance change changed changes chapter charge cheap check chess chest chicken chief child choice
    choose chose church circle city claim class classify clean clear clever click climb clock close closed cloth
    cloud club coach coal coast coat code coffee cold collect college color comes comfort coming common company
    compare complete concern confirm cons consider contain content control cook cool cope copy core corner
    correct cost costs couch count country couple courage course court cover cow crash crazy cream create credit
    crew cross crowd cry cup current custom cut cute cycle daily damage damn dance danger dare dark dashed data
    date day days dead deal dear death debate decade decent decide decided deep define degree delay deliver
    demand deny depend depth describe design desk detail die diet differ dinner direct dirty dish divide doctor
    dog dollar door dot double doubt down drag draw dream dress drew drink drive drop drove drug dry duck due
    dull dump dust duty early earn earned earth ease easier easily east easy eat edge effect effort eight elder
    email empty end energy engage engine enjoy enough enter entire equal error escape especially estate evening
    event everyday evil exact exam example except excuse exist expect explain express extra eye eyes face fact
    fail fair fairly faith fall false fame family fan fancy far farm fashion fast faster fat fate father fault
    favor fear feature fed fee feed feel feels feet fell felt fence fetch field fifth fight figure fill film
    filter final finally find fine finger finish fire firm first fish fit fits five fix fixed flag flake flame
    flash flat flavor flesh flew flex flight float flood floor flow flower fly focus fold folk folks follow food
    fool foot force forget form former forth forward fought found four frame free freeze fresh friend friends
    front fruit fuel full fully fun funny future gain game games garden gas gate gather gave gear general gentle
    gift girl gist give given gives glad glance glass goal god gold gone grab grade grain grand grant grass
    grave gray great green grew grey grid ground group grow guard guess guest guide guilty gun guy guys habit
    hair half hall hand handle handy hang happen happy hard harder harm hate head heal health hear heard heart
    heat heavy height held hell help helped hence hero hidden hide high higher highly hill hire hit hold hole
    holiday home honest hope horse hospital host hot hotel hour hours house huge human hundred hung hunt hurry
    hurt husband ice idea ideal ideas ill image impact improve inch include income indeed inside insist install
    interest invite iron issue item items job jobs join joke joy judge juice july jump june keen keep key kick
    kid kids kill king kiss kit kitchen knee knew knife knock label labor lack lady laid lake lamp land lane
    large larger last late lately laugh launch law lay layer lazy lead leader leaf learn learned lease leather
    leave led left leg legal lend length lesson letter level lie life lift light lighter likely limb limit line
    link lion lip list listen little live lived living load loan local lock log logic long longer looks loop
    loose lord lose loss lost loud love loved low lower luck lucky lunch mad mail main major male man manage
    manner march mark market marry mass master match mate matter meal mean means meant measure meat media medium
    meet member memory men mental mention menu merge mess message met metal method middle mile milk mill mind
    mine minor minute mirror miss mistake mix mixed mode model modern moment money month months mood moon moral
    morning mostly mother motor mount mouse mouth move moved movie moving music nail name named narrow nation
    native nature near nearly neat neck negative nerve nest net news next night nine noble nobody nod noise none
    noon normal north nose note noted notice novel nurse object obvious occur ocean odd offer office oil old
    older once open opinion option orange order ordinary organ ought ours outer outside oven owe owner pack page
    paid pain paint pair pale palm panel paper parent park part parts party pass passed past path pause pay
    peace peak pen people per perfect period person pet phone photo pick piece pig pile pilot pin pink pipe
    pitch pizza place plain plan plane planning plans plant plate play played player plenty plot plus pocket
    poem poet point pole police policy polite poll pool poor pop port pose post pot pound pour power praise pray
    prefer present press prevent price pride prime print prior prison prize problem produce profit promise proof
    proper pros proud prove public pull pure purple purpose push put puzzle quarts queen quick quickly quiet
    quit quote race radio rain raise ran range rank rare rarely rate raw reach read reader reading ready real
    reality reason recent recipe record red redo reduce refer regard regret relate relax release rely remain
    remove rent repair repeat reply report request rescue rest result return review rich ride right ring rise
    risk river road rock role roll roof room root rope rough round route row royal rub rude rule run running
    rush sad safe sail salad salary sale salt sample sand save saved saw scale scare scene school score screen
    script sea search season seat second secret section seed seek seem seems seen sell send sense sent separate
    series serious serve set setting settle seven several shade shake shape share sharp sheet shelf shell shine
    ship shirt shock shoe shoot shop short shot shout show shown shut shy sick side sight sign silent silly
    silver similar simple simply sing single sir sister sit site six size skill skin skip sky sleep slice slide
    slight slip slow slowly small smaller smart smell smile smoke smooth snake snow soap social soft soil sold
    solid solve someday son song sorry soul sound sounds soup source south space spare speak special speed spell
    spend spent spirit split spoke spoon sport spot spread spring square staff stage stair stake stand star
    stare start started state stay steal steam steel steep step stick stock stone stop store storm story
    straight strange stream street stress strict strike string strip strong struggle study stupid style sudden
    suffer sugar suggest suit summer sun supply support suppose surely surface sweet swim swing switch table
    tail taken takes talk tall tank tap tape target task taste tax tea teach team tear teeth ten tend term test
    text theme thick thin third thought thread three threw throw thumb ticket tie tight till time times tiny tip
    tire tired title toast told tone tongue tonight tool tooth top topic torn toss total touch tough tour toward
    town toy track trade trail train travel treat tree trend trial trick tried trip trouble truck true truly
    trust truth try trying tune turn turns twelve twenty twice twin two type ugly uncle under unit upon upper
    upset urban usual value vary vast version via view village visit voice vote wage wait waiting wake walk wall
    wander war warm warn wash waste watch water wave weak wealth wear weather wedding week weeks weight weird
    west wet wheel whole wide wife wild win wind window wine wing winter wipe wire wise wish woman women won
    wonder wood word words work worked worker works world worry worse worst worth wrap write writer wrong yard
    yeah year years yellow yesterday young zero zone
"""

FILLERS: Final = frozenset(_FILLERS.split())
"""Skipped when the pack's phrases are matched, in the phrase and in the text."""

ARTICLES: Final = frozenset(_ARTICLES.split())
"""Skipped when the patterns of dialogue are matched, where "my" and "this" do tell something."""

NEGATORS: Final = frozenset(_NEGATORS.split())
"""Words that turn round what follows."""

SIZES: Final = frozenset(_SIZES.split())
"""Adjectives that leave the noun what it is."""

FUNCTION: Final = frozenset(_FUNCTION.split()) | FILLERS
"""Words of which nothing can be made on their own."""

COMMON: Final = frozenset(_COMMON.split()) | FUNCTION
"""Never taken for a misspelling of something in the pack."""
