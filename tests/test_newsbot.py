"""The public API over invented articles, with the real embedding model and a real embedded Chroma."""

import json
from dataclasses import replace
from datetime import date

import pytest

from bot import Answer, Final, NewsBot, Searching, Settings, Token, Turn
from bot.archive.writer import open_writer
from bot.citations import check
from bot.errors import ArchiveNotFound, ArticleNotFound, QuestionError
from ingest.indexer import add_records
from tests.articles import FERRY, HARBOUR


@pytest.mark.parametrize(
    ("question", "words", "speaker"),
    [
        ("What did Brandvik say the tunnel will cost?", "420 million crowns", "Ilse Brandvik"),
        ("what did ekeland say about an inquiry", "ask for an inquiry", "Tomas Ekeland"),
        ("How many passengers does the ferry operator expect?", "900 passengers", None),
        ("When will work on the tunnel in Lindholt go on?", "April", None),
        ("Who leads the opposition in the council?", "Tomas Ekeland", None),
        ("Why were school lunches recalled?", "plastic was found", None),
    ],
)
def test_answers_are_verbatim_cited_and_attributed(bot, question, words, speaker):
    answer = bot.ask(question)
    assert words in answer.text
    assert check(answer) == []
    assert all(s.support == "verbatim" for s in answer.sentences)
    assert all(c.article.text[c.start : c.end] == c.quote for c in answer.citations)
    assert speaker is None or speaker in {c.speaker for c in answer.citations}
    assert len(answer.sentences) <= 3


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What did Quartermain say about the tunnel?", "none mentions Quartermain"),
        ("What did Brandvik say about ferries?", "1 article (10 January 2022) that mentions Brandvik"),
        ("How many submarines did Portugal buy?", "none mentions Portugal"),
        ("What is the recipe for rhubarb pie?", "none answers this"),
        ("And?", "names nothing to look for"),
    ],
)
def test_refusals_say_what_is_missing_and_what_there_is(bot, question, words):
    answer = bot.ask(question)
    assert answer.abstained, answer.text
    assert words in answer.text
    assert check(answer) == []
    assert answer.searched.articles == 3


@pytest.mark.parametrize(
    ("question", "filters", "bounds"),
    [
        ("What did Brandvik say about ferries?", {}, ""),
        ("What did Brandvik say about ferries in January 2022?", {}, " That is within the time that the question names."),
        ("What did Brandvik say about ferries?", {"until": date(2022, 1, 31)}, " That is within the filters."),
        (
            "What did Brandvik say about ferries in January 2022?",
            {"outlets": ["The Harbour Courier"]},
            " That is within the filters and the time that the question names.",
        ),
        ("What did Brandvik say about ferries in January 2022?", {"until": date(2022, 1, 20)}, " That is within the filters."),
    ],
)
def test_a_refusal_says_what_left_articles_out(bot, question, filters, bounds):
    assert bot.ask(question, **filters).text.partition(" on “ferries”.")[2] == bounds


@pytest.mark.parametrize(
    ("before", "question", "words"),
    [
        ("Why were school lunches recalled?", "When?", "recalled"),
        ("Who leads the opposition in the council?", "In which article?", "Ekeland"),
        ("How many passengers does the ferry operator expect?", "Tell me more", "passengers"),
    ],
)
def test_a_follow_up_without_a_word_of_its_own_asks_for_all_of_the_last_question(bot, before, question, words):
    answer = bot.ask(question, history=[Turn(before)])
    assert not answer.abstained, answer.text
    assert words in answer.text
    assert bot.evidence(question, history=[Turn(before)]).question.carried == frozenset()


def test_words_of_somebody_else_on_the_last_topic_are_wished_for(bot):
    carried = bot.evidence("And Ekeland?", history=[Turn("What did Brandvik say about the tunnel?")]).question.carried
    assert carried == {"tunnel"}


def test_a_time_is_counted_from_the_newest_article_and_a_note_says_so(bot):
    newest = max(a.published for a in bot.articles() if a.published)
    note = "Days are counted from the day of the newest article:"
    answer = bot.ask("What happened with the ferry this month?")
    assert not answer.abstained
    assert {(c.article.published.year, c.article.published.month) for c in answer.citations} == {(newest.year, newest.month)}
    assert any(told.startswith(note) for told in answer.notes)
    assert note in bot.ask("What did Brandvik say about submarines this year?").text
    assert not any(told.startswith(note) for told in bot.ask("What happened with the ferry?").notes)


def test_a_time_without_articles_is_no_filter_of_the_reader(bot):
    assert bot.ask("What did Brandvik say in 1999?").text.startswith("No article is of the time that the question names")
    assert bot.ask("What did Brandvik say?", until=date(1999, 1, 1)).text.startswith("No article matches the filters")


def test_a_name_of_another_article_does_not_help_an_answer_out(bot):
    assert bot.ask("What did Solheim say about the tunnel?").abstained


def test_pronoun_statement_carries_the_sentence_that_names_its_speaker(bot):
    citation = bot.ask("What did Brandvik say the tunnel will cost?").citations[0]
    assert "Ilse Brandvik told reporters" in citation.quote
    assert "420 million" in citation.quote


def test_follow_up_is_searched_standalone_and_shown(bot):
    first = bot.ask("What did Brandvik say about the tunnel?")
    history = [{"role": "user", "content": first.question}, {"role": "assistant", "content": first.text}]
    answer = bot.ask("And where did she say it?", history=history)
    assert "Brandvik" in answer.question
    assert "Marrow Bay" in answer.text
    assert bot.ask("And where did she say it?", history=[Turn(first.question, first.text)]) == answer


def test_follow_up_on_another_speaker_gives_the_nearest_and_says_that_it_is_not_the_topic(bot):
    answer = bot.ask("What about Solheim?", history=[Turn("What did Brandvik say about the costs?")])
    assert not answer.abstained
    assert {c.speaker for c in answer.citations} == {"Runa Solheim"}
    assert "nearest" in answer.notes[0]


@pytest.mark.parametrize(
    ("filters", "articles"),
    [
        ({"since": date(2022, 2, 1)}, {"ferry"}),
        ({"until": date(2022, 1, 31)}, {"harbour"}),
        ({"outlets": ["northern ledger"]}, {"ferry"}),
        ({"speaker": "Marsh"}, {"school"}),
        ({"outlets": ["No Such Paper"]}, set()),
    ],
)
def test_filters_hold_for_search_and_answers(bot, filters, articles):
    assert {h.article.id for h in bot.search("council tunnel ferry school", k=10, **filters)} <= articles
    answer = bot.ask("What did Brandvik say the tunnel will cost?", **filters)
    assert {c.article.id for c in answer.citations} <= articles
    if not articles:
        assert "No article matches the filters" in answer.text


def test_stream_gives_searching_then_tokens_then_the_same_answer_as_ask(bot):
    question = "What did Brandvik say the tunnel will cost?"
    events = list(bot.stream(question))
    assert isinstance(events[0], Searching)
    assert all(isinstance(e, Token) for e in events[1:-1])
    assert isinstance(events[-1], Final)
    assert "".join(e.text for e in events[1:-1]) == events[-1].answer.text
    assert events[-1].answer == bot.ask(question)


def test_answers_become_json(bot):
    plain = json.loads(json.dumps(bot.ask("What did Brandvik say the tunnel will cost?").to_dict()))
    assert plain["citations"][0]["article"]["published"] == "2022-01-10"
    assert plain["sentences"][0]["labels"] == [1]


def test_quotes_by_speaker_and_subject(bot):
    assert [q.text for q in bot.quotes(speaker="ekeland", about="figures")] == ["“We were never shown these figures,”"]
    found = bot.quotes(article_id="harbour", limit=None)
    assert all(q.article.text[q.start : q.end] == q.text for q in found)
    assert len(bot.quotes(limit=1)) == 1


def test_stats_and_articles(bot):
    stats = bot.stats()
    assert (stats.articles, stats.first, stats.last) == (3, date(2022, 1, 10), date(2022, 2, 4))
    assert [a.id for a in bot.articles()] == ["ferry", "harbour", "school"]
    assert bot.article("harbour") == HARBOUR
    with pytest.raises(ArticleNotFound):
        bot.article("nowhere")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"question": "  "}, "empty"),
        ({"question": "x" * 2001}, "2001 characters"),
        ({"question": "Who?", "since": date(2022, 2, 1), "until": date(2022, 1, 1)}, "Swap"),
        ({"question": "Who?", "history": ["text"]}, "(?i)history"),
    ],
)
def test_questions_that_cannot_be_used_are_errors(bot, arguments, words):
    with pytest.raises(QuestionError, match=words):
        bot.ask(**arguments)


def test_near_identical_passages_are_shown_once(filled, embedder, open_bot):
    copy = replace(FERRY, id="copy", outlet="Second Ledger")
    list(add_records([copy], filled, embedder=embedder))
    hits = open_bot(filled).search("ferries back in Marrow Bay", k=10)
    assert len([h for h in hits if h.article.id in {"ferry", "copy"}]) == 1


def test_empty_archive_abstains_with_a_remedy(settings, open_bot):
    with pytest.raises(ArchiveNotFound):
        open_bot(settings)
    with open_writer(settings):
        pass
    answer = open_bot(settings).ask("What did Brandvik say?")
    assert answer.abstained
    assert "add articles" in answer.text


def test_open_takes_a_folder_or_settings(filled, embedder):
    with (
        NewsBot.open(filled.archive, embedder=embedder) as by_folder,
        NewsBot.open(settings=Settings(archive=filled.archive), embedder=embedder) as by_settings,
    ):
        assert by_folder.stats() == by_settings.stats()
    assert isinstance(by_folder.settings, Settings)
    assert Answer.__name__ == "Answer"


@pytest.mark.parametrize("question", ["Brief me on the tunnel", "Brief me on ferries", "What is the latest on school lunches?"])
def test_a_briefing_needs_a_topic_and_no_answer(bot, question):
    answer = bot.ask(question)
    assert not answer.abstained, answer.text
    assert check(answer) == []


@pytest.mark.parametrize("question", ["Brief me on beekeeping", "Brief me on the unicorn trade in Portugal"])
def test_a_briefing_on_what_no_article_is_about_is_refused(bot, question):
    assert bot.ask(question).abstained
