"""How people speak about candidates: the patterns around a name (`@`)."""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from bot.understanding.choice_patterns import SIGNS
from bot.understanding.english import ARTICLES
from bot.understanding.leaning_patterns import LEANINGS, Leaning
from bot.understanding.phrases import Tree
from bot.understanding.stems import stem

Role = Literal[
    "runs", "stated", "knows", "elsewhere", "leaves", "left", "disliked", "target", "no_knows", "mentioned", "proposed",
    "compared", "tried",
]  # fmt: skip
"""`stated` is `runs` in a sentence that neither asks nor wishes; `elsewhere` is what other projects run, and so known."""

CONNECTORS: Final = frozenset({"and", "or", "plus", "with", "vs", "versus", "both"})

_CLASSES: Final = {
    "%thing": """app application site website server service api project product code codebase stack portal platform system
        bot intranet shop store engine dashboard prototype version monolith backend frontend ui page gateway proxy layer side
        process tool software setup company microservice nanoservice endpoint thingy game blog wiki forum board program mvp crm instance installation
        deployment web part front demo callback script thing stuff template view route handler blueprint container package widget viewer""",
    "%now": "currently now already all mostly mainly still just today only presently plain itself basically entirely",
    "%we": "i we they it team company everything everyone colleague client",
    "%by": "on in with by of upon",
    "%made": "=written =built =done =implemented =made =based =running =powered =developed =using",
    "%move": """switch move migrate port convert change transition rewrite upgrade jump swap refactor redo migration shift
        rewriting leap""",
    "%away": "off away from",
    "%soft": "some only basic enough both well bit little lot",
    "%adj": """old big large small huge tiny simple existing legacy whole few several internal public working single one two
        three four five own main current medium mature ancient entire couple""",
}  # fmt: skip
THINGS: Final = frozenset(map(stem, _CLASSES["%thing"].split()))
"""Nouns for what is made with a candidate."""
_NOW = "[%now] [%now]"
_MADE = "(=made|=built|=wrote|=written|=inherited|=developed|=created|=hacked)"
_OTHERS = """(tutorial|example|people|everybody|everyone|book|course|most|company|others|they|friend|boss|lead|reddit|internet|colleague
    |somebody|someone|article|blog|client|customer)"""

_PATTERNS: Final[tuple[tuple[str, tuple[Role, ...]], ...]] = (
    ("(should|shall|could|would|can|may|must) (i|we|they|one) [%now] (run|use) @", ("proposed",)),
    (f"{_OTHERS} [say|says|said|told me to|tells me to] [to] (use|uses|used|recommend|suggest|propose|love|like|prefer|choose|take|pick|go with) @", ("proposed",)),
    ("(demo|sample|example|tutorial|template|boilerplate|starter|quickstart|reference) .. (=uses|=using|=use) @", ("compared",)),
    ("(demo|sample|example|tutorial|template|boilerplate|starter|quickstart|reference) .. %made [%by] @", ("compared",)),
    ("(another|extra|new|second|separate|next|upcoming) [%adj] %thing (in|on|with) @", ("proposed",)),
    ("@ [is|are] on [=my|=our] (cards|list|menu|radar|shortlist|table)", ("proposed",)),
    ("%thing (in|on|with) @ (could|might|should|will|would)", ("proposed",)),
    ("(favour|favor|like|prefer|propose|proposed|see|suggest|suggested|want) %thing (in|on|with) @", ("proposed",)),
    ("%thing (should|must|could|might|would|will|to) be [in|on|with|by|written in|built on|built with] @", ("proposed",)),
    ("@ (could|might|should|would) (allow|bring|cost|do|get|give|help|let|make|mean|need|remove|replace|save|solve|spare)", ("proposed",)),
    (f"(all|everything|nearly everything|most|rest) [of|=our|other|we] [other|else|the rest|=our|=my] [app|application|code|company|product|project|service|site|system|thing|tool|we] [else] [run|ship|have|do|build|own] (=uses|is|are|=use|run|sit|live|=runs) {_NOW} [%by] @", ("elsewhere",)),
    ("(rest|everything else|all else|all the rest) [of] .. (ship|run|have|maintain|do) (is|are) @", ("elsewhere",)),
    ("(=other|others) .. (app|project|service|product|system|tool) .. (is|are|run|use|on|in) [on|in|all|already] @", ("elsewhere",)),
    ("(reason|point|wise|smart|okay|ok|wrong|mistake|why|situation|case) .. not [to] (use|take|go with|pick|choose) @", ("compared",)),
    ("(%move|convert|turn|go) [..] (to|into|onto|over to) @ %thing", ("proposed",)),
    (f"%we [am|are|is|do] {_NOW} [not] (=run|=runs|=running|=use|=uses|=using) {_NOW} [on|with] @", ("runs",)),
    ("%we [have] =used @ [so far|until now|till now|from the start]", ("knows",)),
    ("(=shipped|=built|=made|=written|=did) (two|three|#|several|some|few|couple of|many|one) [%adj] @ (%thing|project|toy)", ("elsewhere",)),
    ("(year|decade|month) of @", ("elsewhere",)),
    ("(been|am|=is|=are) (=doing|=writing|=coding|=programming) @", ("elsewhere",)),
    ("(can|could) (do|write|speak) @", ("knows",)),
    ("(speak|breathe) @", ("knows",)),
    ("@ in (blood|fingers|sleep)", ("knows",)),
    ("@ is .. (in house|house knowledge)", ("knows",)),
    ("(hello|hello world|toy|toys|something small|stuff|small things) (in|with) @", ("knows",)),
    ("@ is what .. know", ("knows",)),
    ("(know|use|knows) nothing (beyond|besides) @", ("knows",)),
    ("%we [have] =used @ (so far|until now|till now|from the start)", ("runs",)),
    (f"{_MADE} [%adj] [%adj] @ %thing", ("runs",)),
    ("(have|has|got|maintain|=run|=runs|=running|own|operate|host) [got] [%adj] [%adj] @ %thing", ("stated",)),
    ("(have|got) [got] @ already", ("runs",)),
    ("already (is|runs|uses) [%by] @", ("runs",)),
    ("@ (on|under|with) (python|ubuntu|debian|centos|linux|windows)", ("runs",)),
    ("@ (=based|=powered|=backed)", ("runs",)),
    ("%thing .. (is|are|was) [%now] @", ("stated",)),
    ("(who|i|we|they) [have] [=since|=recently|=already|=just|=now] (=moved|=switched|=migrated|=ported) [everything|it|over] to @", ("runs",)),
    ("(must|have to|need to|want to|going to|time to|finally|will) [finally] (leave|drop|quit|exit|sunset|phase out|get off) [of] @", ("leaves",)),
    ("@ like (thing|stuff|framework|api|syntax|library|tool|approach|one)", ("tried",)),
    ("(in|with) @ (i|we) [=always|=constantly|=often|=now] (have|had|=must|=need|=end|=keep|=spend|=write|=miss|=struggle|=fight)", ("runs",)),
    ("(is|are|consist of|made of|=was|remain|became) [%now] [%adj] [%adj] @ %thing", ("stated",)),
    ("(it|this|that|everything|all|stack|backend|prod|production|standard|%thing) [here|there|today] (is|are|has been|have been) [%now] [%now] @", ("stated",)),
    ("(=this|=these|=those|=my|=their) [%adj] [%adj] @ %thing", ("runs",)),
    ("(inside|within|next to|beside|alongside|behind|around) [=my|=our|=this|=their|%adj] [%adj] @ (%thing|one)", ("runs",)),
    ("(to|into|onto|in) [=my|=our|=this|=their|%adj] [%adj] @ (%thing|one)", ("stated",)),
    ("(spin|fire|boot) up @", ("runs",)),
    ("@ (has|have) been (serving|running|working|doing|good|fine|great)", ("runs",)),
    ("@ (that|which|what) (we|i|they) [%now] (run|use|have)", ("runs",)),
    ("(keep|keeping|maintain|maintaining) @", ("runs",)),
    ("(=deployed|=launched|=shipped) @", ("runs",)),
    ("on @ (for|since) [last|past|some|many|few|several|#|two|three] (stretch|year|month|while|week|beginning|start|day|time)", ("runs",)),
    ("@ %thing [%now] (from|since) (#|the start|day one|beginning)", ("runs",)),
    ("@ [rest|web|json|http] %thing (for|since) (#|two|three|four|five|six|seven|eight|ten|many|several|some|a few) (year|month)", ("runs",)),
    (f"(i|we|they) (am|are) {_NOW} [not] {_NOW} on @", ("runs",)),
    ("(instead of|rather than|in place of) @", ("compared",)),
    ("(told|tell|advise|want) (me|us) to [run|use] @", ("mentioned",)),
    ("(happy|satisfied|unhappy|content|fine) with @", ("runs",)),
    ("(=run|=running) @", ("stated",)),
    ("(engineer|developer|dev|programmer|people) on @", ("runs",)),
    ("@ (has|have) served (me|us)", ("runs",)),
    ("rather @ than @", ("target", "disliked")),
    ("prefer @ (over|to) @", ("target", "disliked")),
    ("@ %thing (wait|hang|block|slow)", ("runs",)),
    ("have (=my|=our|existing|old|legacy|large|big|small|running|working) @ %thing", ("runs",)),
    ("have @ %thing", ("stated",)),
    ("@ %thing (in production|in prod|in use|=running)", ("runs",)),
    ("@ [and] [@] here", ("runs",)),
    ("(=use|=using) [and] [know] [and] [like] @", ("stated",)),
    (f"%thing {_NOW} (is|are|was) {_NOW} [%by] @", ("runs",)),
    (f"%thing {_NOW} (run|sit|live|use|rely|depend) {_NOW} [%by] @", ("runs",)),
    (f"[is|are] {_NOW} %made {_NOW} (in|on|with|by) @", ("runs",)),
    ("%thing (in|on) @", ("stated",)),
    ("(it|which) (is|runs) (on|in|with) @", ("runs",)),
    ("(=our|existing|current|legacy|old) [old|big|large|small|main|own|public|production|internal] @", ("runs",)),
    ("=my [old|big|large|small|little|main|own|existing|current] @ %thing", ("runs",)),
    ("@ [%thing] (at moment|at the moment|right now|currently|atm|at present|so far|as of now|today|in production)", ("runs",)),
    ("(currently|right now|at the moment|at present|presently|atm|so far|until now) [it] [is|are|use|run|have] [%by] @", ("runs",)),
    ("now [it] (is|are|use|run|have|%by) [%by] @", ("runs",)),
    ("(already|still) (have|use|run|%by) [%by] @", ("runs",)),
    ("already @", ("runs",)),
    ("@ (keep|keeps|kept) (=breaking|=crashing|=leaking|=failing|=changing|=hanging|=timing)", ("runs",)),
    ("@ (break|breaks|broke|crash|crashes|leak|leaks) [on|with|at|every|each|all|after]", ("runs",)),
    ("(=began|=started|=begun) (as|life as|life in|life on|life with) @ [%thing]", ("runs",)),
    ("@ (=handles|=handling|=answers|=answering|=serves|=serving|behind) [all|everything|http|it|=our|request|routing|traffic|web]", ("stated",)),
    ("@ (until|till) (now|today)", ("runs",)),
    ("@ (has|have) [=been] (=served|=run|=driven|=powered|=carried|=done)", ("runs",)),
    ("(current|present|existing|old) .. (is|are|was|uses|runs) [on|in|with] @", ("stated",)),
    ("@ (model|code|template|view|table) (exist|exists|are there|is there|are written) [already]", ("runs",)),
    ("(i|we) (get|have|got) (from|with|in|out of) @", ("stated",)),
    ("(i|we) (have|got|had) @ (for|in|on|behind|under|with)", ("stated",)),
    ("on top of @", ("stated",)),
    ("@ [is] [%now] (there|in place|set up|installed|deployed) already", ("runs",)),
    ("@ is (in place|already there|set up|what we run|what runs)", ("runs",)),
    ("@ (dev|development|app|application) server", ("stated",)),
    ("(=wrote|=built|=made) (us|me) .. (in|with|on) @", ("runs",)),
    ("@ (is|was) used (in|for|by|as|to)", ("stated",)),
    ("(=picked|=chose|=took|=adopted|=introduced) @ (in ####|back|years|when we|when i|at the time)", ("runs",)),
    ("(=put|=brought|=introduced) @ (into|in) [=our|=my]", ("stated",)),
    ("@ (=gave|=brought|=saved|=cost) (us|me)", ("runs",)),
    ("@ for (#|two|three|four|five|six|seven|eight|nine|ten|many|several) year", ("runs",)),
    ("%thing (now|today|so far|currently) @", ("runs",)),
    ("in @ (=is|=has|=are) [now]", ("stated",)),
    ("@ [%thing] in (prod|production)", ("stated",)),
    ("@ [%thing] (=runs|=powers|=drives|=serves) (=our|=my|everything|all)", ("runs",)),
    ("@ .. since ####", ("runs",)),
    ("line of @", ("runs",)),
    ("(=wrote|=built|=made|=coded|=did) (it|this|that|everything|them) (in|on|with|using) @", ("runs",)),
    ("(is|are|was) .. still @", ("runs",)),
    ("@ (=gives|=gave|=cost|=costs) (us|me) (headache|trouble|grief|pain|nothing but)", ("runs",)),
    ("after [nearly|almost|about|over] (#|two|three|four|five|several|many) (year|month) (on|with|of|in) @", ("runs",)),
    ("(until|till|up to) (now|today) (is|was|it is|it was) @", ("runs",)),
    ("=uses [%now] @ (for|as|behind|to|in|and|with)", ("stated",)),
    ("(=launches|=launching|=imports|=spawns|=spawning|=embeds|=embedding) @", ("runs",)),
    ("@ (=makes|=forces|=lets|=gives) (me|us)", ("runs",)),
    ("(##|###|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens of|hundreds of) @ (app|application|blueprint|controller|endpoint|handler|model|page|route|service|view)", ("runs",)),
    ("(%made) [#|back in|long ago|originally|once|first] [in] [#] (in|on|with) @", ("runs",)),
    ("@ (was|is) (chosen|picked) (for|because|back|in #)", ("runs",)),
    ("for [#|two|three|four|five|six|several|many] (year|month) [now] [this|it|that] (has been|have been|is|was) @", ("runs",)),
    ("@ (we|i) [%now] (=use|=run|have got)", ("runs",)),
    ("@ (we|i) [have] (=used|=did|=tried)", ("knows",)),
    ("@ (we|i) [have] (=used|=did|=had) (in|at|for|on) [=our|=my] (last|previous|other|former|old|earlier|another)", ("elsewhere",)),
    ("(pr|pull request|patch|contributor|reviewer|someone|somebody|another) .. (=made|=did|=built|=written|=using|=adds|=added) [..] (in|on|with|using) @", ("proposed",)),
    ("@ since (version|#|day|beginning|start|then|forever|always|last|early|late)", ("runs",)),
    ("existing .. (on|in|with) @", ("runs",)),
    ("(=moved|=switched|=migrated|=ported) [it|everything] to @ (last|already|in|recently|a while|# year)", ("runs",)),
    ("(stay|stick|remain|continue|keep) [on|with|at|using|in|to] @", ("runs",)),
    ("(leave|keep) [it|that|this] [%by] @ or", ("runs",)),
    ("(%move|get|go) [..] from @ (to|for|into|onto|towards) @", ("leaves", "target")),
    ("(%move|get|break|step) [..] (from|off|away from|off of) @", ("leaves",)),
    ("(swap|exchange|throw|kick) [=our|=my] @ [%thing] (out|away)", ("leaves",)),
    ("(=leave|=leaving|=left) @", ("leaves",)),
    ("(drop|remove|strip|tear|rip) [out] @ (from|out of)", ("leaves",)),
    ("(=gave|=given|=give|=giving) up on @", ("leaves",)),
    ("(am|are|be) done with @", ("leaves",)),
    ("(replace|swap|drop|ditch|abandon|retire|leave|exchange|%move) [=our|=my] @ [%thing] [entirely|completely|altogether|fully|behind] (by|with|for|to|into) @", ("leaves", "target")),
    ("(replace|ditch|abandon|retire|dump|outgrow|outgrown|get rid of) [=our|=my] @", ("leaves",)),
    ("@ to @ (migration|move|switch|rewrite|port)", ("leaves", "target")),
    ("from @ to @", ("leaves", "target")),
    ("(=moved|=switched|=migrated|=ported) [it|everything] from @ to @", ("left", "runs")),
    ("(%move|go) [..] (to|into|onto|over to) @", ("target",)),
    (f"(know|master|understand|=learned|=learnt|=studied|=knows) {_NOW} [%soft] [of] @", ("knows",)),
    ("(familiar|comfortable|experienced|fluent|good|proficient|confident|skilled|at home|experience|productive) [enough] (with|in|at|of) @", ("knows",)),
    ("(year|month|week|couple|experience|background|knowledge|decade|weekend|tutorial) (of|with|in|on) [doing|using|building with|working with] @", ("knows",)),
    ("(=used|=worked) [with] @ (at work|before|previously|professionally|once|a bit|a lot|for years|for # year|at school|at university|at uni|for a while|daily|last year|already|in the past|in a)", ("knows",)),
    ("(use|using) @ (at work|daily|every day|professionally|at the office|at my job)", ("knows",)),
    (f"have {_NOW} (=used|=worked with|=worked in|=done|=built things with|=learned|=played with|=previously used) [%soft] [of] @", ("knows",)),
    ("have [%now] (=built|=made|=written|=done) .. (with|in|on|using) @", ("knows",)),
    ("(never|not) [=ever] (use|=used|try|=tried|know|do|touch|=done) (anything|something|any) (but|except|other than|else than|besides) @", ("knows",)),
    ("(know|use) nothing (but|except|other than) @", ("knows",)),
    ("(=played|=worked|=experimented|=dabbled) (with|in) @", ("knows",)),
    ("(i|we) (did|done) [%soft] [of] @", ("knows",)),
    ("(daily|usual|favourite|favorite|main) (tool|driver|framework|thing|stack) [is|was] @", ("knows",)),
    ("@ [is] [=what] (i|we|team|most of us) [both|all|mostly|already] (know|=knows|am used to|are used to|use daily|am familiar|are familiar|am good at|understand)", ("knows",)),
    ("@ [is|are] [nearly|almost|practically|pretty much] (everywhere|throughout|by default|for everything)", ("knows",)),
    ("(usually|normally|mostly|always|typically|otherwise|elsewhere|by default) [we|i] [do|use|take|run|go with|work with|work in|write] [in|with|on] @", ("knows",)),
    ("(everything|anything) else .. [is|are|use|run|in|on] [in|on] @", ("knows",)),
    ("(most|many|all|rest|other) [of] .. (app|project|service|system|team|thing|code|site|tool|people|developer|dev) (is|are|use|run|in|on|know) [in|on|with] @", ("knows",)),
    ("(coming|come|came|comming) from @", ("elsewhere",)),
    ("(taught|teaches|teach|trained|training) [me|us|them] [in|about|on] @", ("knows",)),
    ("@ (i|we) (know|use|do) from (work|school|uni|university|before|=my|another|other)", ("knows",)),
    ("(=did|=done|=took|=taken|=finished|=doing) [%adj] @ (course|tutorial|bootcamp|class|book|workshop|intro)", ("knows",)),
    ("(=used|=worked with|=worked in|=did|=had) @ (in|on|for|at) [=my|some|one|two|#|another|other] (previous|past|last|former|earlier|other|old) (project|job|company|team|role|gig|employer|life)", ("knows",)),
    ("(last|previous|former|old|other|earlier) (job|project|company|gig|team) (was|is|used|ran|had) [all|on|in|mostly|with] @", ("knows",)),
    ("(have|had|would) (=written|=built|=made|=done|=created) [%adj] [%adj] @ (%thing|things)", ("knows",)),
    ("(long time|longtime|former|ex|seasoned|senior|junior|old) @ (dev|developer|user|programmer|guy|person)", ("knows",)),
    ("(=tried|=tested|=evaluated) @", ("tried",)),
    ("(alternative|alternatives|replacement|substitute) (to|for|of) @", ("tried",)),
    ("(=gave) @ (try|go|shot|spin|chance)", ("tried",)),
    ("@ (experience|background|knowledge|expertise|developer|dev|devs|team|people|guy|expert|veteran|skill|programmer)", ("knows",)),
    ("(used|accustomed) to @", ("knows",)),
    ("(with|in|about|of|for) @ (i|we) have (no|zero|little) (clue|experience|hour|idea|knowledge|practice)", ("no_knows",)),
    ("(about|of|on|for) @ .. (no idea|no clue|know nothing|can not say|can not judge)", ("no_knows",)),
    ("(have|has) (zero|no) (hours|practice|experience) .. @", ("no_knows",)),
    ("@ (no idea|never judged|can not judge)", ("no_knows",)),
    ("(no one|nobody|none of us) .. (knows|know|touched|seen|used|heard of) @", ("no_knows",)),
    ("@ is [all] (new|news|unknown|foreign|unfamiliar) (for|to) .. (me|us|of us)", ("no_knows",)),
    ("(=write|=writing|=wrote|=written|=doing|=programming) @ (for|since|all day|daily|every day|at work|professionally)", ("knows",)),
    ("@ is what (i|we|most|two|three|some|half) .. (did|do|use|learned|learnt|wrote|write)", ("knows",)),
    ("(knowledge|background|experience|past|skills) (is|was|are|lies) [mostly|mainly|all] (with|in|on) @", ("knows",)),
    ("(day|time) [long] @ (programmer|person|user|dev|developer|man|woman)", ("knows",)),
    ("(do|=doing|write|live in|breathe) @ (all day|every day|daily|for a living|at work|at my job)", ("knows",)),
    ("@ (=did|=used|=learned|=learnt) [it] (at|in|for|on) [=my|=our|=last|=previous] (last|previous|old|school|uni|university|job|course|class)", ("knows",)),
    ("(never|not) [even|really|yet] (touch|use|try|work with|do|learn|see|look at|write) [with] @", ("no_knows",)),
    ("@ (i|we) [have] (never|not) [really|yet]", ("no_knows",)),
    ("(never|not) [really|yet|=ever] (get|got|gotten) [around|round] to @", ("no_knows",)),
    ("@ (i|we) (do|can|have) not [really|yet] (know|judge|use|try|touch|learn)", ("no_knows",)),
    ("(new|stranger) to @", ("no_knows",)),
    ("@ is (new|unfamiliar|unknown) (to|for) (me|us)", ("no_knows",)),
    ("(no|zero|without|little) (experience|knowledge) (with|of|in|about) @", ("no_knows",)),
    ("no @ (experience|knowledge|background|skill|people|dev|developer)", ("no_knows",)),
    ("(=tried|=tested|=evaluated|=used|=checked) @ [and|but] [it] [was|=not|did not|do not] [=not] (hate|dislike|meh|like|enjoy|bad|horrible|happy|convinced|pain|confusing)", ("disliked",)),
    ("(=tried|=tested|looked at|looked into|=evaluated) @ [and|but] (did|do|was|is) not", ("disliked",)),
    ("found @ [too|to be|a bit|kind of|rather] (kinda meh|meh|ugly|bad|slow|confusing|clunky|limited|limiting|boring|disappointing|painful|complicated)", ("disliked",)),
    ("@ (is|was|felt|feel|seem|look) [just|too|so|kind of|a bit|rather] (meh|horrible|terrible|awful|crap|garbage|dead|ugly|disappointing|out|no go|a no go|nightmare|excluded|ruled out)", ("disliked",)),
    ("(burned|burnt|disappointed|frustrated|unhappy|fed up|annoyed|bad experience|sick|tired) (by|with|of) @", ("disliked",)),
    ("(not|never) (enjoy|like|love|happy with) [to use] @", ("disliked",)),
    ("(rule|exclude|cross) [out] @", ("disliked",)),
    ("(does|do|would|will|should) .. (rule|exclude) [out] @", ("proposed",)),
    ("@ .. (put|puts|drove|drives|drive|scared|turned|threw) (me|us|everybody|everyone) (off|mad|away|crazy|nuts)", ("disliked",)),
    ("@ .. so no", ("disliked",)),
    ("@ [was|were] (considered|discussed|proposed|suggested|tried|looked at|mentioned) [and|but|then] (discarded|dismissed|dropped|excluded|rejected|ruled out|shot down|turned down)", ("disliked",)),
    ("@ [was|were|is|are] [=been] (shot down|turned down|ruled out|voted down|off [the] list|off [the] menu)", ("disliked",)),
    ("@ [is] (out of the question|off the table|not an option|no option|a non starter|not for us|not for me|dropped|discarded|rejected|was rejected|was dropped|was discarded)", ("disliked",)),
    ("(decided|voted|argued|advised|spoke) against @", ("disliked",)),
    ("@ (boxed|let) (me|us) (in|down)", ("disliked",)),
    ("(=reject|=rejected|=discarded|=dropped|dismiss|dismissed) [was|were] @", ("disliked",)),
    ("(something|framework) (else|other|different) (than|from|to) @", ("disliked",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class InRoles:
    """The roles in which the names of a pattern stand, in turn."""

    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that speaks of a choice or a move."""

    kind: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """A pattern by which people speak well or ill of a candidate without deciding."""

    leaning: Leaning


@cache
def patterns() -> Tree[InRoles | Sign | Opinion]:
    """Return the patterns around names, in one tree as many begin alike."""
    tree: Tree[InRoles | Sign | Opinion] = Tree(ARTICLES, _classes())
    for phrase, roles in _PATTERNS:
        tree.add(phrase, InRoles(roles))
    for kind, phrases in SIGNS.items():
        for phrase in phrases:
            tree.add(phrase, Sign(kind))
    for leaning, phrases in LEANINGS.items():
        for phrase in phrases:
            tree.add(" ".join(phrase.split()).replace(" |", "|"), Opinion(leaning))
    return tree


def _classes() -> dict[str, str]:
    return {
        word if word.startswith("=") else stem(word): kind for kind, words in _CLASSES.items() for word in words.split()
    }
