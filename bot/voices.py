"""Noun phrases that can speak (`the mayor`, `the parents`) and those that only hold words (`the report`, `the law`)."""

from __future__ import annotations

import re

from bot.names import TITLES, proper_names, vocabulary
from bot.text import fold, words

_PEOPLE = vocabulary(
    """people men women man woman children parents mother father family families relatives victims survivors residents locals neighbours
    neighbors pupils students teachers nurses police staff crew workers workforce employees strikers union unions opposition government
    governments council parliament congress senate cabinet committee commission court ministry agency office party parties company firm
    contractor contractors team club army navy military rebels coalition alliance allies rivals critics supporters voters activists
    protesters campaigners experts analysts diplomats officials authorities ministers lawyers prosecutors prosecution defence defense
    investors shareholders customers passengers owners bosses boss management board city town region country state public press media
    church bank regulator inspectors watchdog industry americans russians europeans germans kremlin pentagon bundestag founder chemist
    engineer physicist pilot witness witnesses captain colonel others host hosts guests patients farmers fishermen"""
)
_AGENT = re.compile(r"[a-z]{2,}(?:ers?|ors?|ists?|cians?|wom[ae]n|m[ae]n|persons?|chiefs?|leaders?)$")
_NO_AGENT = re.compile(
    r"(?:numb|wat|pap|ord|bord|weath|wint|summ|tow|fev|pow|riv|lett|matt|cent|corn|off|answ|quart|semest|fig|should|mast|shelt|"
    r"comput|pip|diap|flow|batt|silv|copp|fib|rub|butt|suff|disast|charact|theat|barri|carri|freight|cruis|tank|docu|rout|orb)ers?$|"
    r"(?:fact|sect|react|corrid|mot|tract|terr|err|mirr|harb|lab|col|flo|do|vect|met|conveyo?|indicat|elevat|generat)ors?$|"
    r"(?:list|twist|mist|fist|wrist|exist|resist|checklist|shortlist)s?$|(?:specimen|omen|acumen|regimen)s?$"
)
"""Words that end like a noun for people and are none."""
_BEHIND_HEAD = re.compile(
    r"\s(?:of|from|in|on|for|at|by|with|to|about|that|which|who|near|between|against|[a-z]+ed by|(?:this|last|next) [a-z]+)\s"
)
"""Where what follows the head of a noun phrase begins."""
_DOCUMENTS = vocabulary(
    """message warning report letter statement article study sign law deal text document treaty agreement constitution bill act contract
    email tweet post note review paper survey poll book chapter draft memo memorandum charter resolution declaration communique leaflet
    poster banner advertisement ad website page blog headline story editorial column speech interview video recording transcript label
    manual rule rules regulation regulations guideline guidelines directive ruling verdict judgment sentence order decree decision plan
    proposal offer demand strategy reply answer figures data statistics research evidence evidence forecast audit inquiry investigation findings
    analysis assessment summary bible quran inscription graffiti file files record records diary petition manifesto script"""
)


def head(phrase: str) -> str:
    """The folded head noun of a noun phrase: `message` of `the message on the websites`, `letter` of `the minister's letter`."""
    before = _BEHIND_HEAD.split(fold(phrase).strip())[0]
    spoken = words(before)
    return spoken[-1] if spoken else ""


def is_document(phrase: str) -> bool:
    """True for a thing that holds words but says them for nobody: a message, a report, a law.

    A name in capitals is none: `The Washington Post` speaks.
    """
    last = _BEHIND_HEAD.split(phrase.strip())[0].split()
    capitals = [word for word in last if word[:1].isupper() and fold(word) not in ("the", "a", "an")]
    if not last or (len(capitals) > 1 and last[-1] in capitals and not phrase.isupper()):
        return False
    noun = head(phrase)
    return noun in _DOCUMENTS or (noun.endswith("s") and noun[:-1] in _DOCUMENTS)


def can_speak(phrase: str) -> bool:
    """True for a noun phrase without a name that means people: `the mayor`, `the parents`, `the health office`, `investors`."""
    noun = head(phrase)
    if not noun or is_document(phrase) or proper_names(f"about {phrase}"):
        return False
    single = noun.removesuffix("s")
    return noun in _PEOPLE or single in TITLES or single in _PEOPLE or is_calling(noun)


def is_calling(noun: str) -> bool:
    """True for a folded noun for what people are or do: `minister`, `president`, `bakers`."""
    return noun in TITLES or (bool(_AGENT.fullmatch(noun)) and not _NO_AGENT.search(noun))
