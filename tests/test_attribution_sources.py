"""Sources that are no plain name: documents with their makers, what belongs to somebody, names in apposition; one invented case each."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute

Expected = list[tuple[str | None, str]]


def said(text: str) -> Expected:
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text)]


SOURCES: dict[str, tuple[str, str]] = {
    "a center for something": (
        "A 2009 report by the progressive Center for Port and Ferry Research found that two ferries were unsafe.",
        "a 2009 report by the progressive Center for Port and Ferry Research",
    ),
    "a maker behind what it is about": (
        "A report about the old ferries issued over the summer by the Harbour Authority noted that two of them were unsafe.",
        "a report about the old ferries issued over the summer by the Harbour Authority",
    ),
    "a person's calculations": (
        "Two ferries are not safe, according to calculations by Nora Lindqvist of the Institute of Technology.",
        "calculations by Nora Lindqvist of the Institute of Technology",
    ),
    "a lawsuit by somebody who is described": (
        "The lawsuit filed by former Port Watch reporter Nora Lindqvist alleges that two ferries were unsafe.",
        "the lawsuit filed by former Port Watch reporter Nora Lindqvist",
    ),
    "a poll with its makers behind the voters": (
        "A poll of 900 voters conducted in May by Ellin University found that two in three want a new quay.",
        "a poll of 900 voters conducted in May by Ellin University",
    ),
    "a letter that somebody else obtained": (
        "A letter from the Sailors Guild obtained by The Wire warns that “two of the ferries are not safe.”",
        "a letter from the Sailors Guild",
    ),
    "who obtained a letter made none": ("A letter obtained by The Wire says that two ferries were unsafe.", "a letter"),
    "who read a message wrote none": ("Two ferries are not safe, according to the statement reviewed by Port Watch.", "the statement"),
    "exit polls within results": (
        "According to early results of exit polls conducted by Ellin University, two in three want a new quay.",
        "early results of exit polls conducted by Ellin University",
    ),
    "an office of a place left open": ("“The quay is closing,” wrote the Danish ambassador there, Nora Lindqvist.", "Nora Lindqvist"),
    "a clause is no phrase": ("Emil Sato said Nora Lindqvist’s office called the plan “a gift to the rich.”", "Emil Sato"),
    "a campaign of a full name": ("Nora Lindqvist’s campaign said it would close the office in May.", "Nora Lindqvist’s campaign"),
    "an office of a full name with a plural's mark": (
        "Emil Sanders’ office said the ferry would stop in the coming year.",
        "Emil Sanders’ office",
    ),
    "a whole campaign, not its candidate, in marks": (
        "Nora Lindqvist’s campaign called the report a “rush to judgment.”",
        "Nora Lindqvist’s campaign",
    ),
    "a deputy with more to the office": (
        "“The quay is closing,” said Brandt’s deputy campaign manager, Nora Lindqvist, who left at noon.",
        "Nora Lindqvist",
    ),
    "an office at the time": ("“The quay is closing,” wrote the Danish ambassador at the time, Nora Lindqvist.", "Nora Lindqvist"),
    "a user of a network": ("“The quay is closing,” wrote another Twitter user, Nora Lindqvist.", "Nora Lindqvist"),
    "one of those who do something, by name": (
        "One pastor supporting Mr. Sato, Nora Lindqvist of Harbour Church in Ellin, said she had seen two ferries sink.",
        "Nora Lindqvist",
    ),
    "an adverb is nobody": (
        "Likewise, a paper from the Ellin Institution had this to say about the ferries: “Families from here would pay more.”",
        "a paper from the Ellin Institution",
    ),
    "a view without that": ("Port officials believe the quay could sink.", "Port officials"),
    "an agreement without that": ("The three scholars agreed there are ferries that could sink.", "the three scholars"),
}


@pytest.mark.parametrize(("text", "speaker"), SOURCES.values(), ids=SOURCES)
def test_a_source_is_known_by_its_own_words(text: str, speaker: str) -> None:
    assert attribute(text)[0].speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Nora Lindqvist thought the quay would never open again.",
        "The crews left the quay, hoping the new ferry would come.",
        "The crews fear two outcomes, neither of them good for the port.",
        "Nobody knew what the crews believe is a trap for them.",
        "Emil Brandt’s refusal suggested the harbour was a place to leave.",
    ],
)
def test_what_a_narrator_tells_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_he_is_not_whom_the_speaker_supports() -> None:
    text = (
        "One pastor supporting Mr. Emil Sato, Jonas Holm of Harbour Church in Ellin, said he had seen two ferries sink.\n\n"
        "He said that the quay could sink too."
    )
    assert [speaker for speaker, _ in said(text)] == ["Jonas Holm", "Jonas Holm"]


def test_the_role_of_a_name_in_apposition_is_whole() -> None:
    first = attribute("“The quay is closing,” said Brandt’s deputy campaign manager, Nora Lindqvist, who left at noon.")[0]
    assert first.role == "Brandt’s deputy campaign manager"
