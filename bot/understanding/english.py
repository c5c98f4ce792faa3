"""English words that carry no subject: fillers between the words of a phrase, and common words that are no typos."""

from typing import Final

FILLERS: Final = frozenset(
    "a an the my our your his her their its this that these those some any very really quite pretty such also".split()
)
"""Skipped when the pack's phrases are matched, in the phrase and in the text."""

ARTICLES: Final = frozenset("a an the very really quite pretty also".split())
"""Skipped when the patterns of dialogue are matched, where "my" and "this" do tell something."""

FUNCTION: Final = frozenset(
    """
    i we you he she it they me us him them one who whom whose which what when where why how there here and or nor but so if
    then than as at by for from in into of off on onto out over to up with without within about above after again against
    all am are be been being is was were do does did done have has had having can could may might must shall should will
    would not no yes just only even still yet already too more most much many few less least other others another same own
    each every both either neither because since while until though although however rather instead else ever never always
    often sometimes maybe perhaps now today soon later well good better best nice bad like want need get got go going come
    make made take let us know think see look say said tell ask use used using way thing things stuff lot lots bit kind sort
    something anything nothing someone anyone everything everyone please thanks thank hi hey hello ok okay sure really
    """.split()
) | FILLERS  # fmt: skip
"""Words of which nothing can be made on their own."""

COMMON: Final = FUNCTION | frozenset(
    """
    able accept accepted account across act action active actual actually add added adding admit advice afford afraid agree ahead
    aim air alive allow allowed almost alone along alright alternative amazing amount angle answer answers apart appear apple
    apply approach area argue around arrive article aside asked asking assume attempt avoid aware away baby back background
    badly ball bank bar bare base based basic basis basket batch battle beach bean bear beat beautiful become bed beer beg
    begin begins behind believe bell belong below belt bench bend beside bet between beyond big bigger bike bill billing bind
    bird birth bite blame blank blend bless blind block blog blood bloom blow blue board boat body bold bone bonus book books
    border bore boring born borrow boss bother bottom bought bound box boy brain branch brand bread break breath brew bridge
    brief bright bring broad broken brother brought brown brush bubble bucket budget bug bugs build bulk bull bunch burn burst
    bus bush busy butter button buy cake call called calls came camp cancel candle cap car card cards care careful carry case
    cases cash cast castle cat catch caught cause cell cent center central chain chair challenge chance change changed changes
    chapter charge cheap check chess chest chicken chief child choice choose chose church circle city claim class clean clear
    clever click climb clock close closed cloth cloud club coach coal coast coat code coffee cold collect college color come
    comes comfort coming common company compare complete concern confirm consider contain content control cook cool cope copy
    core corner correct cost costs couch count country couple courage course court cover cow crash crazy cream create credit
    crew cross crowd cry cup current custom cut cute cycle daily damage damn dance danger dare dark data date day days dead
    deal dear death debate decade decent decide decided deep define degree delay deliver demand deny depend depth describe
    design desk detail did die diet differ dinner direct dirty dish divide doctor dog dollar door dot double doubt down drag
    draw dream dress drew drink drive drop drove drug dry duck due dull dump dust duty early earn earth ease easier easily east
    easy eat edge effect effort eight either elder else email empty end energy engage engine enjoy enough enter entire equal
    error escape especially estate even evening event everyday evil exact exam example except excuse exist expect explain
    express extra eye eyes face fact fail fair fairly faith fall false fame family fan fancy far farm fashion fast faster fat
    fate father fault favor fear feature fed fee feed feel feels feet fell felt fence fetch few field fifth fight figure fill
    film filter final finally find fine finger finish fire firm first fish fit fits five fix fixed flag flake flame flash flat
    flavor flesh flew flex flight float flood floor flow flower fly focus fold folk folks follow food fool foot force forget
    form former forth forward fought found four frame free freeze fresh friend friends front fruit fuel full fully fun funny
    future gain game games garden gas gate gather gave gear general gentle get gift girl give given gives glad glance glass goal
    god gold gone good grab grade grain grand grant grass grave gray great green grew grey grid ground group grow guard guess
    guest guide guilty gun guy guys habit hair half hall hand handle handy hang happen happy hard harder harm hate head heal
    health hear heard heart heat heavy height held hell help helped hence hero hidden hide high higher highly hill hire hit
    hold hole holiday home honest hope horse hospital host hot hotel hour hours house huge human hundred hung hunt hurry hurt
    husband ice idea ideal ideas ill image impact improve inch include income indeed inside insist install interest invite
    iron issue item items job jobs join joke joy judge juice jump june july just keen keep key kick kid kids kill kind king
    kiss kit kitchen knee knew knife knock label labor lack lady laid lake lamp land lane large larger last late lately later
    laugh launch law lay layer lazy lead leader leaf learn lease least leather leave led left leg legal lend length less lesson
    letter level lie life lift light lighter likely limb limit line link lion lip list listen little live lived load loan local
    lock log logic long longer looks loop loose lord lose loss lost loud love loved low lower luck lucky lunch mad mail main
    major male man manage manner march mark market marry mass master match mate matter meal mean means meant measure meat media
    medium meet member memory men mental mention menu merge mess message met metal method middle mile milk mill mind mine minor
    minute mirror miss mistake mix mixed mode model modern moment money month months mood moon moral morning mostly mother motor
    mount mouse mouth move moved movie moving music nail name named narrow nation native nature near nearly neat neck negative
    nerve nest net news next night nine noble nobody nod noise none noon normal north nose note noted notice novel nurse object
    obvious occur ocean odd offer office often oil old older once open opinion option orange order ordinary organ ought ours
    outer outside oven owe owner pack page paid pain paint pair pale palm panel paper parent park part parts party pass passed
    past path pause pay peace peak pen people per perfect period person pet phone photo pick piece pig pile pilot pin pink pipe
    pitch pizza place plain plan plane plans plant plate play played player please plenty plot plus pocket poem poet point pole
    police policy polite poll pool poor pop port pose post pot pound pour power praise pray prefer present press pretty prevent
    price pride prime print prior prison prize problem produce profit promise proof proper proud prove public pull pure purple
    purpose push put puzzle queen quick quickly quiet quit quite quote race radio rain raise ran range rank rare rarely rate
    raw reach read reader reading ready real reality reason recent recipe record red reduce refer regard regret relate relax
    release rely remain remove rent repair repeat reply report request rescue rest result return review rich ride right ring
    rise risk river road rock role roll roof room root rope rough round route row royal rub rude rule run running rush sad safe
    said sail salad salary sale salt same sample sand save saved saw scale scare scene school score screen script sea search
    season seat second secret section see seed seek seem seems seen sell send sense sent separate series serious serve set
    setting settle seven several shade shake shall shape share sharp she sheet shelf shell shine ship shirt shock shoe shoot
    shop short shot should shout show shown shut shy sick side sight sign silent silly silver similar simple simply since sing
    single sir sister sit site six size skill skin skip sky sleep slice slide slight slip slow slowly small smaller smart smell
    smile smoke smooth snake snow soap social soft soil sold solid solve someday son song soon sorry soul sound sounds soup
    source south space spare speak special speed spell spend spent spirit split spoke spoon sport spot spread spring square
    staff stage stair stake stand star stare start started state stay steal steam steel steep step stick still stock stone stop
    store storm story straight strange stream street stress strict strike string strip strong struggle study stuff stupid style
    sudden suffer sugar suggest suit summer sun supply support suppose sure surely surface sweet swim swing switch table tail
    take taken takes talk tall tank tap tape target task taste tax tea teach team tear teeth tell ten tend term test text thank
    theme thick thin think third those thought thread three threw throw thumb ticket tie tight till time times tiny tip tire
    tired title toast today told tone tongue tonight tool tooth top topic torn toss total touch tough tour toward town toy
    track trade trail train travel treat tree trend trial trick tried trip trouble truck true truly trust truth try trying tune
    turn turns twelve twenty twice twin two type ugly uncle under unit upon upper upset urban usual value vary vast version via
    view village visit voice vote wage wait waiting wake walk wall wander war warm warn wash waste watch water wave weak wealth
    wear weather wedding week weeks weight weird west wet wheel whole wide wife wild win wind window wine wing winter wipe wire
    wise wish woman women won wonder wood word words work worked worker works world worry worse worst worth wrap write writer
    wrong yard yeah year years yellow yesterday young zero zone learned earned planning pros cons pose quarts dashed gist
    """.split()
)
"""Never taken for a misspelling of something in the pack."""
