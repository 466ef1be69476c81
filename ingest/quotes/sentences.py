"""Where sentences begin in a masked text: a quotation's own last stop counts, the stop of an abbreviation does not."""

from __future__ import annotations

import re

from .words import ABBREVIATIONS, SENTENCE_END

_LAST_WORD = re.compile(r"([\w.]+)\.$")


def sentence_starts(text: str) -> list[int]:
    """Offsets at which the sentences of the text begin, in order; a line break always begins one.

    Quicker than a general segmenter, and unlike one it knows masked quotations (see `marks.mask`).
    """
    starts = []
    for line in re.finditer(r"[^\s][^\n]*", text):
        starts.append(line.start())
        for stop in SENTENCE_END.finditer(text, line.start(), line.end()):
            word = _LAST_WORD.search(text, max(line.start(), stop.start() - 20), stop.start())
            if word:
                last = word[1]
                if last in ABBREVIATIONS or (len(last) == 1 and last.isupper()) or ("." in last and len(last) > 3):
                    continue
            starts.append(stop.end())
    return starts
