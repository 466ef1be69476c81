"""Follow-ups that are only an asking word or an adverb: `Why?`, `Who else?`, `Tell me more`, `And before that?`."""

from __future__ import annotations

import re
from calendar import month_name
from datetime import date, datetime

from bot.focus import Exchange, date_span, exchange, noun_phrases, thing
from bot.names import bare, proper_names
from bot.outlet import ONLY_FROM
from bot.saying import statement
from bot.text import content_words, display_date, fold
from bot.wording import AUXILIARY, HOW_MANY

_MORE = re.compile(
    r"^(?:(?:can|could)\s+you\s+)?(?:please\s+)?(?:(?:tell|show|give)\s+me\s+)?(?:some\s+|any\s+)?(?:more(?:\s+(?:details?|info(?:rmation)?|about\s+(?:it|that|this)|on\s+(?:it|that|this)|please))?|"
    r"further\s+details|details|elaborate(?:\s+on\s+(?:it|that|this))?|explain(?:\s+(?:it|that|this|more|further))?|go\s+on|continue|say\s+more|anything\s+else|what\s+else|go\s+ahead)(?:\s+please)?$",
    re.IGNORECASE,
)
_ASKING_WORDS = re.compile(
    r"^(?P<wh>why(?:\s+not)?|when|where|who(?:\s+else|\s+exactly)?|how|how\s+(?:many|much|long|often|far|so)|since\s+when|until\s+when|"
    r"what\s+for|where\s+exactly|when\s+exactly|which\s+ones?|(?:to|by|for|with|from|against)\s+whom?|who\s+(?:to|by|for|with|from)|"
    rf"who\s+(?:said|says)\s+(?:so|it|that|this)|says?\s+who|{AUXILIARY}\s+(?:it|he|she|they|that))$",
    re.IGNORECASE,
)
_WHEN_WAS_THAT = re.compile(
    r"^(?P<wh>when|where|why|how\s+long\s+ago)\s+(?:was|is|did|does)\s+(?:that|it|this)(?:\s+(?:said|happen|be))?$", re.IGNORECASE
)
_OTHERS = re.compile(
    r"^(?:what|how)\s+(?:did|do|does|have|has)\s+(?:the\s+|any\s+)?(?:others?|everyone\s+else|anyone\s+else|(?:the\s+)?other\s+(?:side|people|ones?))\s+"
    r"(?:say|said|think|thought|react|reacted|respond|responded)$",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"^(?:really|are\s+you\s+sure|(?:is|was)\s+(?:it|that|this)\s+(?:really\s+|actually\s+)?(?:true|right|correct|so|confirmed|certain|a\s+fact))$",
    re.IGNORECASE,
)
_WHO_DID_IT = re.compile(r"^who\s+(?:did|has\s+done|had\s+done|could\s+have\s+done)\s+(?:it|that|this)$", re.IGNORECASE)
_SOURCE = re.compile(
    r"^(?:(?:(?:in|from)\s+)?(?:which|what)\s+(?:article|newspaper|paper|outlet|source|story|publication)s?(?:\s+(?:was|is|has|had)\s+(?:it|that|this)(?:\s+in)?|"
    r"\s+(?:says?|said|reports?|reported|wrote|writes|has|had|published|holds?)\s+(?:it|that|this|so))?|"
    r"where\s+(?:did|do|have)\s+you\s+(?:read|find|found|get|got|see|seen|take|have)\s+(?:it|that|this)(?:\s+from)?|"
    r"what(?:['’]s|\s+(?:is|are|was|were))\s+(?:your|the)\s+sources?(?:\s+(?:for|of)\s+(?:it|that|this))?|"
    r"who\s+(?:reported|published)\s+(?:it|that|this|so))$",
    re.IGNORECASE,
)
"""What asks where the last answer stands: the answer says so, so it is asked again."""
_SEQUENCE = re.compile(
    r"^(?P<what>what\s+(?:happened|else\s+happened|was|came)\s+|what\s+)?(?:(?P<before>before(?:\s+(?:that|then|this))?|previously|earlier|beforehand)|"
    r"(?P<after>(?:and\s+)?(?:after(?:\s+(?:that|then|this))?|afterwards?|later|then|next|since(?:\s+then)?))|(?P<now>now|currently|at\s+the\s+moment|nowadays))$",
    re.IGNORECASE,
)
_LED = re.compile(rf"^[^:\n]*?\b(\d{{1,2}} (?:{'|'.join(month_name[1:])}) \d{{4}}): ", re.MULTILINE)
"""The day before a statement of an answer: `The Coast Post, 14 March 2031: ...`."""
_PARTICIPLE = r"(?P<verb>\w{2,}ed|hit|hurt|built|sold|shot|cut|found|held|paid|sent|made|brought|left|killed)"
_PASSIVE_COUNT = re.compile(
    rf"^(?:which|what|how\s+many)\s+(?P<noun>.+?)\s+(?:was|were|is|are|(?:has|have|had)\s+been)\s+{_PARTICIPLE}\b(?P<rest>.*)$",
    re.IGNORECASE,
)


_HEADED = re.compile(
    r"(?P<subject>[^?!.:]{1,80}): (?P<asked>(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did)\b.*)$", re.IGNORECASE
)
"""`The bridge in Marlow: when was it closed`."""


def left_out(core: str, last: Exchange) -> str | None:
    """The last question asked again in the way that an asking word or an adverb says.

    Args:
        core: the follow-up without a leading "and" and without end marks.
        last: the exchange before it, resolved.

    Returns:
        The standalone question, or None if the follow-up is more than that.
    """
    if _MORE.match(core):
        if last.question.speaker and last.kind == "say":
            return f"What else did {last.question.speaker} say {last.rest}"
        return f"Tell me more about {thing(last) or last.rest}"
    if _SOURCE.match(core):
        return bare(last.text)
    if _OTHERS.match(core):
        return f"Who else spoke {about(last)}" if about(last) else None
    if _TRUE.match(core):
        return _whether_true(core, last)
    if _WHO_DID_IT.match(core):
        passive = _PASSIVE_COUNT.match(bare(last.text))
        return f"Who {passive['verb']} {passive['noun']}{passive['rest']}" if passive else under(bare(last.rest) or bare(last.text), core)
    if ONLY_FROM.fullmatch(core):
        return f"{bare(last.text)}, {core[:1].lower()}{core[1:]}"
    if sequence := _SEQUENCE.match(core):
        return _in_sequence(sequence, last)
    asking = _ASKING_WORDS.match(core)
    if asking is None and statement(last.text) is not None:
        asking = _WHEN_WAS_THAT.match(core)
    if why_so := re.match(r"^(?P<wh>why)\s+(?P<tail>so\s+\w+(?:\s+\w+)?|that\s+(?:much|many|long)|now|then)$", core, re.IGNORECASE):
        return f"{untimed(_asked_again(why_so['wh'], last))} {why_so['tail']}"
    return None if asking is None else _asked_again(asking.group("wh"), last)


def _asked_again(wh: str, last: Exchange) -> str:
    """The last question with another asking word."""
    folded = fold(wh)
    whole = bare(last.text)
    if headed := _HEADED.match(whole):
        inner = exchange(headed["asked"])
        return under(headed["subject"], _asked_again(wh, inner) if len(content_words(inner.text)) > 1 else wh)
    said = statement(last.text)
    if re.match(r"(?:who (?:said|says)|says? who)", folded):
        return f"Who said {_that(last)}"
    if re.match(AUXILIARY, whole, re.IGNORECASE) and folded not in ("who", "who else", "who exactly"):
        return _of_yes_no(wh, whole)
    if said and said.speaker and last.kind in ("say", "who", "when", "where", "why", "how_many"):
        if folded in ("who", "who else", "who exactly"):
            return f"{wh} spoke {about(last)}"
        if folded.startswith(("how", "which")):
            return f"{wh}, according to {said.speaker}, {about(last)}"
        return f"{wh} did {said.speaker} say {_that(last)}"
    if counted := _of_count(wh, last):
        return counted
    moved = re.match(
        rf"(?:when|where|why|how(?:\s+(?:much|long|often|far))?|(?:to|by|for|with)\s+whom)\s+(?P<rest>{AUXILIARY}\s+.+)$",
        whole,
        re.IGNORECASE,
    )
    if moved and not folded.startswith("who"):
        return f"{wh} {moved['rest']}"
    asked_what = re.match(rf"what\s+(?P<rest>(?P<aux>{AUXILIARY})\s+.+?)(?P<about>\s+(?:about|on|of|for|with))?$", whole, re.IGNORECASE)
    if asked_what and not folded.startswith("who"):
        be = re.fullmatch(r"is|was|are|were", asked_what["aux"], re.IGNORECASE)
        return f"{wh} {asked_what['rest']}" + ("" if be or asked_what["about"] else " that")
    if folded.startswith("who") and last.kind == "who":
        return re.sub(r"^\W*who(?:\s+else)?\b", wh, whole, flags=re.IGNORECASE)
    return under(thing(last) or whole, wh)


def _of_yes_no(wh: str, whole: str) -> str:
    """`Why did Germany not send weapons`, `How many weapons did Germany send` of `Did Germany send weapons`."""
    phrases = noun_phrases(whole)
    lowered = whole[:1].lower() + whole[1:]
    folded = fold(wh)
    if folded == "why not":
        subject = phrases[0] if phrases and re.match(rf"{AUXILIARY}\s+{re.escape(phrases[0])}\s", whole, re.IGNORECASE) else None
        return (
            f"Why {lowered.replace(subject, subject + ' not', 1)}"
            if subject
            else f"Why {re.sub(AUXILIARY, lambda m: m.group() + ' not', lowered, count=1)}"
        )
    if folded in ("how many", "how much", "which ones", "which one") and len(phrases) > 1:
        noun = re.sub(r"^(?:the|a|an|any|some)\s+", "", re.split(r"\s+(?:to|in|from|near|at|for|on)\s+", phrases[1])[0])
        return f"{wh.split(' one')[0]} {noun} {lowered.replace(noun, '', 1)}"
    return f"{wh} {lowered}"


def _of_count(wh: str, last: Exchange) -> str | None:
    """`Why have troops gathered` of `How many troops have gathered`; `Why has Russia gathered troops` of `How many troops has Russia gathered`."""
    clause = re.match(rf"\s*(?P<noun>.+?)\s+(?P<aux>{AUXILIARY})\s+(?P<rest>.+)$", last.rest) if HOW_MANY.match(last.text) else None
    if clause is None or re.match(AUXILIARY, clause["noun"], re.IGNORECASE):
        return None
    rest = clause["rest"]
    subject = next((n.text for n in proper_names(f"of {rest}") if n.start == 3), None) or next(
        (p for p in noun_phrases(rest)[:1] if rest.startswith(p) and fold(p).startswith(("the ", "a ", "his ", "her ", "their "))), None
    )
    verb = re.match(r"\s+(?P<verb>\w+)", rest[len(subject) :]) if subject else None
    if subject and verb:
        after = rest[len(subject) + verb.end() :]
        return f"{wh} {clause['aux']} {subject} {verb['verb']} {clause['noun']}{after}"
    return f"{wh} {clause['aux']} {clause['noun']} {rest}"


def _whether_true(core: str, last: Exchange) -> str | None:
    said = statement(last.text)
    if said and said.speaker:
        return f"Is it true what {said.speaker} said {about(last) or ''}".strip()
    subject = thing(last)
    return under(subject, core) if subject else None


def _in_sequence(match: re.Match[str], last: Exchange) -> str | None:
    """`And before that?`, `And now?`: the last question of another time."""
    whole = untimed(bare(last.text))
    happened = match["what"] and match["what"].strip().lower() != "what"
    if happened and not (subject := thing(last)):
        return None
    if happened:
        whole = f"What happened with {subject}"
    if last.kind == "briefing" and not date_span(last.text) and (days := _days(last.answer)) and not match["now"]:
        return f"{whole} before {display_date(days[0])}" if match["before"] else f"{whole} after {display_date(days[-1])}"
    span = None if happened else date_span(whole)
    if match["now"]:
        return f"{whole[: span[0]].rstrip()}{whole[span[1] :]} now" if span else f"{whole} now"
    if span:
        day = re.sub(r"^(?:in|on|since|by|during|before|after|until|of)\s+", "", whole[span[0] : span[1]], flags=re.IGNORECASE)
        return f"{whole[: span[0]]}{'before' if match['before'] else 'after'} {day}{whole[span[1] :]}"
    return f"{whole} {'earlier' if match['before'] else 'later'}"


def _days(answer: str) -> list[date]:
    """The days in the leads of an answer, earliest first."""
    return sorted(datetime.strptime(day, "%d %B %Y").date() for day in _LED.findall(answer))


def _that(last: Exchange) -> str:
    """What `that` is in `say that`, in words."""
    rest = last.rest
    if statement(last.text) is None and last.kind == "how_many":
        return last.text[:1].lower() + bare(last.text)[1:]
    if statement(last.text) is None or last.kind == "who":
        return f"that {about(last)}"
    if not rest or re.match(r"(?:on|about|of|regarding|concerning|in|at|to|with|over|that|it)\b", rest):
        return rest if re.match(r"(?:that|it)\b", rest) else f"that {rest}".strip()
    return f"what {rest}"


def untimed(text: str) -> str:
    """A question without the `earlier` or `before the vote` at its end."""
    return re.sub(r"\s+(?:earlier|later|now|(?:before|after|since|until)\s+(?:the\s+)?\w+)$", "", text)


def about(last: Exchange) -> str:
    """`about troop numbers`: what the last question spoke about; "" if it names nothing."""
    if re.match(r"(?:about|on|regarding)\b", last.rest):
        return last.rest
    if re.match(r"(?:that|it)\s+(?:about|on|regarding)\b", last.rest):
        return last.rest.split(" ", 1)[1]
    subject = thing(last)
    if subject is None:
        plain = re.sub(r"^(?:of|to|with|in|at)\s+", "", last.rest)
        subject = plain if statement(last.text) and last.rest != bare(last.text) else None
    return f"about {subject}" if subject else ""


def under(subject: str, core: str) -> str:
    """A question with its subject before it: `The bridge in Marlow: how many people were injured`.

    Args:
        subject: a noun phrase.
        core: the question; it goes on in lower case.
    """
    return f"{subject}: {core[:1].lower() + core[1:] if core[1:2].islower() else core}"
