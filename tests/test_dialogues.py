"""Transcripts and interviews: labels that open lines say who speaks. All of it is invented."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute

HEARING = """The following is an edited transcript of the hearing on the ferry.

CHAIRWOMAN ODA BRINK: The committee will come to order. We have one witness, Mr. Emil Sato, director of Sato Ferries.

EMIL SATO: Thank you. Eleven people got on my boat and did not come home.

BRINK: Were there life jackets for everybody?

SATO: There were sixty on the list.

We know now that some were in a locker.

(Laughter.)

REP. TOM McKAY (D-Ellin): Your mate, Ms. Fairley, told me, "That locker will kill somebody." Did you know?

SATO: I did not. The inspector said that the boat was safe.

THE CHAIR: There will be order.

BRINK: We adjourn until Tuesday."""

INTERVIEW = """Nora Lindqvist opened her restaurant in a former bank. We spoke to her in the vault. Emil Sato took the pictures.

Q: You began as a waiter. What did that teach you?

A: That I was a terrible waiter. I dropped a fish on a bishop.

Q: Is that behind you?

A: I stopped in 2021.

It was time.

Q: And what comes next?

A: Sleep!"""


def said(text: str, title: str = "") -> list[tuple[str | None, str]]:
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text, title)]


def test_a_transcript_gives_each_turn_to_its_speaker_in_full() -> None:
    assert said(HEARING) == [
        ("Oda Brink", "The committee will come to order. We have one witness, Mr. Emil Sato, director of Sato Ferries."),
        ("Emil Sato", "Thank you. Eleven people got on my boat and did not come home."),
        ("Emil Sato", "There were sixty on the list."),
        ("Emil Sato", "We know now that some were in a locker."),
        ("Tom McKay", 'Your mate, Ms. Fairley, told me, "That locker will kill somebody." Did you know?'),
        ("Fairley", '"That locker will kill somebody."'),
        ("Emil Sato", "I did not. The inspector said that the boat was safe."),
        ("the inspector", "the boat was safe"),
        ("the chair", "There will be order."),
        ("Oda Brink", "We adjourn until Tuesday."),
    ]


def test_a_turn_has_the_role_of_its_speaker() -> None:
    assert attribute(HEARING)[1].role == "director of Sato Ferries"


def test_an_answer_is_given_to_whom_the_interview_is_with() -> None:
    answers = ["That I was a terrible waiter. I dropped a fish on a bishop.", "I stopped in 2021.", "It was time.", "Sleep!"]
    assert said(INTERVIEW, "Five questions for Nora Lindqvist") == [("Nora Lindqvist", words) for words in answers]


def test_an_answer_is_nobodys_where_two_could_be_asked() -> None:
    both = INTERVIEW.replace("Nora Lindqvist", "Nora Lindqvist and Emil Sato").replace(" Emil Sato took the pictures.", "")
    assert said(both, "Five questions") == []


def test_names_in_small_letters_are_labels_too() -> None:
    text = """Senator Emil Sato spoke to Oda Brink in his office.

Oda Brink: Your opponents call it a waste.

Emil Sato: They said so about the railways too.

Brink: When will it open?

[12:03] Sato: In May. I promised it."""
    assert said(text) == [
        ("Oda Brink", "Your opponents call it a waste."),
        ("Emil Sato", "They said so about the railways too."),
        ("Emil Sato", "In May. I promised it."),
    ]


def test_a_turn_in_quotation_marks_is_its_quotation() -> None:
    text = "\n\n".join(f"{name}: “{words}”" for name, words in [("ODA BRINK", "The quay is closing."), ("EMIL SATO", "It is not.")] * 2)
    assert [words for _, words in said(text)] == ["“The quay is closing.”", "“It is not.”"] * 2


@pytest.mark.parametrize("line", ["Sato had tears in his eyes.", "The lockers", "He was asked about the boats:", "..."])
def test_the_articles_own_lines_between_turns_are_nobodys(line: str) -> None:
    assert line not in [words for _, words in said(HEARING.replace("(Laughter.)", line))]


def test_a_long_list_of_labels_is_no_dialogue() -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    crowd = [f"ODA B{one}{two}" for one in letters for two in letters]
    assert said("\n\n".join(f"{name}: It rains." for name in crowd[:220] * 2)) == []
    assert len(said("\n\n".join(f"{name}: It rains." for name in crowd[:120] * 2))) == 240


def test_a_headline_opens_no_turn() -> None:
    headline = "BRINK: Nobody Told Anybody About Those Lockers Below Their Deck!"
    assert said(f"{headline}\n\n{HEARING}") == said(HEARING)


def test_a_label_that_is_not_understood_ends_the_turn_before() -> None:
    assert ("Emil Sato", "I saw it too.") not in said(HEARING.replace("THE CHAIR: There will be order.", "[Voice 2]: I saw it too."))
    assert all("saw" not in words for _, words in said(HEARING.replace("THE CHAIR: There will be order.", "Voice 2: I saw it too.")))


LISTS = {
    "results": "Oda Brink leads Emil Sato.\n\nBrink: 547.\n\nSato: 46.\n\nAll of them:\n\nBrink: 2,316.\n\nSato: 1,547.",
    "each label once": "Oda Brink, Emil Sato, Tom Hale and Ida Roe ran.\n\n"
    "Oda Brink: the mayor is new here.\n\nEmil Sato: a lawyer.\n\nTom Hale: a baker.\n\nIda Roe: a nurse.",
    "labels that are no names": "Update: The quay is open.\n\nWhere: At the port.\n\nUpdate: The quay is shut.\n\nWhere: At the pier.",
    "matches": "Oda Brink met Emil Sato.\n\nOda Brink vs. Emil Sato: Brink in two.\n\nTom Hale vs. Ida Roe: Roe in two.\n\n" * 2,
    "two turns among much else": "Oda Brink met Emil Sato.\n\n"
    + "Brink: The quay is open.\n\nThe town waits.\n\nThe sea is calm.\n\nIt rained.\n\nIt blew.\n\nSato: The quay is shut.\n\n" * 2,
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_lists_with_colons_are_no_dialogue(text: str) -> None:
    assert said(text) == []
