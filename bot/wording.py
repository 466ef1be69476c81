"""How questions are worded: the patterns that `bot.question` and `bot.history` read them with.

All patterns ignore case; questions are typed in a hurry.
"""

from __future__ import annotations

import re

from bot.names import vocabulary


def _any(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _regular(verbs: str) -> list[str]:
    """All forms of regular verbs."""
    return [v[:-1] + r"(?:e|es|ed|ing)" if v.endswith("e") else v + r"(?:s|es|ed|ing)?" for v in verbs.split()]


AUXILIARY = _any(*sorted(vocabulary("did does do has have had is was are were would will should could can might must")))
SAYING = _any(
    r"sa(?:y|ys|id|ying)|tell(?:s|ing)?|told|th(?:ink|inks|inking|ought)|mean(?:s|t)?|(?:den|repl|testif)(?:y|ies|ied|ying)",
    r"sp(?:eak|eaks|oke|oken|eaking)|admit(?:s|ted|ting)?|swear|swore",
    *_regular(
        """claim warn propose demand argue promise suggest announce state mention describe predict believe comment respond react accuse
        criticise criticize condemn urge insist pledge vow explain express confirm declare tweet reveal recommend advise stress remark
        acknowledge threaten complain assert allege emphasise emphasize caution estimate advocate concede"""
    ),
)
"""Verbs that ask for someone's words in every kind of question."""
IRREGULAR = vocabulary(
    """beaten begun bent bitten blown borne bound bought bred broken brought built burnt caught chosen cut dealt done drawn driven drunk dug eaten
    fallen fed felt flown forbidden forgiven forgotten fought found frozen given gone grown had heard held hidden hit hung hurt kept known laid
    led left lent lit lost made meant met mistaken overthrown overtaken paid proven put read ridden risen run sawn seen sent set sewn shaken
    shot shown shut slain sold sought sown spent spilt spoken spread spun stolen struck stuck sung sunk swept sworn swum taken taught thrown told
    torn understood undertaken upheld withdrawn withheld won worn woven written"""
)
"""Irregular past participles of English."""
_HANDLED = _any(
    *sorted(
        vocabulary(
            """built bought found hidden lost made sold stolen taken auctioned burned damaged delivered destroyed developed discovered donated
    dumped installed invented looted painted pulled recovered removed rescued seized smuggled spilled swallowed thrown torn unearthed washed"""
        )
    )
)
"""Participles of verbs that make, move, find or unmake a thing."""
PASSIVE_WHAT = _pattern(
    r"^\W*what(?:\s+(?:else|exactly))?\s+(?P<clause>(?:was|were|is|are|(?:has|have|had)\s+been|(?:is|was)\s+being)\s+"
    rf"(?:(?:also|just|recently|reportedly|already)\s+)?{_HANDLED}\b.*?)[?.!\s]*$"
)
"""`What was stolen from the hall?`: what is asked for has no name but the clause."""
ATTITUDE = _any(r"felt|make of|wr(?:ite|ites|ote|itten|iting)", *_regular("want feel call ask hope expect add answer object"))
"""Verbs that ask for words after a bare "what" or "how" only: "Did Biden call Putin?" asks for none."""
VIEW = _any(
    *(
        f"{noun}s?"
        for noun in sorted(
            vocabulary(
                """view reaction response position stance opinion comment remark statement take answer message thought assessment warning claim
    quote quotation attitude criticism argument denial promise prediction explanation justification complaint"""
            )
        )
    ),
    r"words|repl(?:y|ies)|apolog(?:y|ies)",
)
ADVERB = _any(
    r"ha(?:ve|s|d) to|go on to|went on to|try to|so far|n[o']t",
    *sorted(
        vocabulary(
            """also then later actually publicly recently just really first ever originally reportedly specifically exactly already
    previously yet currently now initially personally officially been always still once again ultimately eventually explicitly
    privately today yesterday generally apparently repeatedly either"""
        )
    ),
)
_SPEAKER = r"(?P<speaker>[^?!;:]{1,120}?)"
_LATER = rf"(?:[\s,]+{ADVERB})*"
_ON = r"(?:on|to|about|of|regarding|towards?|over|concerning)"
_END = r"\s*[?.!]?\s*$"

STATEMENT = tuple(
    _pattern(text)
    for text in (
        # Does X agree with what Y said about it?
        rf"^\W*{AUXILIARY}\s+{_SPEAKER}{_LATER}\s+(?P<verb>(?:dis)?agrees?\s+with\s+what\s+[^?!;:]{{1,80}}?\s+(?:said|says|thinks|thought|wants))\b",
        # What did X say? What else has X said? What's X proposing? How did X react?
        rf"\b(?:what(?:\s+(?:else|more|exactly|precisely|again|specifically|things?|kind\s+of\s+\w+))?|how)(?:['’][sd]|\s+{AUXILIARY})\s+"
        rf"{_SPEAKER}{_LATER}\s+(?P<verb>{SAYING}|{ATTITUDE})\b",
        # Which numbers did X mention? When did X say it? Did X deny it?
        rf"\b(?:(?:what|which|whose|how\s+\w+)\s+(?:[^?!;:,]{{1,60}}?\s+)?|when\s+|where\s+|why\s+|whom?\s+|^\W*){AUXILIARY}\s+"
        rf"{_SPEAKER}{_LATER}\s+(?P<verb>{SAYING})\b",
        # ... what X said about it
        rf"\b(?:what|everything|anything|all|things)\s+(?:that\s+)?{_SPEAKER}\s+(?:{AUXILIARY}\s+)?(?:{ADVERB}\s+)*"
        r"(?P<verb>said|says|saying|told|thinks|thought|claim(?:ed|s)|want(?:ed|s)|warned|propose[ds]|promised|demand(?:ed|s)|announced|argue[ds])\b",
        rf"\b(?P<verb>according\s+to)\s+{_SPEAKER}(?=\s*[,?.!]|\s*$|\s+(?:{AUXILIARY}|what|how|who|when|where|why|which)\b)",
        # What is X's reaction to it? X's view on it
        rf"(?:\bwhat(?:['’]s|\s+(?:is|was|are|were))\s+|\b(?:give|show|tell|find)\s+me\s+|^\W*){_SPEAKER}(?:['’]s?|(?<=s)['’])\s+"
        rf"(?:\w+\s+)?(?P<verb>{VIEW})(?:\s+{_ON}\b|{_END})",
        # the reaction of X to it, comments by X
        rf"\b(?P<verb>{VIEW}\s+(?:made\s+)?(?:of|from|by))\s+{_SPEAKER}(?=\s+{_ON}\b|{_END})",
        rf"\b(?P<verb>said|claimed|announced|promised|proposed|warned)\s+by\s+{_SPEAKER}(?=\s+(?:on|about|regarding|over|in|to|that)\b|{_END})",
        rf"^\W*{_SPEAKER}\s+(?P<verb>said|says|claimed|wants|thinks|told|proposed|demanded)\s+what\b",
        rf"^\W*(?:please\s+)?(?P<verb>quote)\s+{_SPEAKER}(?=\s+(?:on|about|regarding)\b|{_END})",
    )
)
"""Questions about a statement, each with the groups `speaker` and `verb`."""

_HELD = r"(?:positions?|stances?|views?|minds?|opinions?|tunes?|lines?|tones?|attitudes?|stor(?:y|ies)|rhetoric)"
_CHANGED = _any(
    r"swap(?:s|ped)?|drop(?:s|ped)?|flip(?:s|ped)?",
    *_regular("change shift reverse soften harden switch alter abandon revise moderate evolve toughen"),
)
_TURNED = (
    r"(?:flip-?\s?flop(?:ped)?|back-?track(?:ed)?|back-?pedal(?:l?ed)?|(?:go|gone|went)\s+back|"
    r"(?:make|made|do|done)\s+an?\s+(?:u-?turn|about-face|volte-face))"
)
_OWN = r"(?:(?:his|her|their|its|the|an?y?)\s+)?(?:\w+\s+)?"

CHANGE = tuple(
    _pattern(text)
    for text in (
        # Has X changed her position on Y? How has X changed his tune?
        rf"^\W*(?:how\s+|when\s+|why\s+)?{AUXILIARY}\s+{_SPEAKER}{_LATER}\s+(?P<verb>{_CHANGED}\s+{_OWN}{_HELD}|{_TURNED})\b",
        # How has X's position on Y changed? Did X's view change?
        rf"^\W*(?:how\s+|when\s+|why\s+)?{AUXILIARY}\s+{_SPEAKER}(?:['’]s?|(?<=s)['’])\s+(?P<held>(?:\w+\s+)?{_HELD})\b[^?!;:]*?\s(?P<verb>{_CHANGED})\b",
    )
)
"""Questions whether somebody says something else than before, each with the groups `speaker` and `verb`."""

SHORT_STATEMENT = _pattern(rf"^\W*(?P<speaker>[^?!;:,]{{1,60}}?)\s+(?:(?P<verb>{VIEW})\s+{_ON}|(?:on|about|regarding))\s+\S")
"""`X on Y?`, `X response to Y`: a question about a statement if X is a name."""

PASSIVE = _pattern(r"\b(?:is|was|are|were)\b(?!.*\b(?:as|by|to|been|being)\b)(?!.*ing$).*(?:ed|told|said)$")
"""A matched question in the passive voice ("What is it called"), where the noun is not the one who speaks."""

WRAPPER = _pattern(
    r"^\W*(?:(?:hi|hello|hey|ok|okay|well|so|and|but|also|thanks|thank\s+you|great|please|now|then)\b[\s,.!]*)*(?:"
    + _any(
        r"(?:can|could|would|will)\s+you\s+(?:please\s+|kindly\s+)?(?:tell|show|explain\s+to|give|remind|let)\s+(?:me|us)(?:\s+know)?",
        r"do\s+you\s+(?:happen\s+to\s+)?(?:know|remember)",
        r"(?:tell|show|remind)\s+(?:me|us)",
        r"i(?:\s+would|['’]d)?\s+(?:want|like|need)\s+to\s+(?:know|ask|hear|learn|find\s+out)|i\s+(?:was\s+)?wonder(?:ing)?",
        r"any\s+idea",
    )
    + r"\b(?=\s+(?:what|who|when|where|why|how|which|if|whether))[\s,]*(?:(?:if|whether)\s+)?)?(?:please\s+)?"
)
"""What people say before the question itself."""

ARCHIVE = (
    r"(?:(?:the|these|those|your|our|any)\s+)?"
    r"(?:articles?|news|newspapers?|papers?|press|media|coverage|reporting|stories|archive|outlets?)"
)
_NEWS = r"(?:\s+(?:news|developments?))?"
_POSITIONS = (
    r"(?:\s+(?:of\s+)?(?:the\s+)?(?:(?:different|various|main|two)\s+)?"
    r"(?:positions|views|arguments|reactions|statements|debate)(?=\s+(?:on|about|to|over)\b))?"
)
"""What a briefing may be of, which no article needs to name: `a summary of the positions on tolls`."""
BRIEFING = _pattern(
    r"\b"
    + _any(
        r"brief(?:ing)?\s+(?:me|us|on|about)|update\s+(?:me|us)|catch\s+(?:me|us)\s+up|bring\s+(?:me|us)\s+up\s+to\s+(?:speed|date)",
        r"give\s+(?:me|us)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?:brief(?:ing)?|overview|summary|timeline|update|background|run-?down|recap|details|gist)"
        + _POSITIONS,
        rf"(?:summari[sz]e|sum\s+up|summary\s+of){_POSITIONS}|recap|overview|time\s?line|chronology|round-?up|digest|state\s+of\s+play",
        rf"(?:the\s+)?latest{_NEWS}\s+(?:on|about|from|in|with|regarding)|what(?:['’]s|\s+(?:is|are))\s+(?:the\s+)?(?:latest|new){_NEWS}",
        r"(?:news|updates?)\s+(?:on|about|from|regarding)",
        r"what\s+(?:(?:has|had|have)\s+)?(?:happened|happens|been\s+happening|been\s+going\s+on)",
        r"what(?:['’]s|\s+(?:is|was))\s+(?:happening|going\s+on|the\s+situation|the\s+state\s+of\s+play|up\s+with)",
        r"what\s+(?:do|did)\s+we\s+know|tell\s+(?:me|us)\s+(?:(?:all|everything|something|more|a\s+bit)\s+)?about",
        r"(?:key|main)\s+(?:points|facts|developments)|background\s+(?:on|to|of)",
        r"^\W*(?:and\s+|so\s+)?(?:what|how)\s+about(?=\s+[^?!.]*[?!.\s]*$)",
        rf"what\s+(?:do|does|did|have|has)\s+{ARCHIVE}\s+(?:say|said|report|reported|tell|know|cover)",
    )
    + r"\b(?:\s+(?:of|on|about|with|in|to|at|regarding)\b)?"
)
HOW_MANY = _pattern(
    r"\bhow\s+(?:many|much|long|old|far|big|large|high|tall|often|fast|heavy|deep|wide|frequently|small|young)\b(?!\s+ago)|"
    r"\bwhat(?:(?:\s+(?:is|was|are|were|will\s+be)|['’]s)\s+the)?\s+(?:(?:exact|total|overall|estimated)\s+)?"
    r"(?:number|share|percentage|proportion|per\s?cent|fraction|amount|quantity|size|total)\b(?:\s+of)?"
)
ROLE = (
    rf"(?:(?!{AUXILIARY}\b)\w+\s+){{0,2}}?"
    + _any(
        *sorted(
            vocabulary(
                """minister official leader president politician spokesman spokeswoman spokesperson person man woman senator governor mayor
    chancellor general secretary executive expert scientist author player coach actor singer party diplomat analyst candidate
    lawmaker mp judge economist researcher activist journalist ambassador commander ceo celebrity director"""
            )
        )
    )
    + "s?"
)
WHO = rf"who(?:se|m)?(?:\s+else)?\b(?:['’]s)?|(?:which|what)\s+(?:{ROLE}|people)\b(?:\s+of\b)?"
WHEN = r"(?:(?:since|until|by)\s+)?when\b|(?:(?:on|in|at)\s+)?(?:what|which)\s+(?:day|date|year|month|week|time)\b|how\s+long\s+ago\b"
WHERE = (
    r"where\b|(?:in|at|from|to|on)\s+(?:what|which)\s+(?:city|town|country|place|region|state|village|location|venue)\b|"
    r"what\s+(?:place|location)\b"
)
WHY = (
    r"why\b|how\s+come\b|for\s+(?:what|which)\s+reasons?\b|what\s+(?:caused|led\s+to)\b|"
    r"what(?:['’]s|\s+(?:is|was|were|are))\s+the\s+(?:reasons?|causes?)\b(?:\s+(?:for|of|why|that))?"
)
WHO_SAID = _pattern(
    rf"^\W*(?:who(?:\s+else)?|(?:which|what)\s+{ROLE})\s+(?:(?:has|have|had|first|also|publicly|was|is)\s+)*(?:{SAYING}|{ATTITUDE})\b"
)
ASKING = _pattern(
    rf"\W*(?:(?:and|but|so|in|by|for|to)\s+)?(?:what|who|when|where|why|how|which|whose|{AUXILIARY})\b",
)
"""The start of a sentence that asks."""

FILLER = vocabulary("anything something everything nothing else exactly precisely know articles article")
"""Words that stand in a question for what is not known."""
NOBODY = vocabulary(
    """i you he she it we they he's one anyone anybody someone somebody everyone everybody people there this that these those who
    what which him her them me us nobody all both others things"""
)
"""Who speaks, where nobody is named."""
