"""Reported statements whose clause or subject a parse takes apart, groups and shares of people, and clauses around quotations."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute


def said(text: str) -> list[tuple[str | None, str]]:
    """Speaker and words of every reported statement of a text."""
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text) if a.kind == "reported"]


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        (
            "Ivo Sander and other leaders have said cutting that output must be a key part of their programme.",
            "Ivo Sander",
            "cutting that output must be a key part of their programme",
        ),
        (
            "Manny Gorse said seeing so many crews at the parade was a welcome sight.",
            "Manny Gorse",
            "seeing so many crews at the parade was a welcome sight",
        ),
        (
            "Stina Lund says the increase in tolls that Brandt decries also makes his election even less likely.",
            "Stina Lund",
            "the increase in tolls that Brandt decries also makes his election even less likely",
        ),
        (
            "About four out of 10 voters said life for the next generation would be worse than life today.",
            "about four out of 10 voters",
            "life for the next generation would be worse than life today",
        ),
        (
            "Judge Jana Strand, in her dissent, said just because the harm was not obvious did not mean it was not there.",
            "Jana Strand",
            "just because the harm was not obvious did not mean it was not there",
        ),
    ],
)
def test_a_clause_that_the_parse_takes_apart_is_whole(text: str, speaker: str, statement: str) -> None:
    assert (speaker, statement) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the same of her rival, who had lost the vote.",
        "Lund said no to the war that his party wanted.",
        "Oda Brink claimed victory in the vote that her party had lost.",
        "The minister announced a plan that would help farmers.",
        "The mayor said a prayer that her mother had taught her.",
        "Gov. Mia Lund announced the new totals while she and other officials provided updates on the response.",
        "The board noted a planned rally that could draw thousands.",
        "Many members have warned the bank not to act this year, which was cold.",
        "The clinic announced results of a trial that included 2,500 children aged two to five.",
        "Dora Lund said a sentence that was heard by all the crews in the hall.",
        "Olin had been told just before the vote that he would lose by far.",
        "In the papers it was noted that no child had been ill.",
    ],
)
def test_a_noun_that_is_said_is_no_clause(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Jolly said he would be cautious in cutting the budget because he worried about the clinics.", "Jolly"),
        (
            "Jens Salter, a Hollin, Fla., cook helping to organise the boycott, said he and other cooks were alarmed about the fees.",
            "Jens Salter",
        ),
        ("Kasper Olin offered the man a job, then says he will welcome advice from anyone who wants to talk to him.", "Kasper Olin"),
    ],
)
def test_a_subject_that_the_parse_has_lost_is_read_from_the_words(text: str, speaker: str) -> None:
    assert [found for found, _ in said(text)] == [speaker]


def test_who_is_told_is_no_part_of_what_they_are_told() -> None:
    text = "The port's director, Jana Moss, told reporters Wednesday prize money at eight races will be raised, which pleased the crews."
    assert not [words for _, words in said(text) if words.startswith("reporters")]


@pytest.mark.parametrize(
    "text",
    [
        "Portham: Boat crews sailing separately to the Boats Week Regatta say each got stopped for the third time in four years. But they sailed on.",
        "Crews at the quays have met guests who are not told or were asked to wait before a test is done, said Dr. Eva Blom , who co-founded the clinic.",
        "People said to be rich were few.",
    ],
)
def test_a_lost_subject_is_no_heading_and_nobody_behind_the_verb(text: str) -> None:
    assert not {"Portham", "Crews", "people", "People"} & {speaker for speaker, _ in said(text)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Some of Lund's longtime allies said they had come to accept his new position.", "some of Lund's longtime allies"),
        ("Those over 60 say they feel that way by a wide margin.", "those over 60"),
        ("About one in five say they would not vote at all.", "about one in five"),
        ("Aides close to the mayor said the bridge was unsafe and old.", "Aides close to the mayor"),
        ("Residents near the port said the ferry was loud at night.", "Residents"),
        ("Nearly half said they prefer someone who has worked in a port.", "nearly half"),
        ("As many as 40 percent of Lund voters said they could not support Barry Olin.", "as many as 40 percent of Lund voters"),
        ("One of his advisers, Tad Devon, told reporters that he would leave it to others to judge the plan.", "Tad Devon"),
        ("Even the organiser of a pro-Lund rally said the rules raised the danger for all crews.", "the organiser of a pro-Lund rally"),
        ("There is no danger of that, officials in both towns insist, because the crews have learned.", "officials in both towns"),
        ("The ferries carried nine guests an hour, according to recent data from Comstar.", "recent data from Comstar"),
        ("“The crews do not understand the sea,” said Army Capt. Christian Parton, who said he would not sail.", "Christian Parton"),
    ],
)
def test_groups_and_shares_of_people_speak_as_written(text: str, speaker: str) -> None:
    assert [found for found, _ in said(text)] == [speaker]


@pytest.mark.parametrize("text", ["All said that the quay is closed.", "That said the bridge was too old.", "One said it was too cold."])
def test_a_word_that_stands_for_nobody_speaks_for_nobody(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The trouble, Frank Olin writes, began in the early 1970s, with a dispute in the harbour.", "Frank Olin"),
        ("If she becomes mayor, Lund suggested in a tweet, the crews will not be punished for striking.", "Lund"),
        ("Sailors, Olin notes, applaud the shrewd management of the harbour.", "Olin"),
        ("With each vote, these supporters acknowledge, it becomes harder to make the case for the bridge.", "these supporters"),
    ],
)
def test_a_speaker_between_commas_says_the_whole_sentence(text: str, speaker: str) -> None:
    assert said(text) == [(speaker, text[:-1])]


@pytest.mark.parametrize(
    "text",
    ["After the vote, Lund insisted on a recount, the clerk said.", "Though the ferry is late, Lund maintains a firm hold on the council."],
)
def test_what_is_no_saying_between_commas_is_nobodys(text: str) -> None:
    assert "Lund" not in [speaker for speaker, _ in said(text)]


def test_a_speaker_with_an_apposition_behind_the_clause() -> None:
    assert said("The bridge is unsafe, Oda Brink, the town's chief engineer, said.") == [("Oda Brink", "The bridge is unsafe")]


@pytest.mark.parametrize(
    ("text", "speaker", "statement"),
    [
        (
            "Oda Lund celebrated with supporters, declaring it “another super day for our campaign” and said it was a step closer to winning.",
            "Oda Lund",
            "it was a step closer to winning",
        ),
        (
            'Director James Comber called the use of private ferries "extremely careless," but said she should face no charges.',
            "James Comber",
            "she should face no charges",
        ),
        ('"I prefer Kasper," Lund said, noting he had backed Mark Rubin before.', "Lund", "he had backed Mark Rubin before"),
        (
            'Even as Lund claimed on Tuesday that "Peters got in trouble for far less," one of the former clerks said the two cases were quite different.',
            "one of the former clerks",
            "the two cases were quite different",
        ),
    ],
)
def test_a_clause_behind_a_quotation_in_its_sentence(text: str, speaker: str, statement: str) -> None:
    assert (speaker, statement) in said(text)


def test_a_clause_that_holds_a_quotation_is_left_to_the_quotation() -> None:
    text = 'Lund called it "bad" and said the plan of "those who know the sea" would fail in the end.'
    assert said(text) == []
