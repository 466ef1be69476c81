"""Who is asked for by office, and who belongs to a body or a state."""

from __future__ import annotations

import pytest

from bot.answering.relevance import joins
from bot.offices import holds, of_body, office, short_for, works_for
from ingest import add_records
from ingest.quotes import attribute
from tests.evidence import article


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("Norland's foreign minister", "minister"),
        ("the senator from Norland", "senator"),
        ("Norland Sen.", "senator"),
        ("Sen. (R-Norland)", "senator"),
        ("Secretary of State", "secretary"),
        ("the baker", "baker"),
        ("Baker", None),
        ("Mara Ellin", None),
        ("the Harbour Department", None),
        ("the report", None),
        ("", None),
    ],
)
def test_an_office_is_told_from_names_and_bodies(phrase, head):
    found = office(phrase)
    assert (found.head if found else None) == head


@pytest.mark.parametrize(
    ("asked", "role", "fits"),
    [
        ("the Norland foreign minister", "Norland's foreign minister", True),
        ("the foreign minister", "foreign minister of Norland", True),
        ("the Ukrainian foreign minister", "Ukraine's foreign minister", True),
        ("the Norland senator", "Norland Sen.", True),
        ("the Norland senator", "Sen. (R-Norland)", True),
        ("the senator from Norland", "Sen. of Norland", True),
        ("the Norland foreign minister", "Westland's foreign minister", False),
        ("the foreign minister", "former foreign minister", False),
        ("the former foreign minister", "former foreign minister of Norland", True),
        ("the foreign minister", "spokeswoman for the foreign minister", False),
        ("the defense secretary", "Defence Secretary", True),
        ("the president", "vice president of the union", False),
        ("the foreign minister", None, False),
        ("the mayor", "Mayor", True),
        ("the president", "ousted president", False),
        ("the current president", "president", True),
        ("the general", "Attorney General", False),
        ("the minister", "Prime Minister", False),
        ("the prime minister", "Prime Minister", True),
        ("the CEO of Ellin Steel", "chief executive of Ellin Steel", True),
        ("the CEO of Ellin Steel", "marketing executive at Ellin Steel", False),
        ("the president of Niger", "Nigerian President", False),
        ("the French president", "France's president", True),
        ("Mara Ellin", "adviser to Mara Ellin", False),
    ],
)
def test_a_role_is_the_office_that_is_asked_for(asked, role, fits):
    assert holds(asked, role) is fits


@pytest.mark.parametrize(
    ("role", "body", "belongs"),
    [
        ("Ellin University economist", "Ellin University", True),
        ("officials at the Harbour Department", "the Harbour Department", True),
        ("former Harbour Department lawyer", "the Harbour Department", False),
        ("critics of the Harbour Department", "the Harbour Department", False),
        ("visitor to the Harbour Museum", "the Harbour Museum", False),
        ("economist at Ellin State University", "Ellin University", False),
        ("German Foreign Minister", "Germany", True),
        ("Germany's ambassador", "Germany", True),
        ("German tourist", "Germany", False),
        ("senior German official", "Germany", True),
        ("president of Germany", "Germany", True),
        ("U.S. Ambassador to Germany", "Germany", False),
        ("EU envoy to China", "China", False),
        ("official in Israel", "Israel", False),
        ("Northern Ireland minister", "Ireland", False),
        ("president of the German Football Association", "Germany", False),
        ("prosecutor of the Harbour Department", "the Harbour Department", False),
        ("Ellin University Law School professor", "Ellin University", True),
        ("Harbour Department Watch director", "the Harbour Department", False),
        ("lawyer suing Ellin University", "Ellin University", False),
        ("Norland’s far-right National Front party leader", "the National Front", True),
        ("adviser to Mara Ellin", "Mara Ellin", False),
        ("economist", "the", False),
    ],
)
def test_a_role_in_a_body_or_in_the_government_of_a_state(role, body, belongs):
    assert of_body(role, body) is belongs


@pytest.mark.parametrize(
    ("role", "person", "works"),
    [
        ("Ms. Holt's advisers", "Ms. Holt", True),
        ("Holt campaign manager", "Ida Holt", True),
        ("Holt Campaign Manager", "Ida Holt", True),
        ("a lawyer for Ida Holt", "Holt", True),
        ("aides to Ms. Holt", "Holt", True),
        ("Holt’s communications director", "Holt", True),
        ("chief of staff to Ida Holt", "Ida Holt", True),
        ("former aides to Holt", "Holt", False),
        ("aides to Holt's opponents", "Holt", False),
        ("campaign manager for Mats Olin", "Holt", False),
        ("director of Holt Airways", "Holt", False),
        ("a lawyer for Holt Airways", "Holt", False),
        ("Holt Airways director", "Holt", False),
        ("Port Ellin attorney", "Port Ellin", False),
        ("Harbour Board adviser", "the Harbour Board", False),
    ],
)
def test_who_works_for_a_person(role, person, works):
    assert works_for(role, person) is works


TALKS = (
    "German Foreign Minister Ida Holt said the border bridge would stay closed until the spring. Holt told reporters that the repairs "
    "would cost 40 million crowns.\n\nAn Ellin University economist, Rolf Brink, warned that fares would rise by a third.\n\n"
    "A German tourist said the queue at the ferry was endless.\n\nMinister Holt's advisers conceded that it had been a difficult autumn.\n\n"
    "Critics of the Harbour Department said the pier was a scandal for families."
)


@pytest.fixture
def asked(settings, embedder, open_bot):
    assert [o.status for o in add_records([article("talks", TALKS, "Talks about the bridge")], settings, embedder=embedder)] == ["added"]
    return open_bot(settings).ask


@pytest.mark.parametrize(
    "question",
    [
        "What did the German foreign minister say about the repairs?",
        "What did the Foreign Minister say about the repairs?",
        "What did Germany's foreign minister say about the repairs?",
        "what did the german foreign minister say about the repairs",
    ],
)
def test_somebody_is_asked_for_by_office(asked, question):
    answer = asked(question)
    assert [c.speaker for c in answer.citations] == ["Ida Holt"]
    assert "40 million" in answer.text
    assert answer.notes == ()


def test_an_office_that_nobody_holds_is_named_in_the_refusal(asked):
    answer = asked("What did the Norwegian foreign minister say about the repairs?")
    assert answer.abstained
    assert "the Norwegian foreign minister" in answer.text


def test_statements_are_listed_by_office(settings, asked, open_bot):
    quotes = open_bot(settings).quotes(speaker="the German foreign minister")
    assert {q.speaker for q in quotes} == {"Ida Holt"}
    assert len(quotes) == 2


def test_a_government_speaks_for_its_state_and_a_note_says_so(asked):
    answer = asked("What did Germany say about the border bridge?")
    assert [c.speaker for c in answer.citations] == ["Ida Holt"]
    assert "No statement of Germany itself" in answer.notes[0]
    assert asked("What did Germany say about the queue at the ferry?").abstained


def test_who_works_for_a_body_stands_in_for_it_and_its_critics_do_not(asked):
    answer = asked("What did Ellin University say about fares?")
    assert [c.speaker for c in answer.citations] == ["Rolf Brink"]
    assert "No statement of Ellin University itself" in answer.notes[0]
    assert asked("What did the Harbour Department say about the pier?").abstained


def test_who_works_for_somebody_stands_in_for_them_and_a_note_says_so(asked):
    answer = asked("What did Ida Holt say about a difficult autumn?")
    assert [c.speaker for c in answer.citations] == ["Minister Holt's advisers"]
    assert answer.notes == (
        "No statement of Ida Holt in person on this was found; this was said by somebody who works for Ida Holt, or did.",
    )


PIER = (
    "Dana Holt walked to the ferry pier in the rain, where Rolf Brink said the fares were far too high.\n\n"
    "Dana Holt accused the harbour board of wasting the lighthouse money, while Rolf Brink said the lamps were old.\n\n"
    "Port officials, including Mara Velden, argued that the new cranes would stand idle in winter.\n\n"
    "Mayor Martin King said the market would open in May."
)


@pytest.fixture
def pier(settings, embedder, open_bot):
    assert [o.status for o in add_records([article("pier", PIER, "News of the pier")], settings, embedder=embedder)] == ["added"]
    return open_bot(settings).ask


@pytest.mark.parametrize("topic", ["the ferry pier", "the lighthouse money"])
def test_what_is_told_of_somebody_beside_another_who_speaks_has_no_speaker_and_a_note(pier, topic):
    answer = pier(f"What did Dana Holt say about {topic}?")
    assert [c.speaker for c in answer.citations] == [None]
    assert answer.sentences[0].lead == "The Coast Post, 14 March 2031:"
    assert "in a sentence that holds words of others too" in answer.notes[0]


def test_what_another_says_is_not_told_of_somebody_who_is_only_there(pier):
    assert pier("What did Dana Holt say about high fares?").abstained


def test_who_is_named_with_those_who_speak_is_found_and_a_note_says_so(pier):
    answer = pier("What did Mara Velden say about the new cranes?")
    assert [c.speaker for c in answer.citations] == ["Port officials"]
    assert answer.notes == ("Mara Velden is named here with those who say it; no statement of Mara Velden alone on this was found.",)


def test_a_surname_that_is_a_title_is_a_name(pier):
    assert [c.speaker for c in pier("What did Mayor King say about the market?").citations] == ["Martin King"]


JOINED = {
    "a list": ("Brandt, Channel Nine’s Nora Lindqvist and Emil Sato argued that the new cranes would stand idle.", "Nora Lindqvist", True),
    "the last of a list": (
        "Brandt, Channel Nine’s Nora Lindqvist and Emil Sato argued that the cranes would stand idle.",
        "Emil Sato",
        True,
    ),
    "a list between dashes": (
        "The three scholars - Mr. Holm, Ms. Lindqvist and Mr. Sato - agreed there are cranes that stand idle.",
        "Sato",
        True,
    ),
    "led by": (
        "The aides, led by campaign manager Nora Lindqvist, told the crews that they did not expect to win.",
        "Nora Lindqvist",
        True,
    ),
    "whom a lawyer works for": (
        "Ilse Brandt, a lawyer for Nora Lindqvist and Emil Sato, said that the cranes would stand idle.",
        "Emil Sato",
        False,
    ),
    "somebody else's case": (
        "Ilse Brandt, who met Nora Lindqvist and Emil Sato, said that the cranes would stand idle.",
        "Emil Sato",
        False,
    ),
}


@pytest.mark.parametrize(("sentence", "asked", "expected"), JOINED.values(), ids=JOINED)
def test_who_is_named_with_a_speaker_says_it_too(sentence, asked, expected):
    assert joins(attribute(sentence)[0], asked, sentence) is expected


@pytest.mark.parametrize(
    ("asked", "role", "short"),
    [
        ("the mayor of Port Ellin", "Mayor", True),
        ("the foreign minister of Norland", "Foreign Minister", True),
        ("the foreign minister of Norland", "foreign minister of Norland", False),
        ("the foreign minister of Norland", "Westland foreign minister", False),
        ("the foreign minister of Norland", "former minister", False),
        ("the mayor of Port Ellin", "Deputy Mayor", False),
        ("the mayor of Port Ellin", "minister", False),
        ("the mayor of Port Ellin", None, False),
    ],
)
def test_a_role_may_be_short_for_an_office(asked, role, short):
    assert short_for(asked, role) is short


TOWNS = [
    "The mayor of Port Ellin, Ida Holt, said the market would stay shut. The mayor of Tarn, Otto Holt, said the bridge was safe.",
    "Mayor Ida Holt said the search of the town hall was a farce.",
    "Mayor Otto Holt said the search of the mill was a disgrace.",
    "Deputy Mayor Ida Holt said the search of the harbour office was a shame.",
]


def test_who_has_an_office_in_one_article_is_found_by_it_where_another_gives_a_part_of_it(settings, embedder, open_bot):
    stories = [article(f"town{n}", text, "News of the town") for n, text in enumerate(TOWNS)]
    assert [o.status for o in add_records(stories, settings, embedder=embedder)] == ["added"] * 4
    bot = open_bot(settings)
    answer = bot.ask("What did the mayor of Port Ellin say about the search?")
    assert [c.article.id for c in answer.citations] == ["town1"]
    assert answer.notes == ("That Ida Holt is the mayor of Port Ellin is told by another article.",)
    assert {q.article.id for q in bot.quotes(speaker="the mayor of Port Ellin")} == {"town0", "town1"}
    assert bot.ask("What did the mayor of Marlow say about the search?").abstained
