"""Citations stand at their offsets, and an answer's text, sentences and citations agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.citations import check, cite, render, speaker_of
from bot.types import Answer, Attribution, Searched, Sentence
from tests.evidence import article, harbour, hit, passage, said


def answer_of(*sentences: Sentence) -> Answer:
    """An answer whose every label cites the first words of the harbour story."""
    of, attributed = harbour()
    labels = dict.fromkeys(label for sentence in sentences for label in sentence.labels)
    citations = tuple(cite(label, hit(of), 0, 10 + label, attributed) for label in labels)
    return Answer(render(sentences), sentences, citations, False, "Why?", Searched(1))


def test_a_citation_holds_the_exact_characters_and_their_speaker() -> None:
    of, attributed = harbour()
    start = of.text.index("“Nobody")
    citation = cite(2, hit(of), start, start + 30, attributed)
    assert citation.quote == of.text[start : start + 30]
    assert (citation.label, citation.speaker) == (2, "Mara Velden")


def test_a_citation_can_be_made_of_an_article_and_its_passage() -> None:
    of, _ = harbour()
    assert cite(1, (of, passage(of)), 0, 11).quote == of.text[:11]


@pytest.mark.parametrize(
    ("label", "start", "end", "message"),
    [
        (0, 0, 5, "must be 1 or more"),
        (1, 5, 5, "empty or outside"),
        (1, -3, 5, "empty or outside"),
        (1, 0, 10**6, "empty or outside"),
        (1, 150, 160, "does not start in passage"),
    ],
)
def test_a_span_that_cannot_be_cited_is_an_error(label: int, start: int, end: int, message: str) -> None:
    of, _ = harbour()
    with pytest.raises(ValueError, match=message):
        cite(label, hit(of, 0, 100), start, end)


def test_blank_characters_and_a_foreign_passage_cannot_be_cited() -> None:
    of, other = article(text="One.\n\nTwo."), article("other")
    with pytest.raises(ValueError, match="blank"):
        cite(1, hit(of), 4, 6)
    with pytest.raises(ValueError, match="belongs to article 'other'"):
        cite(1, (of, passage(other)), 0, 3)


def test_the_speaker_is_the_one_who_says_most_of_the_span() -> None:
    of = article(text="“Yes,” said Ada. “No, and never again,” said Bo. The rain fell.")
    attributed: list[Attribution] = [said(of, "“Yes,”", "Ada"), said(of, "“No, and never again,”", "Bo"), said(of, "The rain", None)]
    assert speaker_of(attributed, 0, len(of.text)) == "Bo"
    assert speaker_of(attributed, 0, 8) == "Ada"
    assert speaker_of(attributed, of.text.index("The rain"), len(of.text)) is None
    passed_on = Attribution("the Gazette", "the Gazette", "reported", 0, of.text.index("The rain"), "reported")
    assert speaker_of([passed_on, *attributed], 0, len(of.text)) == "Bo"


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ([], ""),
        ([Sentence("It rained.", (1,))], "It rained. [1]"),
        ([Sentence("It rained.", (1, 2)), Sentence("It stopped.", (2,))], "It rained. [1][2] It stopped. [2]"),
        ([Sentence("“Yes.”", (1,), lead="Ada:"), Sentence("“No.”", (2,), lead="Bo:")], "Ada: “Yes.” [1]\n\nBo: “No.” [2]"),
        ([Sentence("“Yes.”", (1,), lead="Ada:"), Sentence("It rained.", (2,))], "Ada: “Yes.” [1] It rained. [2]"),
        ([Sentence("As shown [12] and [sic].", (1,))], "As shown [\u206012] and [sic]. [1]"),
    ],
)
def test_an_answer_is_rendered_with_leads_and_markers(sentences: list[Sentence], text: str) -> None:
    assert render(sentences) == text


def test_a_sound_answer_and_a_sound_abstention_have_no_faults() -> None:
    sound = answer_of(Sentence("It rained [12].", (1,)), Sentence("It stopped.", (2, 1)))
    assert check(sound) == []
    assert check(replace(sound, text="Nothing.", sentences=(), citations=(), abstained=True)) == []


def test_each_fault_of_an_answer_is_found() -> None:
    sound = answer_of(Sentence("It rained.", (1,)), Sentence("It stopped.", (2,)))
    first, second = sound.citations
    broken = {
        "does not stand at": replace(sound, citations=(replace(first, quote="Something else"), second)),
        "outside passage": replace(sound, citations=(replace(first, passage=passage(first.article, 100)), second)),
        "marker [2] in the text has no citation": replace(sound, citations=(first,)),
        "citation [2] is not used": replace(sound, text="It rained. [1]", sentences=sound.sentences[:1]),
        "not 1 to 2 in order": replace(sound, citations=(second, first)),
        "the answer has no citations": replace(sound, citations=()),
        "a sentence has no citation": replace(sound, sentences=(*sound.sentences, Sentence("It snowed.", ()))),
        "an abstention has 2 citations": replace(sound, abstained=True),
        "its sentences": replace(sound, text="It rained. [2] It stopped. [1]"),
        "passage 'harbour:0' does not stand": replace(
            sound, citations=(replace(first, passage=replace(first.passage, text="Other words")), second)
        ),
    }
    for message, answer in broken.items():
        assert any(message in fault for fault in check(answer)), message
