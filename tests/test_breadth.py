"""Which passages a briefing is made of; all articles are invented."""

from datetime import date

from bot.breadth import FOR_A_BRIEFING, READ_OF_EACH, TOLD_BY, read_first, spread
from bot.question import parse
from bot.sentence_scores import TEXTS
from ingest.indexer import add_records
from tests.evidence import article, hit, passage

QUESTION = parse("Brief me on the Ellin bridge")
OPENING = "The Ellin bridge fell on Monday. "
DETAIL = (
    "Who owned the Ellin bridge? A lawyer of the Ellin bridge spoke. He coughed. The Ellin bridge had paint. The Ellin bridge had rats."
)


def of(name, text=OPENING + DETAIL):
    return article(name, text, "Coast", published=date(2031, 3, 4))


def test_the_opening_of_an_article_stands_for_it_where_it_holds_the_topic():
    on, off = of("on"), of("off", "Pelle Strand wrote a book. " + DETAIL)
    found = [hit(on, len(OPENING)), hit(off, 27)]
    openings = {"on": passage(on, 0, len(OPENING)), "off": passage(off, 0, 27)}
    assert [h.passage.start for h in spread(QUESTION, found, openings, {})[:2]] == [0, 27]


def test_each_article_gives_a_passage_before_any_gives_two():
    many = [of(f"a{n}") for n in range(TOLD_BY + 3)]
    found = [hit(one, start, start + 33, score=1 - n / 100) for n, one in enumerate(many) for start in (0, 33)]
    taken = spread(QUESTION, found, {}, {})
    assert [h.article.id for h in taken[:TOLD_BY]] == [one.id for one in many[:TOLD_BY]]
    assert len(taken) == FOR_A_BRIEFING
    assert len({(h.article.id, h.passage.start) for h in taken}) == len(taken)


def test_an_article_that_holds_the_topic_comes_before_one_that_only_is_near_to_it():
    near, on = of("near", "A viaduct in Varn collapsed."), of("on")
    assert [h.article.id for h in spread(QUESTION, [hit(near, score=0.9), hit(on, score=0.4)], {}, {})] == ["on", "near"]


def test_some_sentences_of_each_passage_are_read_first_and_none_that_asks():
    one = of("one", DETAIL)
    read = read_first(QUESTION, [hit(one)])
    assert len(read) == READ_OF_EACH
    assert {one.text[place.start :].split(".")[0] for place in read} == {"A lawyer of the Ellin bridge spoke", "The Ellin bridge had paint"}


def test_no_passage_is_left_unread_for_second_sentences_of_others():
    many = [hit(of(f"a{n}", DETAIL)) for n in range(FOR_A_BRIEFING)]
    read = read_first(QUESTION, many)
    assert len(read) == TEXTS
    assert {place.article for place in read} == {h.article.id for h in many}


def test_a_long_article_does_not_keep_another_one_out_of_a_briefing(settings, embedder, open_bot):
    parts = (
        f"Chapter {n} of the Ellin bridge: at the Ellin bridge plank {n} was laid, and the Ellin bridge grew. "
        + " ".join(f"Plank {n}{k} lay on rope {k}{n}." for k in range(30))
        for n in range(24)
    )
    stories = [
        article("long", "\n\n".join(parts), "The Ellin bridge", published=date(2031, 6, 1)),
        article("last", "Ellin: the bridge was sold. " + "Rain fell on Varn. " * 30, "Sale", published=date(2031, 5, 4)),
    ]
    assert [o.status for o in add_records(stories, settings, embedder=embedder)] == ["added"] * 2
    answer = open_bot(settings).ask("Brief me on the Ellin bridge")
    assert {c.article.id for c in answer.citations} == {"long", "last"}
