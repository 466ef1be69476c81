"""Where sentences begin in a masked text: a quotation's own last stop counts, the stop of an abbreviation does not."""

from __future__ import annotations

import re

from .words import ABBREVIATIONS, NOT_NAMES, SENTENCE_END

_NEXT_WORD = re.compile(r"[A-Z]\w*")
_DATELINE = re.compile(
    r"[A-Z][A-Z.]{2,}(?:[ ,]+[A-Z][\w.]*)*[^\n\x02]{0,30}?\s[—–-]{1,2}\s|[A-Z][\w., ]{2,40}\([A-Z]\w{1,10}\)\s[—–-]{1,2}\s"
)
_LAST_WORD = re.compile(r"([\w.]+)\.$")


def sentence_starts(text: str) -> list[int]:
    """Offsets at which the sentences of the text begin, in order; a line break always begins one.

    Quicker than a general segmenter, and unlike one it knows masked quotations (see `marks.mask`).
    """
    starts = []
    for line in re.finditer(r"[^\s][^\n]*", text):
        starts.append(line.start())
        dateline = _DATELINE.match(text, line.start(), line.end())
        if dateline:
            starts.append(dateline.end())
        for stop in SENTENCE_END.finditer(text, dateline.end() if dateline else line.start(), line.end()):
            word = _LAST_WORD.search(text, max(line.start(), stop.start() - 20), stop.start())
            if word:
                last = word[1]
                following = _NEXT_WORD.match(text, stop.end())
                goes_on = following is None or following.group() not in NOT_NAMES
                if goes_on and (last in ABBREVIATIONS or (len(last) == 1 and last.isupper()) or "." in last.strip(".")):
                    continue
            starts.append(stop.end())
    return starts
