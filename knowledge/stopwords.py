"""Words of questions that say nothing about their subject."""

_ENGLISH = """
    a about according actual actually add added adding adds after again all allow allowed allows already also
    alternative am an and another any anybody anyone anything anyway anyways are as ask at available away bad basically
    be because been before being best better between big bolt both bring brings btw builtin bundle bundled but by call
    called can cannot case certain claim claims coding come comes common commonly configure configured configuring could
    count counts cover create current currently daily day days deal dear def did didn differ difference different
    disable disabled do does doesn doesnt doing don done dont easily easy else enable enabled enables enabling enough
    ever every everybody everything exact exactly exist exists explain false fine first folks for frankly friend from
    full fully generally get gets getting give gives go going good got great guess guy guys had handle handled handles
    happen happened happens hard has have having he hear heard hello help her here hey hi him his hit hold honest
    honestly how hows huh i if implement implemented implementing in include includes inside instead integrate
    integrated into is isn isnt it its itself just keep kind kinda know known large last lately latest least legit less
    let like likely literally little ll lot make makes making many matter matters max may maybe me mean means meant
    meanwhile might min mine minimum more most mostly much must my myself natively need needed needs never new next no
    normally not nothing now nowadays of off offer offered offers officially often ok okay old on once one only onto or
    original originally other our out over own part people per piece place please pls plz possible pretty problem
    provide provided provides pull pulled pulls question quite rather re reach reached ready real really recent recently
    recommended right same say says seem seriously set sets setting setup several shall she ship shipped shipping ships
    short shortly should show simple simply since so some somebody somehow someone something sometimes somewhere sort
    sorta special stand stands still stuff such suit suitable support supported supporting supports supposedly sure take
    talk tell than thank thanks that the their them then there these they thing things think this those through to
    together told too totally true truth try turn type typical typically under until up us use used useful user using
    usual usually various ve very wanna want was way ways we well were what whats when where whether which while who
    whole whom whos whose why will with within without wonder wondering work working works worse worst worth would
    writing yeah yes yet you your
"""
_TRADE = "app application framework library package project python tool web"
"""In nearly every passage of any pack about programming."""

STOP_WORDS = frozenset(f"{_ENGLISH} {_TRADE}".split())
