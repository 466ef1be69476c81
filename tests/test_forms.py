"""Questions for what somebody said, in all their forms, and how the answers are worded; people and words are invented."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.extractive import Extractive
from bot.answering.forms import words_alone
from bot.answering.relevance import scored
from bot.answering.told import does, is_told
from bot.answering.windows import windows
from bot.citations import check
from bot.offices import speaks_for
from bot.question import parse
from bot.settings import Settings
from bot.types import Attribution
from ingest.indexer import add_records
from tests.evidence import article, said
from tests.test_extractive import asked

DAYS = {
    date(2031, 1, 9): "“A second pier is out of the question,” Oda Brink told the council of Port Ellin.",
    date(2031, 2, 20): "Oda Brink said a second pier might be built if the ferries paid for it.",
    date(2031, 5, 2): "“We will build the second pier, and we will build it this year,” said Oda Brink. “The ferries need it.”",
}
OTHER = (
    "Pelle Strand warned that the second pier would sink the town's budget. “Brink has no plan for the pier,” Strand said at the quay.\n\n"
    "Oda Brink denied that the pier was ever promised to the ferry company."
)


@pytest.fixture
def pier(settings, embedder, open_bot):
    """A bot over four stories of one pier."""
    stories = [article(f"pier{n}", text, f"Pier {n}", published=day) for n, (day, text) in enumerate(DAYS.items())]
    stories.append(article("other", OTHER, "Quarrel over the pier", published=date(2031, 3, 3)))
    assert [o.status for o in add_records(stories, settings, embedder=embedder)] == ["added"] * 4
    return open_bot(settings)


@pytest.mark.parametrize(
    ("question", "kind", "speaker", "act"),
    [
        ("Has Brink changed her position on the pier?", "change", "Brink", None),
        ("How has Brink's view of the pier changed?", "change", "Brink", None),
        ("Did Oda Brink backtrack on the pier?", "change", "Oda Brink", None),
        ("has oda brink changed her mind about the pier", "change", "oda brink", None),
        ("Has the mayor made a U-turn on the pier?", "change", "the mayor", None),
        ("Has Brink Motors changed its prices?", "other", None, None),
        ("What did Brink deny about the pier?", "say", "Brink", "deny"),
        ("What did Strand warn of?", "say", "Strand", "warn"),
        ("When did Brink promise a pier?", "when", "Brink", "promise"),
        ("Who warned of the pier?", "who", None, "warn"),
        ("How often did Brink mention the pier?", "how_many", "Brink", None),
    ],
)
def test_the_forms_of_a_question_for_words_are_told_apart(question, kind, speaker, act):
    read = parse(question)
    assert (read.kind, read.speaker, read.act) == (kind, speaker, act)


def test_a_change_of_position_is_shown_by_dated_statements_oldest_first(pier):
    answer = pier.ask("Has Brink changed her position on the second pier?")
    assert check(answer) == []
    assert {c.speaker for c in answer.citations} == {"Oda Brink"}
    days = [c.article.published for c in answer.citations]
    assert days == sorted(days)
    assert set(days) >= {date(2031, 1, 9), date(2031, 5, 2)}
    assert any("oldest first; compare them yourself" in note for note in answer.notes)


def test_one_day_shows_no_change(pier):
    answer = pier.ask("Has Strand changed his position on the second pier?")
    assert {c.speaker for c in answer.citations} == {"Pelle Strand"}
    assert any("cannot show a change" in note for note in answer.notes)


def test_where_words_are_of_one_day_only_what_is_told_of_other_days_stands_beside_them(settings, embedder, open_bot):
    stories = [
        article("a", "“There will be a toll on the pier,” Oda Brink said.", "Toll", published=date(2031, 1, 9)),
        article(
            "b", "Oda Brink dropped the toll on the pier and offered a ticket to all who live there.", "Toll", published=date(2031, 3, 2)
        ),
    ]
    assert [o.status for o in add_records(stories, settings, embedder=embedder)] == ["added"] * 2
    answer = open_bot(settings).ask("Has Brink changed her position on the toll?")
    assert [(c.article.id, c.speaker) for c in answer.citations] == [("a", "Oda Brink"), ("b", None)]
    assert "what outlets report of Brink on other days" in answer.notes[0]


def test_statements_without_a_date_show_no_change(embedder):
    text = "“The pier stays,” said Oda Brink."
    of = article("a", text, "Pier", published=None)
    said_so = Attribution("Oda Brink", "Oda Brink", "said", 0, text.index("”") + 1, "direct")
    answer = Extractive(Settings(), embedder).answer(asked("Has Brink changed her mind on the pier?", [(of, (said_so,))]))
    assert answer.notes == ("The statements of Brink have no dates, so they cannot show a change.",)


def test_how_often_is_counted_over_the_whole_archive(pier):
    answer = pier.ask("How often did Brink mention the pier?")
    assert "The archive has 3 statements of Brink on “pier”, in 3 articles (9 January 2031 to 2 May 2031)." in answer.notes


def test_how_often_keeps_to_the_filters(pier):
    answer = pier.ask("How often did Brink mention the pier?", since=date(2031, 3, 1))
    assert "The archive has 1 statement of Brink on “pier”, in 1 article (2 May 2031)." in answer.notes


def test_who_said_is_answered_by_the_speaker_of_the_words(pier):
    answer = pier.ask("Who said that a second pier is out of the question?")
    assert answer.citations[0].speaker == "Oda Brink"
    assert "out of the question" in answer.sentences[0].text
    assert answer.sentences[0].lead.startswith("Oda Brink, ")


def test_who_warned_is_answered_by_a_warning_only(pier):
    answer = pier.ask("Who warned of the second pier?")
    assert {c.speaker for c in answer.citations} == {"Pelle Strand"}
    assert all("warned" in s.text for s in answer.sentences)


def test_a_denial_is_found_and_keeps_the_word_that_makes_it_one(pier):
    answer = pier.ask("What did Brink deny about the pier?")
    assert answer.sentences[0].text.startswith("Oda Brink denied that the pier was ever promised")
    assert answer.citations[0].speaker is None  # what is denied is not said


def test_words_by_somebody_else_about_the_speaker_are_not_the_speakers(pier):
    answer = pier.ask("What did Brink say about a plan?")
    assert all("no plan" not in s.text for s in answer.sentences)


def story(text, *attributions, title="Pier"):
    of = article("a", text, title)
    return of, tuple(
        Attribution(speaker, speaker, cue, text.index(words), text.index(words) + len(words), kind, role)
        for speaker, words, cue, kind, role in attributions
    )


def test_the_lead_has_name_role_outlet_and_day_and_the_words_stand_alone(embedder):
    of = story(
        "“The pier will open in May,” said Finance Minister Oda Brink at the quay on a windy Monday.",
        ("Oda Brink", "“The pier will open in May,”", "said", "direct", "Finance Minister"),
    )
    sentence = Extractive(Settings(), embedder).answer(asked("What did Brink say about the pier?", [of])).sentences[0]
    assert sentence.lead == "Oda Brink, Finance Minister, The Coast Post, 14 March 2031:"
    assert sentence.text == "“The pier will open in May,”"


def test_the_citation_covers_the_sentence_that_names_the_speaker(embedder):
    of = story(
        "Finance Minister Oda Brink came to the quay. “The pier will open in May,” she said.",
        ("Oda Brink", "“The pier will open in May,”", "said", "direct", "Finance Minister"),
    )
    answer = Extractive(Settings(), embedder).answer(asked("What did Brink say about the pier?", [of]))
    assert answer.citations[0].quote == of[0].text
    assert answer.sentences[0].text == "“The pier will open in May,”"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Oda Brink said of the pier: “It will open in May.”", "“It will open in May.”", "direct"),  # the topic stands outside
        ("Oda Brink said the pier was “good for the whole town.”", "“good for the whole town.”", "mixed"),
        ("Oda Brink said the pier would open in May.", "the pier would open in May", "reported"),
    ],
)
def test_words_that_cannot_stand_alone_come_with_their_sentence(embedder, text, words, kind):
    of = story(text, ("Oda Brink", words, "said", kind, None))
    answer = Extractive(Settings(), embedder).answer(asked("What did Brink say about the pier?", [of]))
    assert answer.sentences[0].text == text


def test_where_no_word_fits_what_was_asked_for_a_note_says_so(pier):
    answer = pier.ask("What did Strand promise about the pier?")
    assert {c.speaker for c in answer.citations} == {"Pelle Strand"}
    assert any("No article found has a word of saying for this (to promise)" in note for note in answer.notes)


def test_a_bare_question_for_a_denial_is_not_answered_by_another_statement(pier):
    answer = pier.ask("What did Strand deny?")
    assert answer.abstained
    assert "it does not report what Strand denied" in answer.text
    assert pier.ask("What did Strand warn of?").citations[0].speaker == "Pelle Strand"


def test_what_is_only_reported_about_somebody_is_given_as_that(settings, embedder, open_bot):
    text = "Oda Brink passed up a chance to cancel the ferry subsidy at the quay. Pelle Strand was absent from the quay, and it rained."
    assert [o.status for o in add_records([article("subsidy", text, "Ferry subsidy")], settings, embedder=embedder)] == ["added"]
    answer = open_bot(settings).ask("What did Oda Brink say about cancelling the ferry subsidy?")
    assert not answer.abstained
    assert answer.citations[0].speaker is None
    assert any("No statement of Oda Brink on this was found" in note for note in answer.notes)
    assert open_bot(settings).ask("What did Pelle Strand say about cancelling the ferry subsidy?").abstained


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Oda Brink passed up a chance to cancel the ferry subsidy.", True),
        ("As the Quay Office hints at plans, Finance Minister Oda Brink is not cancelling the ferry subsidy.", True),
        ("On Monday night, Moss aide Oda Brink, a critic of the quay, circulated a plan to cancel the ferry subsidy.", True),
        ("Pelle Strand cancelled the ferry subsidy of Oda Brink on Monday.", False),
        ("Pelle Strand cancelled the ferry subsidy with the help of former minister Oda Brink.", False),
        ("On the quay of Port Ellin a friend of Oda Brink cancelled the ferry subsidy.", False),
        ("Pelle Strand cancelled Oda Brink’s ferry subsidy.", False),
        ("Mats Brink passed up a chance to cancel the ferry subsidy.", False),
        ("Finance Minister Brink passed up a chance to cancel the ferry subsidy.", True),
        ("Port Ellin awarded Oda Brink the ferry subsidy after all.", False),
        ("Pelle Strand cancelled the ferry subsidy at the request of the outgoing finance minister Oda Brink on Monday.", False),
        ("Pelle Strand met Oda Brink supporters and cancelled the ferry subsidy.", False),
        ("Pelle Strand resigned, but Oda Brink cancelled the ferry subsidy.", True),
        ("Pelle Strand met Oda Brink after the ferry subsidy was cancelled.", False),
        ("Pelle Strand would keep it; Ms. Brink wants to cancel the ferry subsidy.", True),
        ("Pelle Strand would keep it; Oda Brink’s plan would cancel the ferry subsidy.", True),
        ("Pelle Strand would keep it; Oda Brink’s brother would cancel the ferry subsidy.", False),
        ("Pelle Strand would keep it; the Brinks and Oda Brink saw a chance to cancel the ferry subsidy.", True),
        ("Pelle Strand would keep it; the friends of Oda Brink saw a chance to cancel the ferry subsidy.", False),
        ("Rep. Oda Brink wishes to cancel the ferry subsidy.", True),
        ("PORT ELLIN (NNA) - Oda Brink wishes to cancel the ferry subsidy.", True),
        ("She named Oda Brink to look after cancelling the ferry subsidy.", False),
        ("The council appointed Oda Brink, who may be cancelling the ferry subsidy.", False),
        ("Brink wishes to cancel the ferry subsidy, unlike Mats Olin.", True),
        ("Brink wishes to cancel the ferry subsidy, unlike her cousin Mats Brink.", False),  # the bare name may be his
        ("Brink wishes to cancel the ferry subsidy, said aides of Oda Brink.", True),
    ],
)
def test_what_is_reported_about_somebody_has_them_do_something(sentence, told):
    found = asked("What did Oda Brink say about cancelling the ferry subsidy?", [(article("subsidy", sentence, "Ferry subsidy"), ())])
    window = windows(found)[0]
    assert is_told(found, scored(found, window, 0.9)) is told


@pytest.mark.parametrize(
    ("story", "question", "told"),
    [
        ("The quay has cracks, a diver says. Brink Motors denied the claim.", "Did Brink Motors deny the cracks in the quay?", True),
        ("The quay has cracks, a diver says. Brink Motors denied the claim.", "Did Olin Motors deny the cracks in the quay?", False),
        ("The quay has cracks, a diver says. Brink Motors studied the claim.", "Did Brink Motors deny the cracks in the quay?", False),
        ("Oda Brink denied on Tuesday that a diver was paid.", "Did Brink deny paying the diver for the film of the quay?", True),
        ("Oda Brink denied on Tuesday that it had rained.", "Did Brink deny paying the diver for the film of the quay?", False),
    ],
)
def test_whoever_does_what_is_asked_for_need_not_say_again_about_what(story, question, told):
    found = asked(question, [(article("quay", story, "A film of the quay"), ())])
    window = windows(found)[-1]
    assert is_told(found, scored(found, window, 0.9)) is told


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("Her rival, the diver Oda Brink, conceded before midnight.", True),
        ("Oda Brink, a diver, conceded before midnight.", True),
        ("To the joy of Oda Brink, Nils Okoro conceded before midnight.", False),
    ],
)
def test_a_comma_that_ends_a_description_does_not_part_somebody_from_what_they_do(sentence, done):
    found = asked("Did Oda Brink concede?", [(article("vote", sentence, "A vote"), ())])
    assert does(found.question, windows(found)[0]) is done


@pytest.mark.parametrize(("body", "told"), [("Harbour Ministry", True), ("Ferry Ministry", False)])
def test_what_one_body_does_is_not_reported_of_another(body, told):
    story = article("subsidy", f"The {body} cancelled the quay subsidy on Friday.", "Quay subsidy")
    found = asked("What did the Harbour Ministry say about cancelling the quay subsidy?", [(story, ())])
    assert is_told(found, scored(found, windows(found)[0], 0.9)) is told


@pytest.mark.parametrize(("speaker", "alone"), [("Oda Brink", "“The ferry subsidy must be cancelled.”"), (None, None)])
def test_words_stand_without_their_sentence_only_if_somebody_is_known_to_say_them(speaker, alone):
    story = article("shouts", "Oda Brink heard it at the quay: “The ferry subsidy must be cancelled.”", "Ferry subsidy")
    attributions = (said(story, "“The ferry subsidy must be cancelled.”", speaker),)
    found = asked("What did Oda Brink say about cancelling the ferry subsidy?", [(story, attributions)])
    assert words_alone(found.question, windows(found)[0], attributions) == alone


def test_the_spokesperson_of_a_body_speaks_for_it(settings, embedder, open_bot):
    text = (
        "Harbour Office spokeswoman Ines Aldous told reporters that the second pier would open in May.\n\n"
        "“The pier is a folly,” said Pelle Strand, a critic of the Harbour Office."
    )
    assert [o.status for o in add_records([article("office", text, "The pier")], settings, embedder=embedder)] == ["added"]
    answer = open_bot(settings).ask("What did the Harbour Office say about the second pier?")
    assert [c.speaker for c in answer.citations] == ["Ines Aldous"]
    assert answer.notes == ()


@pytest.mark.parametrize(
    ("role", "body", "speaks"),
    [
        ("Harbour Office spokeswoman", "the Harbour Office", True),
        ("press secretary of the Harbour Office", "the Harbour Office", True),
        ("critic of the Harbour Office", "the Harbour Office", False),
        ("Harbour Office spokeswoman", "the Ferry Office", False),
        ("leader of the Harbour Union", "the Harbour Union", True),
        ("Harbour Union youth leader", "the Harbour Union", False),
        ("executive director of the Harbour Office", "the Harbour Office", True),
        ("acting head of the Harbour Office", "the Harbour Office", True),
        ("president of the Harbour Office youth wing", "the Harbour Office", False),
        ("former head of the Harbour Office", "the Harbour Office", False),
        ("director at a bank that sued the Harbour Office", "the Harbour Office", False),
        ("president and chief executive of the Harbour Office", "the Harbour Office", True),
        ("director at the Harbour Office", "the Harbour Office", False),
        ("former spokesman for the Harbour Office", "the Harbour Office", False),
        ("then head of the Harbour Office", "the Harbour Office", False),
        ("would-be head of the Harbour Office", "the Harbour Office", False),
        ("president of the New Harbour Office", "the Harbour Office", False),
        ("president of the Harbour Office", "the President", False),
        ("spokeswoman", "the spokeswoman", False),
        ("spokeswoman", "the", False),
    ],
)
def test_a_role_speaks_for_a_body_if_it_names_it(role, body, speaks):
    assert speaks_for(role, body) is speaks


RENT = (
    "Council chief Mats Olin accused the landlords of greed over the rent on Monday, and he would not take it back.\n\n"
    "“Count your own houses first,” said Ida Strand.\n\n"
    "Oda Brink said the town must buy the mill."
)


def test_a_reply_need_not_say_again_to_what(settings, embedder, open_bot):
    assert [o.status for o in add_records([article("rent", RENT, "Quarrel in Port Ellin")], settings, embedder=embedder)] == ["added"]
    bot = open_bot(settings)
    answer = bot.ask("How did Ida Strand respond to the accusation of greed?")
    assert [c.speaker for c in answer.citations] == ["Ida Strand"]
    assert bot.ask("What did Ida Strand say about greed?").abstained
    assert bot.ask("How did Mats Olin respond to the mill?").abstained  # that was said after him


def test_who_says_what_should_be_done_calls_for_it(settings, embedder, open_bot):
    assert [o.status for o in add_records([article("rent", RENT, "Quarrel in Port Ellin")], settings, embedder=embedder)] == ["added"]
    bot = open_bot(settings)
    assert [c.speaker for c in bot.ask("Who called for the town to buy the mill?").citations] == ["Oda Brink"]
    assert bot.ask("Who denied that the town must buy the mill?").abstained


@pytest.mark.parametrize(
    ("story", "speaker"),
    [
        ("“We were patient for years,” said Ida Strand, who mends nets. She demanded a rise of a tenth for all crews.", "Ida Strand"),
        ("“We were patient for years,” Ida Strand told Mara Olin. She demanded a rise of a tenth for all crews.", None),  # either of them
        ("“We were patient for years,” said Ida Strand, who mends nets. She did not demand a rise for all crews.", None),
        ("“We were patient for years,” said Mara Olin, who mends nets. She demanded a rise of a tenth for all crews.", None),
    ],
)
def test_what_somebody_demands_may_stand_behind_a_pronoun(story, speaker, settings, embedder, open_bot):
    more = "The ferry is old. Ida Strand said the ferry needed paint."
    assert [o.status for o in add_records([article("nets", story), article("paint", more)], settings, embedder=embedder)] == ["added"] * 2
    answer = open_bot(settings).ask("What did Ida Strand demand?")
    assert answer.abstained is (speaker is None)
    assert speaker is None or "She demanded a rise of a tenth" in answer.text
