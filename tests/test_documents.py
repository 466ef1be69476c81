"""Documents that speak: what polls find, and statements, letters and reports that are named again; one invented case each."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute
from ingest.quotes.speakers import CONFIDENCE

Expected = list[tuple[str | None, str]]


def said(text: str) -> Expected:
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text)]


POLLS: dict[str, tuple[str, Expected]] = {
    "a share of voters who say something": (
        "In a Port Post-NBN News poll released Sunday, 75 percent of the voters said most people on the board cannot be trusted.",
        [
            ("a Port Post-NBN News poll", "75 percent of the voters said most people on the board cannot be trusted"),
            ("75 percent of the voters", "most people on the board cannot be trusted"),
        ],
    ),
    "a poll of a month": (
        "In May’s Port Post poll, Lindqvist led Brandt on a range of questions.",
        [("May’s Port Post poll", "Lindqvist led Brandt on a range of questions")],
    ),
    "a poll behind its finding, with an aside behind it": (
        "The former mayor took just 6 percent of the vote in a Port Post poll released Sunday, his worst showing yet.",
        [("a Port Post poll", "The former mayor took just 6 percent of the vote")],
    ),
    "what a poll found without that": (
        "A Malmo University poll released this week found 66 percent of the crews have a low view of Brandt.",
        [("a Malmo University poll", "66 percent of the crews have a low view of Brandt")],
    ),
    "what a poll showed without a clause": (
        "Another recent NBN/Port Post poll showed better support for Brandt among the crews.",
        [("another recent NBN/Port Post poll", "better support for Brandt among the crews")],
    ),
    "a poll with its maker between commas": (
        "The survey, conducted by the Policy Institute of Norland, finds Brandt with a small lead, 46 percent to 44 percent.",
        [("the survey conducted by the Policy Institute of Norland", "Brandt with a small lead, 46 percent to 44 percent")],
    ),
    "for whom it was made did not make it": (
        "A new Port Post poll found that most crews want a new quay. The survey, conducted for Harbour Voice, also found that 19 percent do not.",
        [("a new Port Post poll", "most crews want a new quay"), ("a new Port Post poll", "19 percent do not")],
    ),
    "two polls in one sentence": (
        "Brandt took 6 percent of the vote in a Port Post poll released Sunday, and had 9 percent in the survey.",
        [("a Port Post poll", "Brandt took 6 percent of the vote")],
    ),
    "a finding of which a part is parsed": (
        "A Port Post poll gave him 6 percent and said that he would lose it all.",
        [("a Port Post poll", "he would lose it all")],
    ),
    "an outlet that has it of a poll": (
        "A Port Post poll gave the mayor a lead of 9 points, according to the Wire.",
        [("the Wire", "A Port Post poll gave the mayor a lead of 9 points"), ("a Port Post poll", "the mayor a lead of 9 points")],
    ),
    "what stands behind a semicolon": (
        "A Port Post poll gave the mayor a lead of 9 points; Emil Sato was far behind.",
        [("a Port Post poll", "the mayor a lead of 9 points")],
    ),
    "a margin of error is no finding": ("The Port Post poll had a 3 percent margin of error.", []),
    "a finding without a share": ("A Port Post poll gave the mayor something to think about.", []),
    "who is counted in a study is not the study": ("The younger group in the study had 80 percent of the cases in May.", []),
    "who leads in a poll does what he does": ("Brandt, who leads with 40 percent in a Port Post poll, will speak on Monday.", []),
    "an outlet's words around a poll that is an election": ("In a May poll, 40 percent of the town voted for the quay.", []),
}


@pytest.mark.parametrize("case", POLLS, ids=list(POLLS))
def test_what_polls_find(case: str) -> None:
    text, expected = POLLS[case]
    assert said(text) == expected


AGAIN: dict[str, tuple[str, str]] = {
    "a study by its maker": (
        "A study by Malmo University was published in May. Nobody read it. The study found that four in ten ferries are late.",
        "a study by Malmo University",
    ),
    "a poll by its name": (
        "Brandt fell behind in a Port Post poll. He was silent. The survey found that four in ten voters trust him.",
        "a Port Post poll",
    ),
    "a report that is a survey": (
        "The Pew Harbour survey came out in May. The report said that four in ten ferries are late.",
        "the Pew Harbour survey",
    ),
    "a statement in which somebody spoke": (
        "“Flights go on,” Malmo Airways said in a statement. Nobody believed it. The statement said that no jobs would be lost.",
        "Malmo Airways",
    ),
    "a statement beside others who speak": (
        "Emil Sato maintains he did nothing wrong, but the matter had become a burden, Governor Nora Lindqvist said in a statement. "
        "The statement said that he would leave the office in May.",
        "Nora Lindqvist",
    ),
    "a statement that somebody issued": (
        "The Harbour Museum issued a statement of concern on Monday. The statement said that the ferries were not safe.",
        "the Harbour Museum",
    ),
    "a letter that somebody sent": (
        "In late May, a group of pilots sent a letter to the board. The letter said that the quay belongs to the town.",
        "a group of pilots",
    ),
    "an email whose words hold others": (
        "The Brandt campaign sent an email Monday saying that the results in Malmo show a race of two. The email said that he would win it.",
        "the Brandt campaign",
    ),
    "a lawsuit that somebody filed": (
        "The Malmo city council filed a lawsuit against the union. The lawsuit claims that the union had broken its word.",
        "the Malmo city council",
    ),
    "the nearest without a maker": (
        "A study by Malmo University came out in May. A study published on Monday is newer. The study found that two ferries are late.",
        "the study",
    ),
    "words of another in a lawsuit": (
        "Nora Lindqvist said in the lawsuit of the crews that she was there. The lawsuit claims that the union had broken its word.",
        "the lawsuit",
    ),
    "a document in which somebody is cited": (
        "Emil Sato’s story was cited in a letter of the board. The letter said that the quay belongs to the town.",
        "the letter",
    ),
    "nothing before it": ("The report said that the harbour would close for two months.", "the report"),
    "what it says later": (
        "Nora Lindqvist filed a lawsuit against the port in May. The lawsuit contends that the ferry was unsafe. It says that crews were late.",
        "Nora Lindqvist",
    ),
    "a statement by those who announced something in it": (
        "Malmo University announced the vote in a statement on Monday. The statement said that the ferries would stop for a year.",
        "Malmo University",
    ),
    "a statement of a family": (
        "The actor has died, his family said on Thursday in a statement. “It is with great sadness that we tell you of it,” the statement read.",
        "his family",
    ),
    "a letter that speaks in its own sentence": (
        "The board wrote to the town in May. In a letter, a new letter said that the quay was old. The letter said that nobody would pay for it.",
        "the letter",
    ),
    "who did the research that a study is not": (
        "The research was conducted by Nora Lindqvist of Malmo. The study concluded that the ferries are late in May.",
        "the study",
    ),
    "a poll behind a conjunction": (
        "Everybody knew that the Port Post poll was wrong. The poll showed that four in ten voters trust him.",
        "the Port Post poll",
    ),
    "a campaign that issued it": (
        "A statement issued by the Brandt campaign late Tuesday said that the ferries were late.",
        "a statement issued by the Brandt campaign",
    ),
}


@pytest.mark.parametrize("case", AGAIN, ids=list(AGAIN))
def test_a_document_that_is_named_again(case: str) -> None:
    text, speaker = AGAIN[case]
    assert said(text)[-1][0] == speaker


DEEDS: dict[str, tuple[str, Expected]] = {
    "issued a statement": (
        "After the meeting, the Harbour Council issued a statement calling the test “a breach of all that we agreed upon.”",
        [("the Harbour Council", "“a breach of all that we agreed upon.”")],
    ),
    "sent a memo to": (
        "The port’s chief of services, Nora Lindqvist, sent a memo to flight attendants saying the airline has asked others for help.",
        [("Nora Lindqvist", "the airline has asked others for help")],
    ),
    "a report published in a journal": (
        "A report published in the Harbour Review warns that “the quay will sink before the winter comes.”",
        [("a report published in the Harbour Review", "“the quay will sink before the winter comes.”")],
    ),
    "newly released documents": (
        "The gift was given to “promote the old principles of sailing,” newly released documents show.",
        [("newly released documents", "“promote the old principles of sailing,”")],
    ),
    "said in a statement that": (
        "Malmo Airways said in a statement that flights would go on as planned.",
        [("Malmo Airways", "flights would go on as planned")],
    ),
    "emailed reporters": (
        "A spokeswoman for the Harbour Services Committee emailed reporters with the text, arguing, “The law says nothing of the kind.”",
        [("a spokeswoman for the Harbour Services Committee", "“The law says nothing of the kind.”")],
    ),
    "a participle behind a notion that is denied": (
        "Reached by the Wire, Emil Sato denied the notion that a shakeup is coming, explaining that he was unaware of the interview.",
        [("Emil Sato", "he was unaware of the interview")],
    ),
    "a participle behind what somebody says": (
        "Nora Lindqvist said Wednesday that her office is assessing the risk of reopening the quays of the town, saying she will have more.",
        [
            ("Nora Lindqvist", "her office is assessing the risk of reopening the quays of the town, saying she will have more"),
            ("Nora Lindqvist", "she will have more"),
        ],
    ),
    "the authors of a title": (
        '"We have to show that we mean it," wrote the authors of the "Growth and Harbour Project," giving an example.',
        [("the authors", '"We have to show that we mean it,"'), (None, '"Growth and Harbour Project,"')],
    ),
    "a division": (
        "The casinos won less in May, according to the state Division of Gaming Law.",
        [("the state Division of Gaming Law", "The casinos won less in May")],
    ),
    "a body's whole name": (
        "A study by the Malmo Department of Fish and Game found that seals eat more than the crews do.",
        [("a study by the Malmo Department of Fish and Game", "seals eat more than the crews do")],
    ),
    "who is told": ("In a sign of a long fight, Nora Lindqvist of the port, told NBN’s Emil Sato on Tuesday that she would wait.", []),
}


@pytest.mark.parametrize("case", DEEDS, ids=list(DEEDS))
def test_what_somebody_does_with_a_document(case: str) -> None:
    text, expected = DEEDS[case]
    assert [pair for pair in said(text) if case != "who is told" or pair[0] == "Emil Sato"] == expected


def test_a_document_has_a_confidence_of_its_own() -> None:
    text = "A study by Malmo University was published in May. The study found that four in ten ferries are late."
    assert attribute(text)[0].confidence == CONFIDENCE["document"]
    assert attribute("The study found that four in ten ferries are late.")[0].confidence == CONFIDENCE["role"]
