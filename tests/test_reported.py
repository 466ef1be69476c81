"""Reported statements whose clause or subject a parse takes apart, groups and shares of people, and clauses around quotations."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute
from ingest.quotes.names import Mention
from ingest.quotes.page import Page
from ingest.quotes.pieces import pieces
from ingest.quotes.subjects import is_somebody


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
        ("47% say the council should send crews to the quay.", "47%"),
        ("About 4 in 10 say they want the next mayor to have more liberal plans.", "about 4 in 10"),
        ("Both candidates acknowledged that they could be rivals for the office.", "both candidates"),
        ("Those around the mayor acknowledge that a bid at her age seems improbable.", "those around the mayor"),
        ("Those who had left the port said the harbour was too small for them.", "those who had left the port"),
        (
            "Like more than 3 million other Norlanders fleeing the flood, the 37-year-old says she is simultaneously looking back and ahead.",
            "the 37-year-old",
        ),
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


def test_a_share_between_brackets_says_nothing_of_the_sentence_around_it() -> None:
    assert said("The town is split on which party has better views of the harbour (41% say Lund, 38% Olin) and on the bridge.") == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "She noted that most of the money raised would go to the harbour for its new cranes this autumn.",
            "most of the money raised would go to the harbour for its new cranes this autumn",
        ),
        (
            "Lund reported that Olin had surgery and his place in the crew is uncertain.",
            "Olin had surgery and his place in the crew is uncertain",
        ),
        (
            "The tolls have risen by a third since May, according to the Port Council, but the crews pay less.",
            "The tolls have risen by a third since May",
        ),
        (
            "Olin estimated that water-based outdoor sport accounts for 7 million crowns of the income of the town, ranking above fishing.",
            "water-based outdoor sport accounts for 7 million crowns of the income of the town, ranking above fishing",
        ),
        ("Lund said without any proof that the council had sold the quay to the bank.", "the council had sold the quay to the bank"),
        (
            "Nora Olin wrote in an affidavit released Thursday that six of the boats were used in thefts.",
            "six of the boats were used in thefts",
        ),
    ],
)
def test_a_clause_begins_and_ends_where_its_words_do(text: str, content: str) -> None:
    assert [found for _, found in said(text)] == [content]


def test_a_clause_stands_before_a_quotation_that_does_not_end_its_sentence() -> None:
    text = "The crews waited. Lund insists the works will begin next year, and they will be “a joy for the town.”"
    assert [(a.speaker, text[a.start : a.end]) for a in attribute(text)] == [
        ("Lund", "the works will begin next year"),
        ("Lund", "“a joy for the town.”"),
    ]


def test_what_a_plan_would_put_is_not_said_by_it() -> None:
    text = "While crews praised the plan, one captain said it would put “old boats in new docks” for years."
    assert [a.speaker for a in attribute(text)] == ["one captain"]


@pytest.mark.parametrize(
    "text",
    [
        "“We will never sell the quay,” Lund said on Monday at the port of the town.",
        "Lund told the crews of the port that “nobody will sell the quay” to anybody.",
        "Lund said the sale of the old quay was “a scandal for the town” and left.",
    ],
)
def test_a_cue_that_is_only_the_quotations_is_not_parsed(text: str) -> None:
    assert not list(pieces(Page.read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The crews are too small, Lund said on Monday, calling the plan “a scandal for the town” again.",
        "Lund said she would stay at home: “I do not like either of the two,” she told the crews.",
    ],
)
def test_a_clause_before_a_quotation_is_parsed(text: str) -> None:
    assert len(list(pieces(Page.read(text)))) == 1


@pytest.mark.parametrize(("phrase", "so"), [("the 37-year-old", True), ("the paradox of the plan", False)])
def test_an_age_means_somebody(phrase: str, so: bool) -> None:
    assert is_somebody(Mention(0, len(phrase), "role", phrase)) is so


def test_a_noun_behind_a_singular_article_is_no_verb_at_the_end_of_a_sentence() -> None:
    text = "Eight hours of talks in Varn brought the two sides no closer on the union’s main demand, a binding promise that the yard will stay open."
    assert said(text) == []


def test_who_is_told_behind_a_quotation_does_not_tell_it() -> None:
    text = "Corin Ostby, author of “A Right to Err? Mayors and other liars,” told the Coast Post that a pardon was near."
    assert not [a for a in attribute(text) if a.speaker and "Coast Post" in a.speaker]
