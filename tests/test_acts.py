"""What somebody promised, demanded or denied: told by the outlet's verb, without a statement in a clause or in marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.acts import act_of
from bot.embedding import Embedder
from bot.newsbot import NewsBot
from bot.settings import Settings
from ingest.indexer import add

TOLD = [
    "Ilse Brandvik promised to spend more on the pumps of the port after the flood of last year.",
    "Per Holt accused the mayor of endangering the lives of sailors by selling the lifeboats.",
    "Mats Velden urged the council to close the old quay before the winter storms arrive.",
    "Oda Brink called for a ban on heavy trucks in the old town until the bridge is repaired.",
    "Jonas Trask called the plan a breach of the harbour act of 1987.",
    "Karin Lund denied taking money from the ferry company for her campaign.",
    "Rune Falk did not promise to pay for the bridge of the old town.",
    "Tove Berg, the auditor of the province, has repeatedly warned of the costs of the second pier.",
    "Ilse Torp and Per Hansen said that the meadow would be mown before the summer fair.",
    "Ilse Torp and Liv Ravn's lawyer said that the orchard was sold to the bank.",
    "Ilse Torp and a critic of Nils Moe said that the windmill was sold to the bank.",
    "A rival of Signe Vik denied taking the lamps of the lighthouse.",
    "Bo Lund accused of fraud in the case of the harbour fund.",
    "Amid calls for his resignation, Ivar Dale said that the orchestra would stay.",
    "Hedda Falk herself denied having seen the plan of the lighthouse before it was printed.",
    "The crew elected Odd Roos, and Odd Roos himself, on whom the vote fell, was not seen to promise more.",
    "Most of the votes of the island went to Tora Lie, who conceded within the hour.",
    "The vote of the sailors was counted by a man who met Ulf Dahl, whose wife conceded within the hour.",
]


@pytest.fixture
def bot(tmp_path: Path, settings: Settings, embedder: Embedder, open_bot: Callable[[Settings], NewsBot]) -> NewsBot:
    story = "---\ntitle: The council debates\noutlet: The Harbour Courier\npublished: 2024-03-12\n---\n" + "\n\n".join(TOLD)
    (tmp_path / "debate.md").write_text(story, encoding="utf-8")
    assert [o.status for o in add([tmp_path / "debate.md"], settings, embedder=embedder)] == ["added"]
    return open_bot(settings)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Brandvik promise?", 0),
        ("Whom did Per Holt accuse?", 1),
        ("What did Velden demand?", 2),
        ("What did Oda Brink call for?", 3),
        ("What did Oda Brink demand?", 3),
        ("Who called for a ban on trucks?", 3),
        ("Who called the plan a breach?", 4),
        ("What did Karin Lund deny?", 5),
        ("What did Berg warn of?", 7),
        ("What did Per Hansen say about the meadow?", 8),
        ("What did Hedda Falk deny?", 14),
        ("What did Falk deny?", 14),
        ("Did Tora Lie concede?", 16),
        ("Has Lie conceded?", 16),
    ],
)
def test_what_somebody_did_by_speaking_is_found(bot: NewsBot, question: str, told: int) -> None:
    answer = bot.ask(question)
    assert not answer.abstained
    assert any(TOLD[told] in sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    "question",
    [
        "What did Rune Falk promise?",
        "What did Berg promise?",
        "What did Velden deny?",
        "What did Trask call for?",
        "What did Liv Ravn say about the orchard?",
        "What did Nils Moe say about the windmill?",
        "What did Signe Vik deny?",
        "What did Bo Lund condemn?",
        "What did Ivar Dale call for?",
        "What did Odd Roos promise?",
        "Did Ulf Dahl concede?",
    ],
)
def test_what_somebody_did_not_do_is_refused(bot: NewsBot, question: str) -> None:
    assert bot.ask(question).abstained


@pytest.mark.parametrize(
    ("cue", "act"),
    [
        ("called", "describe"),
        ("called for", "demand"),
        ("calls on", "demand"),
        ("amid calls for", "describe"),
        ("called on Monday", "describe"),
        ("asked for", None),
        ("promised", "promise"),
        ("said", None),
        (None, None),
    ],
)
def test_a_word_of_saying_tells_an_act(cue: str | None, act: str | None) -> None:
    assert act_of(cue) == act
