"""Words of questions that say nothing about their subject."""

_ENGLISH = """
    a about according after again all already also alternative am an and another any anybody anyone anything are
    as ask at available away bad be because been before being best better between big both but by can cannot
    case come comes could cover create current currently daily day days deal did differ difference different do
    does doesn doing don done easily easy else enough ever every everything exactly exist exists explain fine
    first for from full get gets getting give gives go going good got great had handle handled handles happen
    happens hard has have having he hello help her here hi him his hold how i if in include includes instead
    into is isn it its itself just keep kind know known large last latest least less let like likely little ll
    lot make makes making many matter may me mean means might mine minimum more most much must my myself need
    needed needs never new next no not nothing now of off often old on once one only or original originally
    other our out over own part people per piece place please possible pretty problem question quite rather re
    ready real really recent recommended right same say says seem several shall she should show simple simply
    since so some someone something sort special still stuff such suit suitable support supported supporting
    supports take talk tell than thank thanks that the their them then there these they thing things think this
    those through to together too try turn type under until up us use used useful user using usual ve very want
    was way ways we well were what when where whether which while who whole whom whose why will with within
    without work working works worse worst worth would yes yet you your
"""
_TRADE = "app application framework library package project python tool web"
"""In nearly every passage of any pack about programming."""

STOP_WORDS = frozenset(f"{_ENGLISH} {_TRADE}".split())
