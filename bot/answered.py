"""Whom an answer quotes and whom it tells of: the people whom it brings into a conversation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.name_types import NUMBERS, name_type
from bot.names import Name, proper_names, vocabulary
from bot.sentences import sentence_spans
from bot.speaker_names import read_speaker
from bot.text import STOPWORDS, fold, words
from bot.voices import can_speak, head, is_calling
from bot.wording import IRREGULAR, SAYING

_LEAD = re.compile(r"(?:^|\n\s*(?:[-*•]\s*)?|\]\s+)(?P<known>[^\n\[\]]{2,200}?), (?:\d{1,2} [A-Z][a-z]+ \d{4}|undated):")
_DATELINE = re.compile(r"\s*[A-Z][A-Z .,'’-]+(?:\([^()\n]{1,40}\)\s*)?(?:[-–—]\s+)")
"""`TARN (Coast Wire) - `."""
_QUOTED = re.compile(r"[“\"„«][^”\"“»\n]{0,600}[”\"»]")
_LONGEST = 2000
"""Characters of one statement that are read."""
_OBLIQUE = re.compile(
    r"\b(?:of|in|at|on|for|from|to|with|against|near|between|among|about|over|under|behind|by|outside|inside|across|after|before|since|until)\s+"
    r"(?:(?:the|an?|his|her|its|their)\s+(?:[a-z-]+\s+){0,2})?$",
    re.IGNORECASE,
)
"""Before a name that is neither the subject nor the object of its sentence."""
_AGENT = re.compile(rf"\b(?:\w+ed|{'|'.join(sorted(IRREGULAR))})\s+by\s+(?:(?:the|an?)\s+(?:[\w-]+\s+){{0,2}})?$", re.IGNORECASE)
"""Before the name of who did it: `led by the teacher Mara Ellin`."""
_ACTED_ON = re.compile(rf"\b(?!{SAYING}\b)(?:\w+(?:ed|ing)|{'|'.join(sorted(IRREGULAR))})\s+(?:the\s+)?$|(?<=\w )\bthe\s+$", re.IGNORECASE)
"""Before the name of an object: a verb, but no word of saying, which a subject can follow (`said Mara Ellin`)."""
_SITES = vocabulary("bridge street road river bay port square airport station tunnel stadium hotel lane island division railway")
"""First or last words of names that are rather of a place or of what stands there."""
_ROLE_GENDER = re.compile(r"\b(?:chair|spokes|business|congress|police|sales|council|assembly)?(?P<female>wo)?man\b", re.IGNORECASE)


class Told(NamedTuple):
    """One statement of an answer.

    Attributes:
        speaker: who its lead says speaks, or None.
        role: what stands between speaker and outlet, or "".
        text: its words, behind the lead.
    """

    speaker: str | None
    role: str
    text: str


def told(answer: str) -> list[Told]:
    """The statements of an answer, in order; all of it is one if it has no leads ("NAME, ROLE, OUTLET, DATE:").

    A lead of one part ("OUTLET, DATE:") has no speaker.
    """
    leads = list(_LEAD.finditer(answer))
    if not leads:
        return [Told(None, "", answer)] if answer.strip() else []
    found = []
    for lead, end in zip(leads, [*(following.start() for following in leads[1:]), len(answer)], strict=True):
        known = [part.strip() for part in lead["known"].split(", ")]
        found.append(Told(known[0] if len(known) > 1 else None, ", ".join(known[1:-1]), answer[lead.end() : end].strip()))
    return found


def speakers(answer: str) -> tuple[str, ...]:
    """Whom an answer quotes by name or office, people and bodies, in order."""
    return tuple(dict.fromkeys(one.speaker for one in told(answer) if one.speaker))


def one_person(name: str) -> bool:
    """True for a name or an office that one person has; False for a body, a group, a document or a number (`Five`)."""
    spoken = words(name)
    if not spoken or set(spoken) <= NUMBERS | STOPWORDS or name_type(name) != "person" or {spoken[0], spoken[-1]} & _SITES:
        return False
    if read_speaker(name).kind != "person":
        noun = head(name)
        return is_calling(noun) and not noun.endswith(("s", "men"))
    plain = name.lower()
    return len(spoken) > 1 or not can_speak(plain) or (is_calling(plain) and not plain.endswith("s"))


def persons(answer: str, asked: Iterable[str], speaker_first: bool = False) -> tuple[str, ...]:
    """The persons whom an answer to "Who ...?" can mean, likeliest first.

    Of each statement it is the first who is the subject or agent of its words, or failing that who speaks, or whom it has something
    happen to; then all speakers, then whoever else is named.

    Args:
        asked: names in the question; nobody asks for them.
        speaker_first: True for a question that asks who said something.
    """
    known = [set(words(name)) for name in asked]
    everyone = _everyone(answer)
    likely: list[str] = []
    others: list[str] = []
    statements = told(answer)
    quoted = [one.speaker for one in statements if one.speaker and one_person(one.speaker)]
    for one in statements:
        about: list[str] = []
        acted_on: list[str] = []
        for name, before, after in _named(one.text):
            whole = _fullest(name, everyone)
            if any(set(words(whole)) <= k for k in known) or _placed(whole, answer):
                continue
            aside = after.startswith(("'", "’")) or (_OBLIQUE.search(before) and not _AGENT.search(before))
            if aside and before.endswith("of "):
                continue
            (others if aside else acted_on if _ACTED_ON.search(before) else about).append(whole)
        speaks = [_fullest(one.speaker, everyone)] if one.speaker in quoted and one.speaker else []
        likely += ((speaks or about) if speaker_first else (about or speaks))[:1] or acted_on[:1]
    return tuple(dict.fromkeys([*likely, *quoted, *others]))


def _everyone(answer: str) -> list[str]:
    """Every person whom an answer quotes or names, in order."""
    found: list[str] = []
    for one in told(answer):
        found += [one.speaker] if one.speaker and one_person(one.speaker) else []
        found += [name for name, _, _ in _named(one.text)]
    return list(dict.fromkeys(found))


def _placed(name: str, answer: str) -> bool:
    """Whether an answer has something in, at or from what a name names: rather a place or a body than a person."""
    return re.search(rf"\b(?:in|at|near|into|from|outside|inside|across)\s+{re.escape(name)}\b", answer) is not None


def _named(text: str) -> Iterator[tuple[str, str, str]]:
    """Each person whom a statement names outside of its quotations, with what stands before and behind it in its sentence."""
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), text[:_LONGEST])
    dateline = _DATELINE.match(plain)
    plain = plain[dateline.end() :] if dateline else plain
    for span in sentence_spans(plain):
        sentence = plain[span.start : span.end]
        for name in proper_names(sentence):
            if (shown := _shown(sentence, name, plain)) and one_person(shown):
                yield shown, sentence[: name.start], sentence[name.end :]


def _shown(sentence: str, name: Name, text: str) -> str | None:
    """The name without title, and without a people's (`the Italian Ivo Ames`); None for what is no name of a person."""
    shown = read_speaker(name.text).shown
    if re.search(r"\bthe\s+$", sentence[: name.start], re.IGNORECASE):
        shown = " ".join(shown.split()[1:]) if shown == name.text else shown
        return shown if len(shown.split()) > 1 or shown != name.text.split()[-1] else None
    opens = not sentence[: name.start].strip(" \"'“”‘’")
    if opens and " " not in name.text and len(re.findall(rf"(?<=[^.?!\s] ){re.escape(name.text)}\b", text)) == 0:
        return shown if re.match(r",\s+(?:\d\d|who|of|the|an?)\b|\s+(?:said|says)\b", sentence[name.end :]) else None
    return shown


def _fullest(name: str, everyone: Sequence[str]) -> str:
    """`Mara Ellin` for `Ellin`, where the answer calls her so."""
    return name if " " in name else next((whole for whole in everyone if whole.endswith(f" {name}")), name)


def genders(answer: str) -> dict[str, str]:
    """Name -> "f" or "m" for each person whom an answer calls by one pronoun only, or by a role such as `chairwoman`.

    A pronoun counts in a statement that names one person only.
    """
    found: dict[str, str] = {}
    everyone = _everyone(answer)
    for one in told(answer):
        quoted = _fullest(one.speaker, everyone) if one.speaker and one_person(one.speaker) else None
        named = list(dict.fromkeys(_fullest(name, everyone) for name, _, _ in _named(one.text)))
        if quoted:
            named = [name for name in named if fold(name).split()[-1] != fold(quoted).split()[-1]]
            if role := _ROLE_GENDER.search(one.role):
                found[quoted] = "f" if role["female"] else "m"
        whom = quoted if not named else named[0] if len(named) == 1 and not quoted else None
        spoken = set(words(one.text))
        female, male = bool(spoken & {"she", "her"}), bool(spoken & {"he", "his", "him"})
        if whom and female != male:
            found[whom] = "f" if female else "m"
    return found
