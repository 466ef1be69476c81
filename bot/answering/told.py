"""What an outlet tells of somebody in its own words, where none of their own is found: that they say it, do it, or plan it."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.acts import act_of
from bot.answering.protocol import Evidence
from bot.answering.relevance import Scored, coverage, joins
from bot.answering.windows import Window
from bot.matching import TITLES, same_speaker
from bot.question import Question
from bot.quotations import outside, quotations
from bot.sayers import names, sayer
from bot.speaker_names import BODIES, read_speaker
from bot.text import fold, stem_set, word_set, words

ENOUGH_TOLD = 0.6
"""Focus that suffices for what an outlet tells of a speaker in its own words."""
ENOUGH_DONE = 0.3
"""The same where its sentence has the speaker do what is asked for: `X denied the claim` leaves the rest to what stands around."""
_MARK = re.compile(r"[“”\"«»]")
_OF = re.compile(
    r"\b(?:of|for|to|by|with|from|in|on|at|about|against|between|like|than|over|under|into|towards?|among|near|through|without|within)"
    r"\s+(?:[a-z][\w’'-]*\s+){0,5}$"
)
_SELF = r"(?:\s+(?:himself|herself|itself|themselves))?"
_VERB = re.compile(
    rf"{_SELF}(?:\s*,[^,]{{1,80}},|,(?=\s+[a-z]+ed\b))?(?P<who>,?\s+who)?\s+(?:(?:has|have|had|also|then|later|again|once|repeatedly|[a-z]+ly|on\s[A-Z][a-z]+day)\s+){{0,3}}"
    r"(?P<verb>[a-z]+(?:\s+(?:for|on|upon)\b)?)"
)
"""The verb behind its subject, perhaps with an apposition and adverbs between them, but not negated; `who` may lead to it."""
_PRONOUN = re.compile(r"(?:He|She)(?=\s)")
_UNSURE = re.compile(r"\b(?:if|whether|unless)\b")
_PASSIVE = re.compile(r"\w+ed\s+by\b|(?:accus|blam|condemn|critici[sz]|denounc|attack|slamm)ed\s+(?:of|for|over|on)\b")
"""Headlines leave "was" out: `X accused of fraud`."""
_VERB_BEHIND = re.compile(
    rf"(?!['’]){_SELF}(?:\s*,[^,]{{1,80}},)?\s+(?:[a-z]+ly\s+|also\s+|then\s+|later\s+|never\s+)?"
    r"(?:[a-z]+ed|is|was|has|had|are|were|have|do|saw|felt|knew|thought|will|would|does|did|can|could|may|might|must|should|made|took|gave|went|came|left|met|sent|kept|held|led"
    r"|won|lost|built|put|set|cut|ran|began|became|chose|wrote|spoke|drew|fought|sought|brought|bought|sold|stood|fell|rose|got|found|paid"
    r"|broke|quit|spent|struck|threw|withdrew"
    r"|wants|seeks|supports|opposes|favou?rs|backs|advocates|proposes|plans|aims|intends|hopes|believes|thinks|considers|regards|views|sees"
    r"|rejects|urges|demands|promises|pledges|vows|calls|points|prefers|insists|argues|says|remains|stands)\b"
)
"""A verb behind its subject: a past tense, an auxiliary, or, in the present, what tells a position."""
_OBJECT = re.compile(r"\b(?:he|she|they|we|who)\b|\w{2,}ed\s+(?:the\s+)?$", re.IGNORECASE)
"""Before the first name of a sentence of which another is the subject: `She named X`, `The ministry appointed X`."""
_PLAN = re.compile(
    r"\s(?:[a-z-]+\s){0,2}(?:plans?|proposals?|positions?|views?|polic(?:y|ies)|bills?|pledges?|decisions?|ideas?|remarks|comments|speech"
    r"|stance|platform)\b"
)
"""What somebody has that says what they want: `Brink's tax plan (would raise ...)`."""
_DATELINE = re.compile(r"^[A-Z][\w.,’' -]{2,40}(?:\([A-Za-z ]+\))?\s[–—-]+\s")
"""`PORT ELLIN (NNA) - ` before a report's first sentence."""


def does(question: Question, window: Window) -> bool:
    """Whether the sentence of a window has the speaker do what is asked for, in the outlet's words: `X promised to ...`."""
    sentence = window.hit.article.text[window.core.start : window.core.end]
    own_words = outside(sentence, quotations(sentence))
    for name, start, end in names(own_words) if question.act else ():
        verb = _VERB.match(own_words, end)
        if verb is None or act_of(verb["verb"]) != question.act or _PASSIVE.match(own_words, verb.start("verb")):
            continue
        lead = own_words[:start]
        subject = verb["who"] or not _OF.search(lead)
        if _means(question.speaker or "", name, window) and subject and not _UNSURE.search(lead):
            return True
    return False


def goes_on(question: Question, window: Window) -> bool:
    """Whether the sentence of a window has the speaker do what is asked for by a pronoun that can mean nobody else.

    `“We want a contract,” said X. She demanded a rise.`: the sentences of the window before it name no other person.
    """
    text = window.hit.article.text
    sentence, lead = text[window.core.start : window.core.end], text[window.start : window.core.start]
    pronoun = _PRONOUN.match(sentence)
    verb = _VERB.match(sentence, pronoun.end()) if pronoun and question.act else None
    if verb is None or act_of(verb["verb"]) != question.act or _PASSIVE.match(sentence, verb.start("verb")):
        return False
    named = [name for name, _, _ in names(outside(lead, quotations(lead))) if read_speaker(name).kind == "person"]
    return bool(named) and all(_means(question.speaker or "", name, window) for name in named)


def is_told(evidence: Evidence, s: Scored) -> bool:
    """Whether a window tells what the speaker said though no statement of theirs was found in it.

    Either nobody in particular is asked for ("lawmakers") and the sentence names them; or it has them speak with others; or it is
    about them (in the outlet's own words they are who speaks, the first who is named, or who does something), and holds most of the
    topic outside of what it gives to anybody else.
    """
    asked, window = evidence.question.speaker or "", s.window
    sentence = window.hit.article.text[window.core.start : window.core.end]
    if asked == asked.lower() and asked.endswith("s"):
        return stem_set(asked) <= stem_set(sentence)
    if s.features.focus >= ENOUGH_DONE and (does(evidence.question, window) or goes_on(evidence.question, window)):
        return True
    if s.features.focus < ENOUGH_TOLD:
        return False
    if any(joins(a, asked, sentence) for a in window.said):
        return True
    others = any(a.speaker for a in window.said)
    if others and not _covers_topic(evidence, _without_others(window)):
        return False
    own_words = _DATELINE.sub("", outside(sentence, quotations(sentence)))
    if _MARK.search(own_words):
        return False
    found = [n for n in names(own_words) if fold(n[0]) not in TITLES]  # "Rep" of "Rep. Oda Brink"
    opens = [name for name, start, _ in found[:1] if not _OBJECT.search(own_words[:start])]
    subjects = [*opens, *(name for name, start, end in found if _acts(own_words, name, start, end))]
    return any(_means(asked, name, window) for name in (sayer(own_words, [asked]), *subjects) if name)


def _without_others(window: Window) -> str:
    """The sentence of a window without the statements that it gives to somebody."""
    text, parts, at = window.hit.article.text, [], window.core.start
    for a in sorted((a for a in window.said if a.speaker), key=lambda a: a.start):
        parts.append(text[at : max(at, a.start)])
        at = max(at, a.end)
    return " ".join([*parts, text[at : window.core.end]])


def _covers_topic(evidence: Evidence, left: str) -> bool:
    question = evidence.question
    return coverage(question.topic, question.carried, evidence.rarity, [(stem_set(left), 1.0)]) >= ENOUGH_TOLD


def _means(asked: str, name: str, window: Window) -> bool:
    """Whether a name in a sentence is the one that is asked for, and no namesake; a body's must hold all its words: departments are many.

    A bare surname is whoever the article calls so in full: of two it may be the other one.
    """
    spoken = [w for w in words(asked) if w not in ("the", "a", "an")]
    if spoken and spoken[-1] in BODIES:
        return set(spoken) <= word_set(name)
    if not same_speaker(asked, name):
        return False
    surname = read_speaker(name)
    if surname.kind != "person" or surname.given:
        return True
    return all(same_speaker(asked, whole) for whole in _in_full(window.hit.article.text) if words(whole)[-1:] == words(name)[-1:])


@lru_cache(maxsize=64)
def _in_full(text: str) -> tuple[str, ...]:
    """The names of a text that have more than one word, without titles."""
    shown = dict.fromkeys(read_speaker(name.removesuffix("'s").removesuffix("’s")).shown for name, _, _ in names(text))
    return tuple(name for name in shown if " " in name)


def _acts(sentence: str, name: str, start: int, end: int) -> bool:
    """Whether a name, or a plan of theirs, is the subject of a clause, as far as its neighbours tell: a verb behind it, no preposition before it."""
    behind = sentence[end:]
    if name.endswith(("'s", "’s", "s'", "s’")):
        plan = _PLAN.match(behind)
        if plan is None:
            return False
        behind = behind[plan.end() :]
    return _OF.search(sentence[:start]) is None and _VERB_BEHIND.match(behind) is not None
