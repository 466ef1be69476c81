"""Numbers and names that a question takes for granted."""

from __future__ import annotations

import pytest

from bot.answering.extractive import Extractive
from bot.answering.premise import unsupported, written_as
from bot.question import parse
from bot.settings import Settings
from tests.evidence import article, evidence, harbour

STORY = article(
    "pier", "The pier of Port Ellin will cost 14 million crowns. Oda Brink said in March that 300 people would build it.", "A pier"
)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("Why will the pier cost 14 million crowns?", ()),
        ("Why will the pier cost fourteen million crowns?", ()),
        ("Why will the pier cost 15 million crowns?", ("15 million",)),
        ("Who are the 300 people who build it?", ()),
        ("Who are the 310 people who build it?", ("310",)),
        ("Where was Oda Brink in 2031?", ()),
        ("Where was Oda Brink in 2029?", ("2029",)),
        ("Why did Pelle Strand visit the pier of Port Ellin?", ("Pelle Strand",)),
        ("What did Pelle Strand say about the pier?", ()),
    ],
)
def test_what_no_article_supports_is_found(question, missing):
    assert unsupported(parse(question), [STORY]) == missing


def test_an_answer_names_the_number_that_no_cited_article_has(embedder):
    asked = evidence("How many of the 1,700 workers at the harbour of Port Ellin would be paid in full?", [harbour()], kind="how_many")
    answer = Extractive(Settings(), embedder).answer(asked)
    assert "1,200 workers" in answer.text
    assert "No cited article mentions “1,700”, which the question takes for granted." in answer.notes


def test_an_answer_whose_question_is_supported_has_no_such_note(embedder):
    asked = evidence("How many workers at the harbour of Port Ellin would be paid in full?", [harbour()], kind="how_many")
    assert Extractive(Settings(), embedder).answer(asked).notes == ()


def test_a_refusal_names_the_number_that_none_of_the_related_articles_has(embedder):
    asked = evidence("Which 7,300 beavers did the zoo sell?", [harbour()], kind="other")
    answer = Extractive(Settings(), embedder).answer(asked)
    assert answer.abstained
    assert "None of the related articles mentions 7,300." in answer.text


ASHE = article("ashe", "Pelle Ashcombe’s boat sank. The pilot Pelle Ashcombe was jailed for nine years on Friday.", "A boat")


@pytest.mark.parametrize(
    ("name", "written"),
    [("Pelle Ashcomb", "Pelle Ashcombe"), ("Ashcomb", "Ashcombe"), ("Oda Ashcomb", None), ("Ashdown", None), ("", None)],
)
def test_a_name_that_the_articles_only_spell_otherwise_is_found(name, written):
    assert written_as(name, [ASHE]) == written


def test_an_answer_says_how_the_articles_write_a_name(embedder):
    asked = evidence("How long was Pelle Ashcomb jailed?", [(ASHE, ())], kind="how_many")
    answer = Extractive(Settings(), embedder).answer(asked)
    assert "nine years" in answer.text
    assert answer.notes == ("The articles write “Pelle Ashcombe” for “Pelle Ashcomb”.",)
