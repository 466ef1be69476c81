"""What a proper name names, as far as its words show."""

from __future__ import annotations

import re
from typing import Literal

from bot.names import PLACES, is_acronym, vocabulary
from bot.text import fold

NameType = Literal["person", "place", "body", "thing"]

_BODY_WORDS = vocabulary(
    """council ministry department house court university party union league federation association agency commission committee parliament
    congress senate bank company corporation group inc ltd plc army navy police club airlines airways motors church institute
    organisation organization office bureau nations court fund board authority reserve guard kremlin pentagon bundestag government
    trust foundation society times post & united rovers athletic"""
)
_DIGIT = re.compile(r"\d")
NUMBERS = vocabulary("one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million")


def name_type(name: str) -> NameType:
    """What a name most likely names: a number in it makes it a thing, an acronym or a word like Council a body."""
    parts = [w for w in fold(name).replace(".", "").split() if w != "the"]
    if _DIGIT.search(name):
        return "thing"
    if parts and all(p in PLACES or p in ("new", "north", "south", "east", "west", "united") for p in parts) and parts[-1] in PLACES:
        return "place"
    if is_acronym(name.removeprefix("the ").removeprefix("The ")) or set(parts) & _BODY_WORDS or "&" in name:
        return "body"
    return "person" if len(parts) <= 4 else "body"
