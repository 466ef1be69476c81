"""What a question asks for. The people are invented, or the questions are short and public."""

from __future__ import annotations

import pytest

from bot.casing import cased
from bot.names import is_headline, proper_names
from bot.question import Question, asking_part, parse
from bot.retrieval import terms
from bot.text import words
from bot.voices import can_speak

KNOWN = ("Annalena Baerbock", "Sergei Lavrov", "Gerhard Schröder", "Mara Ellin")

KINDS = [
    ("What did Ellin say about the port?", "say"),
    ("How did Ellin react to the vote?", "say"),
    ("Does Ellin agree with what Brandt said about the port?", "say"),
    ("What was Ellin's explanation?", "say"),
    ("Do the figures agree with what Brandt said?", "say"),
    ("According to Ellin, what could happen?", "say"),
    ("What is Ellin's view on tolls?", "say"),
    ("What was the minister's response?", "say"),
    ("Has Ellin commented on the tolls?", "say"),
    ("Did Ellin say anything about the tolls?", "say"),
    ("Ellin on tolls?", "say"),
    ("What does Russia want from NATO?", "say"),
    ("Please can you tell me what the White House said about Belarus?", "say"),
    ("Who said the port was safe?", "who"),
    ("Who called the move into Belarus extremely dangerous?", "who"),
    ("Which minister resigned?", "who"),
    ("By whom was the port sold?", "who"),
    ("Do you know who won the vote in Tarn?", "who"),
    ("When did Ellin resign?", "when"),
    ("On which day did the bridge collapse?", "when"),
    ("do you know when the mayor resigned", "when"),
    ("Where did Ellin speak?", "where"),
    ("In which city did the ministers meet?", "where"),
    ("How many tanks are there?", "how_many"),
    ("how much did the stadium cost", "how_many"),
    ("How long did the strike last?", "how_many"),
    ("What number of tanks is there?", "how_many"),
    ("What percentage of voters back Ellin?", "how_many"),
    ("What's the number of dead?", "how_many"),
    ("Holding your breath for how many seconds is healthy?", "how_many"),
    ("Why did prices rise?", "why"),
    ("What led to the collapse of the bridge?", "why"),
    ("How come Ellin resigned?", "why"),
    ("Brief me on the strike", "briefing"),
    ("What happened with Nord Stream 2?", "briefing"),
    ("What happened in Marlow?", "briefing"),
    ("Summarise the talks", "briefing"),
    ("Catch me up on the strike", "briefing"),
    ("What's the latest on the strike?", "briefing"),
    ("Give me a timeline of the floods", "briefing"),
    ("What do the articles say about the strike?", "briefing"),
    ("Is Nord Stream 2 finished?", "other"),
    ("What warning appeared on the websites?", "other"),
    ("What is the storm called?", "other"),
    ("What assurance does Russia want from NATO?", "other"),
    ("What did the message on the websites say?", "other"),
    ("What does the new sanctions law say about gas?", "other"),
    ("How many tanks are there according to the report?", "how_many"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[t for t, _ in KINDS])
def test_kind_is_the_form_of_the_answer(text, kind):
    assert parse(text).kind == kind


SPEAKERS = [
    ("What did Ellin say about the port?", "Ellin"),
    ("What else has Mara Ellin said?", "Mara Ellin"),
    ("WHAT DID ELLIN SAY ABOUT NATO", "ELLIN"),
    ("What did the WHO say about masks?", "the WHO"),
    ("What did the man who fell say about masks?", None),
    ("What Did Ellin Say About Tolls?", "Ellin"),
    ("What’s Ellin saying about tolls?", "Ellin"),
    ("What did Foreign Minister Mara Ellin say about tolls?", "Mara Ellin"),
    ("What did Dr. Orsolo tell reporters?", "Orsolo"),
    ("What did the German foreign minister say about tolls?", "the German foreign minister"),
    ("What did Mara Ellin, the German foreign minister, say about tolls?", "Mara Ellin"),
    ("What did the union's leader, Mara Ellin, say about pay?", "Mara Ellin"),
    ("How many tanks are there according to the Pentagon?", "the Pentagon"),
    ("How did Ursula von der Leyen react to it?", "Ursula von der Leyen"),
    ("What has been said by Ellin about tolls?", "Ellin"),
    ("comments by Ellin on tolls", "Ellin"),
    ("Reaction of the Kremlin to sanctions", "the Kremlin"),
    ("What did the State Department say about visas?", "the State Department"),
    ("what did the state department say about visas?", "the state department"),
    ("WHAT DID THE STATE DEPARTMENT SAY ABOUT VISAS?", "THE STATE DEPARTMENT"),
    ("what did the united states say about the treaty?", "the united states"),
    ("What did the United States say about the treaty?", "the United States"),
    ("Where did the United States move its embassy after Brink announced it?", None),
    ("Why did the United States leave, as Brink promised?", None),
    ("What did Oda Brink state and then deny about tolls?", "Oda Brink"),
    ("What did General Motors say about the plant?", "General Motors"),
    ("What did the Health Ministry announce about masks?", "the Health Ministry"),
    ("What did Health Minister Oda Brink announce about masks?", "Oda Brink"),
    ("What does the state say about tolls?", "the state"),
    ("What did Theresa May say in May?", "Theresa May"),
    ("What did Jim O’Neill say about banks?", "Jim O’Neill"),
    ("What did the E.U. say about gas?", "the E.U."),
    ("When did Ellin warn about tolls?", "Ellin"),
    ("Where did Ellin say it about tolls?", "Ellin"),
    ("Why did Ellin accuse NATO?", "Ellin"),
    ("What did Ellin and Orsolo say about gas?", "Ellin"),
    ("What did Ellin say Russia could do at any point?", "Ellin"),
    ("What is Ellin quoted as saying about tolls?", "Ellin"),
    ("what did ellin say about tolls", "ellin"),
    ("What did The Harbour Report say about tolls?", "The Harbour Report"),
    ("What did the author of the report say about tolls?", "the author of the report"),
    ("What did the message on them say?", None),
    ("What does the minister's letter say about tolls?", None),
    ("According to the study, how many died?", None),
    ("What did she say?", None),
    ("What do people say about the film?", None),
    ("Did anyone say anything about wheat?", None),
    ("Sanctions on Russia?", None),
    ("How many tanks are there?", None),
    ("Who called it dangerous?", None),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[t for t, _ in SPEAKERS])
def test_speaker_is_whose_words_are_asked_for(text, speaker):
    assert parse(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("what did baerbock say about gas", "Baerbock"),
        ("what did annalena baerbock say", "Annalena Baerbock"),
        ("WHAT DID LAVROV SAY", "Lavrov"),
        ("what did schroder say", "Schröder"),
        ("what did schroeder say", "Schröder"),
        ("ellin on tolls", "Ellin"),
        ("ellin response to tolls", "Ellin"),
        ("what did president lavrov say", "Lavrov"),
    ],
)
def test_known_speakers_give_the_written_form(text, speaker):
    assert parse(text, known_speakers=KNOWN).speaker == speaker


NAMES = [
    ("What did Ellin say about Nord Stream 2?", ("Nord Stream 2",)),
    ("Did NATO and the U.S. meet in Geneva?", ("NATO", "U.S.", "Geneva")),
    ("What did Ellin say in Moscow about “Nord Stream 2”?", ("Moscow", "Nord Stream 2")),
    ("What is the Bank of England's plan?", ("Bank of England",)),
    ("How many Russian troops have gathered near Ukraine?", ("Ukraine",)),
    ("What happened in Kazakhstan on 5 January 2022?", ("Kazakhstan",)),
    ("Macron?", ("Macron",)),
    ("Troops near Tarn", ("Tarn",)),
    ("Covid-19 in Tarn", ("Covid-19", "Tarn")),
    ("Catch me up on the strike at Orsolo & Sons", ("Orsolo & Sons",)),
    ("What did Ellin and Orsolo say about gas?", ("Orsolo",)),
    ("How Many Homes Were Flooded In Marlow?", ()),
    ("how many homes were flooded in marlow", ()),
    ("What Did Ellin Say About NATO?", ("NATO",)),
    ("Nearly two years after the flood, who pays?", ()),
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[t for t, _ in NAMES])
def test_names_are_the_other_proper_names(text, names):
    assert parse(text).names == names


TOPICS = [
    ("What did Ellin say about troop numbers?", "troop numbers"),
    ("How many aircraft carriers did China send?", "aircraft carriers china send"),
    ("What number of carriers did China send?", "carriers china send"),
    ("Brief me on the strike", "strike"),
    ("What happened with Nord Stream 2?", "nord stream 2"),
    ("According to Ellin, what could Russia do?", "russia"),
    ("What is Ellin's reaction to the tolls?", "tolls"),
    ("Who called the move into Belarus extremely dangerous?", "move belarus extremely dangerous"),
    ("Before the vote, what did Ellin promise?", "vote"),
    ("What did Mara Ellin, the foreign minister, say about tolls?", "tolls"),
    ("What did Ellin say about “Grüne Wege”?", "grune wege"),
    ("Could you please tell me why prices rose?", "prices rose"),
    ("The bridge in Marlow: how many people were injured?", "bridge marlow people injured"),
    ("A storm hit Tarn. How many homes were flooded?", "storm hit tarn homes flooded"),
    ("What did the message on the websites say?", "message websites"),
    ("How many tanks did the U.S. send?", "tanks u.s send"),
    ("What did she say?", ""),
    ("Thanks!", ""),
]


@pytest.mark.parametrize(("text", "topic"), TOPICS, ids=[t for t, _ in TOPICS])
def test_topic_holds_neither_the_speaker_nor_the_wording_of_the_question(text, topic):
    assert " ".join(parse(text).topic) == topic


@pytest.mark.parametrize(
    "text", ["", " ", "?", "the", "???!", "what", "'", "“", "did", "\n", "1", "according to", "🙂", "What did , say about?", "X on"]
)
def test_parse_never_raises(text):
    question = parse(text, known_speakers=("", "Mara Ellin", "’"))
    assert isinstance(question, Question)
    assert question.text == text


def test_carried_words_are_marked_only_where_they_are_topic():
    question = parse("What did Lavrov say about Belarus?", carried=frozenset({"belarus", "lavrov", "gas"}))
    assert question.carried == {"belarus"}


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("What Did Ellin Say About Tolls?", True),
        ("WHO WON THE VOTE", True),
        ("What did Ellin say?", False),
        ("Where is The Hague?", False),
        ("NATO and the EU", False),
    ],
)
def test_capitals_of_a_headline_are_seen_through(text, headline):
    assert is_headline(text) is headline


def test_a_role_among_the_known_speakers_is_no_name():
    assert parse("how many children died according to ellin", known_speakers=("the children", "Mara Ellin")).names == ()


def test_names_typed_without_capitals_are_written_as_known():
    assert cased("what did lavrov say about belarus and the uk", KNOWN) == "what did Lavrov say about Belarus and the UK"
    assert cased("tell us about china and Lavrov", KNOWN) == "tell us about china and Lavrov"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the U.S., tolls", ["in", "the", "u.s", "tolls"]),
        ("the U.K.'s", ["the", "u.k"]),
        ("It is 5.5.", ["it", "is", "5.5"]),
        ("a.b", ["a.b"]),
    ],
)
def test_an_initialism_is_one_word(text, expected):
    assert words(text)[: len(expected)] == expected


def test_an_initialism_is_asked_as_a_phrase():
    assert terms("the U.S. and E.U. tolls") == ['"u s"', '"e u"', '"tolls"']


@pytest.mark.parametrize(
    ("phrase", "speaks"),
    [
        ("the mayor", True),
        ("investors", True),
        ("the health office", True),
        ("the ferry", False),
        ("gas prices", False),
        ("the water", False),
        ("the reactor", False),
        ("the minister’s letter", False),
        ("the report", False),
    ],
)
def test_people_can_speak_and_things_cannot(phrase, speaks):
    assert can_speak(phrase) is speaks


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The theatres of Port Ellin met this week. Where was the prize given?", "Where was the prize given? (Port Ellin)"),
        ("A prize was given this week. What is it called?", "A prize was given this week. What is it called?"),
        ("The pier is closed. What did Mara Velden say about it?", "The pier is closed. What did Mara Velden say about it?"),
        ("Who  won the prize?", "Who won the prize?"),
        ("", ""),
    ],
    ids=["with its names", "without a name all is read", "somebody's words", "one sentence", "nothing"],
)
def test_the_part_of_a_question_that_asks(text, part):
    assert asking_part(text) == part


def test_known_names_are_found_in_any_case_with_their_place():
    text = "did mara ellin meet lavrov"
    found = proper_names(text, KNOWN)
    assert [n.text for n in found] == ["Mara Ellin", "Lavrov"]
    assert [text[n.start : n.end] for n in found] == ["mara ellin", "lavrov"]


@pytest.mark.parametrize(
    ("text", "kind", "speaker"),
    [
        ("What ferry captain announced her retirement on Tuesday?", "other", None),
        ("What has Velden announced?", "say", "Velden"),
        ("Tell me what Velden announced", "say", "Velden"),
        ("Which town is the greenest, according to a report compiled by The Island Wire?", "other", None),
        ("Which town is “broke”, according to a statement this week from its council?", "other", None),
        ("What does the nickname mean?", "other", None),
        ("What does Velden mean by fairness?", "say", "Velden"),
        ("What did the mayor mean by that?", "say", "the mayor"),
    ],
)
def test_a_subject_that_is_asked_for_is_no_speaker(text, kind, speaker):
    question = parse(text)
    assert (question.kind, question.speaker) == (kind, speaker)


def test_a_common_word_is_not_the_last_word_of_a_known_name_where_names_have_capitals():
    assert parse("What did Velden say this week?", known_speakers=("Island Fashion Week",)).names == ()
    assert "Week" not in parse("Who met Ilse Velden this week?", known_speakers=("Island Fashion Week",)).names


def test_a_capitalised_word_of_a_name_is_no_word_of_saying():
    question = parse("How many troops does the United States send to Port Ellin?")
    assert (question.kind, question.speaker) == ("how_many", None)
    assert "United States" in question.names


@pytest.mark.parametrize(
    "text",
    [
        "Has the mayor kept her promise of 5,000 homes?",
        "Did Velden keep her promise on tram fares?",
        "Has the union kept its promise?",
        "Did Velden keep her election promise?",
        "Did Velden deliver on her promise of a new pier?",
        "Did Velden deliver on her election promise?",
        "Did Velden keep the promise that she made?",
        "Has the council fulfilled climate pledges?",
        "Why did Velden break her promise?",
        "When will the union drop its demand for more pay?",
        "What has the mayor done about her promise?",
    ],
)
def test_a_promise_that_is_kept_makes_nobody_a_speaker(text):
    question = parse(text)
    assert (question.speaker, question.act) == (None, None)
    assert question.kind in ("other", "why", "when")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Did Velden promise new homes?", "Velden"),
        ("Has the mayor's deputy promised new homes?", "the mayor's deputy"),
        ("Did Velden and her deputy promise new homes?", "Velden and her deputy"),
        ("Did the people on the ferry demand a refund?", "the people on the ferry"),
        ("Did even the unions demand more pay?", "even the unions"),
        ("What did the woman beside her say about the pier?", "the woman beside her"),
        ("What did the author of the claim say?", "the author of the claim"),
        ("What did Velden say about her promise?", "Velden"),
        ("Does the mayor claims to know?", "the mayor"),
        ("the promise of the council on homes", "the council"),
    ],
)
def test_a_noun_phrase_of_several_parts_is_a_speaker(text, speaker):
    assert parse(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("What share of voters said the harbour mattered most?", None, "voters harbour mattered"),
        ("What percentage of voters told the pollster about the harbour?", None, "voters pollster harbour"),
        ("What number of firms said wages would rise?", None, "firms wages rise"),
        ("What share of the cost did Velden say the town would pay?", "Velden", "cost town pay"),
        ("How many lamps did Velden say were broken?", "Velden", "lamps broken"),
    ],
)
def test_who_is_counted_is_no_speaker(text, speaker, topic):
    question = parse(text)
    assert (question.kind, question.speaker, " ".join(question.topic)) == ("how_many", speaker, topic)


def test_who_agrees_is_asked_for_and_not_who_is_agreed_with():
    question = parse("Does the mayor agree with what Mara Ellin said about tolls?")
    assert (question.speaker, question.topic) == ("the mayor", ("tolls",))
    assert parse("Do the figures agree with what Mara Ellin said about tolls?").speaker == "Mara Ellin"


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Give me a summary of the positions on tolls", ("tolls",)),
        ("Summarise the reactions to the toll vote", ("toll", "vote")),
        ("Summarise the positions of the pieces", ("positions", "pieces")),
        ("What about the nurses?", ("nurses",)),
        ("And how about the toll vote?", ("toll", "vote")),
    ],
)
def test_a_briefing_is_of_its_topic(question, topic):
    read = parse(question)
    assert (read.kind, read.topic) == ("briefing", topic)
