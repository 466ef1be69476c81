"""Whether a question asks for somebody's words, and whose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.names import TITLES, is_acronym, is_common, is_headline, proper_names, tokens, written
from bot.speaker_names import BODIES
from bot.text import STOPWORDS, fold, words
from bot.voices import can_speak, head, is_calling, is_document
from bot.wording import ADVERB, ARCHIVE, AUXILIARY, BRIEFING, CHANGE, HOW_MANY, NOBODY, PASSIVE, SHORT_STATEMENT, STATEMENT, WRAPPER

_SUBJECT = re.compile(
    r"\W*(?i:what|which)\s+(?!(?i:that|has|have|had|did|do|does|is|was|are|were|will|would|can|could|should|must|may|might)\b)"
    r"(?:[\w.’'-]+\s+){0,4}[a-z][\w’'-]*\s+[a-z]+ed$"
)
"""`What NFL star announced`: the question asks who, not what was said."""
_SURNAMES = frozenset("king queen prince pope bishop cardinal judge justice major sergeant mayor dean chancellor deputy".split())
"""Titles that are surnames too: `Mayor King`."""
_POSSESSIVE = r"(?:his|her|its|their|my|our|your)"
_OWNED = re.compile(rf"\b{_POSSESSIVE}\s+$", re.IGNORECASE)
_NO_SPEAKER = frozenset("what who when where why how about that which than if".split())
"""Words that stand in no speaker's name; but the WHO may speak."""
_DETERMINER = rf"(?:the|an?|{_POSSESSIVE})"
_BEFORE_NOUN = re.compile(rf"(?:^|\s){_DETERMINER}$")
"""What a noun follows, not a verb: `her` in `kept her promise`."""
_OBJECT = re.compile(rf"(?P<before>[\w’'-]+)\s+{_DETERMINER}\s")
"""A noun phrase that begins behind a word: behind none that links two, that word is its verb."""
_LINKS = STOPWORDS | {"even", "half", "behind", "near", "beside", "inside", "outside"}
_KEPT_TO = re.compile(rf"\b(?:on|by|to)\s+{_POSSESSIVE}\s")
"""`deliver on her election promise`; `the people on the boat` may speak."""
_YES_OR_NO = re.compile(rf"\W*{AUXILIARY}\s", re.IGNORECASE)
_ADVERBS_BEHIND = re.compile(rf"(?:[\s,]+(?:{ADVERB}))+\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """That a question asks for a statement.

    Attributes:
        speaker: of whom, or None where it names nobody.
        mention: where the speaker stands in the question.
        wording: spans of the words that ask, which are no topic.
        verb: the word of saying as written ("deny"), or "".
        change: whether it asks if what was said has changed ("Has X changed position on Y?").
    """

    speaker: str | None
    mention: tuple[int, int]
    wording: tuple[tuple[int, int], ...]
    verb: str = ""
    change: bool = False


def statement(body: str, known: Sequence[str] = ()) -> Statement | None:
    """The statement that a question asks for, with offsets into the question, or None if it asks for none."""
    if BRIEFING.match(WRAPPER.sub("", body, count=1)):
        return None
    counted = HOW_MANY.search(body)
    for pattern in (*CHANGE, *STATEMENT):
        match = _asks(pattern, body)
        if match is None or (counted and counted.start() <= match.start("speaker") < counted.end()):
            continue  # how many said it is asked, not what they said: "What share of voters said ...?"
        if PASSIVE.search(match.group()):
            continue
        start, end = match.span("speaker")
        if _SUBJECT.match(body[: match.end()]) and body.rstrip().endswith("?"):
            continue
        speaker = _speaker(body[start:end], known)
        spans = tuple(match.span(group) for group in pattern.groupindex if group != "speaker")
        verb = match["verb"] if "verb" in pattern.groupindex else ""
        if (
            fold(verb).startswith(("mean", "agree", "disagree"))
            and speaker
            and not (can_speak(speaker) or proper_names(f"about {speaker}", known))
        ):
            continue  # a word or a thing: "What does the nickname mean?", "Do the figures agree with ...?"
        if fold(verb).endswith(" of") and speaker:
            owned = _OWNED.search(body[: match.start("verb")]) is not None
            if owned or not (can_speak(speaker) or proper_names(f"about {speaker}", known)):
                continue  # what is promised: "her promise of 5,000 homes"
        if speaker is not None or fold(body[start:end]).strip() in NOBODY:
            return Statement(speaker, (start, end), spans, verb, pattern in CHANGE)
    match = SHORT_STATEMENT.match(body)
    if match is not None and _is_one_name(match.group("speaker"), known):
        speaker = _speaker(match.group("speaker"), known)
        return Statement(speaker, match.span("speaker"), (match.span("verb"),)) if speaker else None
    return None


def _asks(pattern: re.Pattern[str], body: str) -> re.Match[str] | None:
    """The first match of which the verb is no word of a name: `say`, not `State`, in `What did the State Department say?`.

    A verb is one if another follows at once, or behind nothing but the rest of a name. A verb in capitals that none follows so is a
    word of a name that asks for no statement (`the United States`): None.
    """
    masked = body
    while (match := pattern.search(masked)) is not None and "verb" in pattern.groupindex:
        start, end = match.span("verb")
        named = bool(body[:start].strip()) and body[start].isupper() and not is_headline(body)
        longer = f"{masked[:start]}{'N' * (end - start)}{masked[end:]}"
        next_one = pattern.search(longer)
        if next_one is None or next_one.start("verb") < end:
            return None if named or _is_noun(match, body) else match
        between = _ADVERBS_BEHIND.sub("", body[end : next_one.start("verb")]).split()
        if not all(fold(word) in BODIES or (named and word[0].isupper()) for word in between):
            return None if named or _is_noun(match, body) else match
        masked = longer
    return match


def _is_noun(match: re.Match[str], body: str) -> bool:
    """Whether the verb behind a speaker is a noun, as the object of what stands there: `Did the mayor keep her (election) promise?`."""
    start, end = match.span("speaker")
    verb = match["verb"]
    if match.start("verb") < end:
        return False
    slot = body[start:end].rstrip()
    if any(fold(found["before"]) not in _LINKS for found in _OBJECT.finditer(slot)):
        return True
    if fold(verb) in STOPWORDS:
        return _BEFORE_NOUN.search(slot) is not None and not slot.endswith("her")  # "What did the woman beside her say?"
    if _BEFORE_NOUN.search(slot):
        return True
    if _YES_OR_NO.match(body) is None:
        return False
    kept = verb.endswith("s") and " " in slot and not (_is_one_name(slot, ()) or can_speak(slot) or is_calling(head(slot)))
    return kept or _KEPT_TO.search(slot) is not None


def _is_one_name(phrase: str, known: Sequence[str]) -> bool:
    """`Baerbock` in `Baerbock on troop numbers?`: the whole phrase is one name, and no common word."""
    found = proper_names(phrase, known)
    first = phrase.split()[0]
    return len(found) == 1 and found[0].end - found[0].start == len(phrase) and not (is_common(first) and " " not in phrase)


def _speaker(slot: str, known: Sequence[str]) -> str | None:
    """The speaker in the words between auxiliary and verb, or None if they name nobody."""
    phrase = _ADVERBS_BEHIND.sub("", slot.strip(" ,\"'“”‘’„"))
    phrase = re.sub(r"['’]s$", "", phrase)
    phrase = re.sub(r"\s+(?:quoted|reported|cited|on record|known)\s+(?:as|to have)$", "", phrase)
    phrase = _named_part(re.split(r"\s*[,(]\s*", phrase)).strip(" \"'“”‘’„")
    spoken = words(phrase)
    if not spoken or len(spoken) > 9 or fold(phrase) in NOBODY or spoken[0] in NOBODY or re.fullmatch(ARCHIVE, phrase, re.IGNORECASE):
        return None
    if is_document(phrase):
        return None
    if any(fold(w) in _NO_SPEAKER and not is_acronym(w) for w in phrase.split()):
        return None
    if all(w in STOPWORDS and not part[0].isupper() for w, part in zip(spoken, phrase.split(), strict=False)):
        return None
    pair = re.match(r"(?P<first>(?:[A-ZÀ-Þ]\S+\s+)*[A-ZÀ-Þ]\S+)\s+(?:and|or)\s+[A-ZÀ-Þ]", phrase)
    if pair and not is_headline(slot):
        phrase = pair.group("first")
    return written(_without_titles(phrase, known), known)


def _named_part(parts: Sequence[str]) -> str:
    """Of a name and its apposition (`the union's leader, Mara Ellin`) the one that is a name; else the first."""
    if re.match(r"(?:the|a|an|its|their|his|her)\s", parts[0], re.IGNORECASE):
        for part in parts[1:2]:
            if _is_one_name(part, ()):
                return part
    return parts[0]


def _without_titles(phrase: str, known: Sequence[str]) -> str:
    """`Annalena Baerbock` of `the German foreign minister Annalena Baerbock`; a role without a name, and a body, stay whole."""
    found = tokens(phrase)
    if found and fold(found[-1].text) in BODIES:
        return phrase
    followed = enumerate(pairwise(found))
    titles = [i for i, (word, behind) in followed if fold(word.text) in TITLES and fold(behind.text) not in BODIES]
    last_title = max(titles, default=None)
    if last_title is None:
        return phrase
    rest = found[last_title + 1 :]
    if all(fold(word.text) in TITLES - _SURNAMES for word in rest):
        return phrase  # "Foreign Minister": an office without a name
    in_known = written(rest[-1].text, known) != rest[-1].text
    capital = rest[0].text[0].isupper() or phrase.islower()
    if (capital or in_known) and fold(rest[0].text) not in STOPWORDS | {"of", "for", "s"} and not found[last_title].possessive:
        return phrase[rest[0].start :]
    return phrase
