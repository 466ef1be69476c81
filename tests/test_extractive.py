"""Windows, their scores and the choice among them, on one story; the embedding model is real."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.extractive import Extractive
from bot.answering.windows import windows
from bot.citations import check
from bot.question import parse
from bot.settings import Settings
from bot.text import stem
from bot.types import Attribution
from tests.evidence import article, evidence, harbour, hit, passage, said

REPORT = (
    "By Ines Okoro, Port Ellin\n\n"
    "Finance Minister Oda Brink presented the budget in Port Ellin.\n\n"
    "She said, “The harbour will get nine million.” The mayor of Port Ellin, Pelle Strand, welcomed it.\n\n"
    "“We had asked for twelve. We will manage,” Strand said. This pleased nobody else."
)


def report():
    of = article("report", REPORT, "Budget for the harbour")
    return of, (
        said(of, "“The harbour will get nine million.”", "Oda Brink"),
        said(of, "“We had asked for twelve. We will manage,”", "Pelle Strand"),
    )


def asked(question, stories=None):
    of = evidence(question, stories or [report()], kind=parse(question).kind)
    return replace(of, rarity={stem(w): 1.0 for w in of.question.topic})


def texts(of):
    return [w.text for w in windows(of)]


def test_a_window_that_opens_with_a_pronoun_takes_in_the_sentence_before():
    assert any(t.startswith("Finance Minister Oda Brink") and t.endswith("nine million.”") for t in texts(asked("Who?")))


def test_a_quotation_over_two_sentences_stays_whole():
    assert any(t.startswith("“We had asked for twelve. We will manage,” Strand said.") for t in texts(asked("Who?")))


def test_an_answer_brings_the_question_that_it_follows():
    text = "Who pays for the pier?\n\nThe harbour board does, by a levy."
    briefing = asked("Brief me on the pier", [(article("a", text), ())])  # in a briefing no other sentence comes along
    assert briefing.question.kind == "briefing"
    assert text in texts(briefing)


def test_a_sentence_that_only_tells_the_question_again_brings_the_next():
    text = "A new levy has come to Port Ellin. The plank penny is due in May. It rained."
    found = windows(asked("A new levy has come to Port Ellin. What is it called?", [(article("a", text), ())]))
    assert next(w.text for w in found if w.core.start == 0) == "A new levy has come to Port Ellin. The plank penny is due in May."
    found = windows(asked("Which levy is new?", [(article("a", text), ())]))
    assert next(w.text for w in found if w.core.start == 0) == "A new levy has come to Port Ellin."


def test_a_turn_of_an_interview_brings_the_turn_that_it_answers():
    text = "Q: There was talk of a pier in Malmo.\n\nA: No. I was asked, and I said no."
    found = windows(asked("What did Brink say about Malmo?", [(article("a", text), ())]))
    assert next(w.text for w in found if w.core.start == text.index("A:")).startswith("Q: There was talk")


def test_bylines_are_no_sentences():
    assert not any(t.startswith("By Ines Okoro") for t in texts(asked("Who?")))


def test_a_window_may_reach_into_the_passage_before_and_is_cited_there():
    of, attributions = report()
    cut = REPORT.index("She said")
    first, second = passage(of, 0, cut - 2), passage(of, cut, len(REPORT), 1)
    found = replace(
        asked("What did Brink say?", [(of, attributions)]), hits=(replace(hit(of), passage=second),), passages={of.id: (first, second)}
    )
    window = next(w for w in windows(found) if "nine million" in w.text)
    assert window.text.startswith("Finance Minister")
    assert window.hit.passage == first


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("What did Brink say about the harbour?", "nine million", "Oda Brink"),
        ("What did Strand say about managing?", "We will manage", "Pelle Strand"),
        ("What did the mayor say about managing?", "We will manage", "Pelle Strand"),
        ("How much will the harbour get?", "nine million", None),
        ("Where did Brink present the budget?", "in Port Ellin", None),
    ],
)
def test_the_right_words_by_the_right_speaker(embedder, question, words, speaker):
    answer = Extractive(Settings(), embedder).answer(asked(question))
    assert words in answer.sentences[0].text
    assert speaker is None or answer.citations[0].speaker == speaker
    assert check(answer) == []


@pytest.mark.parametrize(
    "question", ["What did Brink say about managing?", "What did Strand say about ferries?", "What did Quill say about the harbour?"]
)
def test_another_speakers_words_are_no_answer(embedder, question):
    assert Extractive(Settings(), embedder).answer(asked(question)).abstained


def test_a_briefing_is_dated_and_runs_from_the_oldest_article(embedder):
    stories = []
    told = {
        date(2031, 3, 20): "The new harbour cranes lifted their first container on Friday, a crate of oranges.",
        date(2031, 3, 2): "Port Ellin will buy three cranes for the harbour.",
        date(2031, 3, 11): "Engineers found rust in the harbour cranes and stopped the ship that carries them.",
    }
    for n, (day, text) in enumerate(told.items()):
        of = article(f"a{n}", text, f"Crane {n + 4}", published=day)
        stories.append((of, ()))
    answer = Extractive(Settings(), embedder).answer(asked("Brief me on the harbour cranes", stories))
    assert [s.lead for s in answer.sentences] == [
        "The Coast Post, 2 March 2031:",
        "The Coast Post, 11 March 2031:",
        "The Coast Post, 20 March 2031:",
    ]


def test_the_latest_is_told_newest_first_and_the_old_is_left_out(embedder):
    days = [date(2031, month, 5) for month in (1, 2, 3, 4, 5)]
    told = [
        "began at midnight",
        "emptied the trams of two towns",
        "was joined by the bus drivers",
        "cost the town nine million",
        "ended in a deal",
    ]
    stories = [(article(f"a{day.month}", f"The tram strike {what}.", published=day), ()) for day, what in zip(days, told, strict=True)]
    answer = Extractive(Settings(), embedder).answer(asked("What is the latest on the tram strike?", stories))
    assert [c.article.published for c in answer.citations] == days[:1:-1]


def test_a_long_article_leaves_room_for_a_point_of_another(embedder):
    found = ["rust in the harbour cranes", "a cat on the harbour cranes", "oil below the harbour cranes", "paint on the harbour cranes"]
    long = article(
        "long",
        " ".join(f"On {day} engineers found {what}." for day, what in zip(("Monday", "Friday", "Sunday", "Tuesday"), found, strict=True)),
    )
    other = article("other", "Port Ellin sold its three old harbour cranes to a museum for one crown.", published=date(2031, 5, 1))
    chosen = Extractive(Settings(briefing_sentences=4), embedder).answer(asked("Brief me on the harbour cranes", [(long, ()), (other, ())]))
    assert [c.article.id for c in chosen.citations].count("long") == 3
    alone = Extractive(Settings(briefing_sentences=4), embedder).answer(asked("Brief me on the harbour cranes", [(long, ())]))
    assert len(alone.citations) == 4


def test_what_leads_up_to_the_outlets_sentence_does_not_make_it_its_speakers(embedder):
    text = "“I thought it was dirt on the mirror,” said Oda Brink. The bridge was opened to all traffic in 1961."
    of = article("bridge", text, "Bridge")
    answer = Extractive(Settings(), embedder).answer(
        asked("When was the bridge opened to traffic?", [(of, (said(of, "“I thought it was dirt on the mirror,”", "Oda Brink"),))])
    )
    assert answer.citations[0].speaker is None
    assert answer.sentences[0].lead == "The Coast Post, 14 March 2031:"


def test_somebody_elses_words_do_not_come_before_a_speakers_own():
    text = "“I thought it was dirt,” said Oda Brink. “It was an asteroid of the third class,” said Pelle Strand."
    of = article("mirror", text, "Mirror")
    attributions = (said(of, "“I thought it was dirt,”", "Oda Brink"), said(of, "“It was an asteroid of the third class,”", "Pelle Strand"))
    found = windows(asked("Which class was it?", [(of, attributions)]))
    assert [w.text for w in found if w.core.start] == ["“It was an asteroid of the third class,” said Pelle Strand."]


def test_at_most_so_many_sentences_as_the_settings_say(embedder):
    of, attributions = harbour()
    answer = Extractive(Settings(max_sentences=1), embedder).answer(
        asked("What did Mara Velden say about workers and the dock?", [(of, attributions)])
    )
    assert len(answer.sentences) == 1


def test_words_that_nobody_is_named_for_are_not_given_to_the_speaker_asked_for(embedder):
    of = article("nobody", "Oda Brink came. “The harbour will get nine million,” somebody said.", "Budget")
    start = of.text.index("“")
    attributions = (Attribution(None, None, "said", start, of.text.index("”") + 1, "direct"),)
    assert Extractive(Settings(), embedder).answer(asked("What did Brink say about the harbour?", [(of, attributions)])).abstained


def test_a_sentence_with_two_speakers_is_given_to_the_one_asked_for(embedder):
    text = "“Twelve cranes, or the harbour will close for good this year,” said Oda Brink, but “cranes rust,” Pelle Strand said."
    of = article("two", text, "Cranes")
    attributions = (
        said(of, "“Twelve cranes, or the harbour will close for good this year,”", "Oda Brink"),
        said(of, "“cranes rust,”", "Pelle Strand"),
    )
    answer = Extractive(Settings(), embedder).answer(asked("What did Strand say about cranes?", [(of, attributions)]))
    assert [c.speaker for c in answer.citations] == ["Pelle Strand"]


def test_figures_that_were_corrected_are_given_newest_first(embedder):
    first = article("first", "The second pier of Port Ellin will cost 14 million crowns.", "Pier planned", published=date(2031, 3, 1))
    later = article(
        "later",
        "Port Ellin will pay no more than 19 million crowns for it.",
        "Second pier gets dearer",
        published=date(2031, 4, 1),
    )
    answer = Extractive(Settings(), embedder).answer(asked("How much will the second pier of Port Ellin cost?", [(first, ()), (later, ())]))
    assert [c.article.id for c in answer.citations] == ["later", "first"]


def test_a_quotation_that_goes_on_behind_its_cue_is_given_whole(embedder):
    text = (
        "“The cranes will stay,” said Oda Brink. “Nobody asked us about the lamps.” The council met on Monday.\n\n"
        "“Cranes are ugly,” Pelle Strand said."
    )
    of = article("on", text, "Cranes")
    first, second = said(of, "“The cranes will stay,”", "Oda Brink"), said(of, "“Nobody asked us about the lamps.”", "Oda Brink")
    attributions = (first, replace(second, mention=None, cue=None), said(of, "“Cranes are ugly,”", "Pelle Strand"))
    answer = Extractive(Settings(), embedder).answer(asked("What did Brink say about cranes?", [(of, attributions)]))
    assert [c.quote for c in answer.citations] == ["“The cranes will stay,” said Oda Brink. “Nobody asked us about the lamps.”"]


def test_a_short_quotation_with_a_wrong_mark_is_given_from_its_beginning():
    text = "”The gate is old. They are careless. Children are to be kept away,” said Oda Brink. It rained again."
    of = article("gate", text)
    words = "”The gate is old. They are careless. Children are to be kept away,”"
    question = asked("What did Oda Brink say about children?", [(of, (said(of, words, "Oda Brink"),))])
    whole = replace(question, question=replace(question.question, speaker="Oda Brink"))
    found = next(w for w in windows(whole) if text[w.core.start :].startswith("Children"))
    assert found.text == f"{words} said Oda Brink."


def test_a_long_quotation_with_a_wrong_mark_is_not_given_whole():
    text = "”" + "The gate is old and it is red. " * 20 + "Children are to be kept away,” said Oda Brink."
    of = article("gate", text)
    question = asked("What did Oda Brink say about children?", [(of, (said(of, text[: text.index(" said")], "Oda Brink"),))])
    whole = replace(question, question=replace(question.question, speaker="Oda Brink"))
    found = next(w for w in windows(whole) if text[w.core.start :].startswith("Children"))
    assert len(found.text) < 400
