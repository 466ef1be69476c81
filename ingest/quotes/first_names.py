"""What a first name tells of somebody's gender, by Faker's lists of the names that are given in some eighty languages and countries.

A name counts for a gender if at least `TIMES` as many lists have it for that one as for the other, so that Jean and Kim count for none.
"""

from __future__ import annotations

import pkgutil
import re
from collections import Counter
from functools import cache
from importlib import import_module

from .person import Gender

TIMES = 6
"""How many times as many lists must have a name for one gender as for the other."""
LEAST = 2
"""How many lists must have it at least: one alone may have a word that is rather a surname or a place ("West", "Art")."""
_INITIALS = re.compile(r"(?:[A-Z]\.?)+")


def gender_of(name: str) -> Gender | None:
    """The gender that the first name of a full name is mostly given to, or None if that is open.

    Args:
        name: first and last name, without titles; initials before a first name are passed over ("J. Edgar Strand").
    """
    for word in name.split()[:-1]:
        if not _INITIALS.fullmatch(word):
            lists = _lists()
            men, women = lists["male"][word.lower()], lists["female"][word.lower()]
            if max(men, women) < max(LEAST, TIMES * min(men, women)):
                return None
            return "male" if men > women else "female"
    return None


@cache
def _lists() -> dict[Gender, Counter[str]]:
    """How many lists have each name, in lower case; read at the first call, in some 0.4 s."""
    from faker.providers import person  # of use only where a text is attributed

    counted: dict[Gender, Counter[str]] = {"male": Counter(), "female": Counter()}
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"{person.__name__}.{module.name}").Provider
        for gender, names in counted.items():
            names.update({name.lower() for name in getattr(provider, f"first_names_{gender}", ())})
    return counted
