"""What follows a sentence that tells what a question is about, but not what it asks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.extractive import Extractive
from bot.answering.following import MOST_BEHIND, completed
from bot.answering.windows import CONTEXT_CHARACTERS, windows
from bot.question import parse
from bot.sentence_scores import Place
from bot.settings import Settings
from tests.evidence import article, evidence


def told(question, text):
    """The text of the completed window of an article's first sentence."""
    found = windows(evidence(question, [(article("a", text, "A day on the coast"), ())], kind=parse(question).kind))
    return completed(parse(question), found[0]).text


BURNED = "A mill burned down in Sandholm."
QUIET = "Nobody was hurt."
CAUSE = "An old heater caused it."


@pytest.mark.parametrize(
    ("question", "text", "window"),
    [
        ("Why did the mill burn down?", f"{BURNED} {QUIET} {CAUSE} {QUIET}", f"{BURNED} {QUIET} {CAUSE}"),
        ("Why did the mill burn down?", f"{BURNED} {QUIET} {QUIET} {QUIET} {CAUSE}", f"{BURNED} {' '.join([QUIET] * MOST_BEHIND)}"),
        ("Why did the mill burn down?", f"A mill burned because of a heater. {QUIET}", "A mill burned because of a heater."),
        ("Why did the mill burn down?", f"{BURNED} Who set it on fire? {CAUSE}", BURNED),
        ("Why did the mill burn down?", f"{BURNED} A {'very ' * (CONTEXT_CHARACTERS // 5)}old heater caused it.", BURNED),
        ("Why did the mill burn down?", f"{BURNED}\n\nMore from the coast\n\n{CAUSE}", BURNED),
        ("Where did the mill burn down?", f"{BURNED} {CAUSE}", BURNED),
        ("How many people died in Sandholm?", f"{BURNED} It killed two people. {QUIET}", f"{BURNED} It killed two people."),
        ("How many people died in Sandholm?", f"{BURNED} The mill is old.", BURNED),
        ("How many people died in Sandholm?", f"Two people died in Sandholm. {QUIET}", "Two people died in Sandholm."),
        ("Why did Oda Brink say that the mill burned?", f"{BURNED} {CAUSE}", BURNED),
    ],
)
def test_a_cause_or_a_number_that_follows_comes_along(question, text, window):
    assert told(question, text) == window


def test_an_answer_tells_the_cause_that_follows():
    found = evidence("Why did the mill burn down?", [(article("a", f"{BURNED} {CAUSE}", "A mill"), ())], kind="why")
    answer = Extractive(Settings(), None).answer(replace(found, relevance={Place("a", 0): 0.9}))
    assert answer.sentences[0].text == f"{BURNED} {CAUSE}"
    (citation,) = answer.citations
    assert citation.article.text[citation.start : citation.end] == citation.quote
