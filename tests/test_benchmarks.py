"""The benchmarks' own parts: figures on cases made by hand, question sets, altered copies, and one real run."""

from __future__ import annotations

import json
import platform
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import benchmarks.__main__
from benchmarks import ablation, corpus, figures, machine, plain, report, table, vectors
from benchmarks.answer_figures import AnswerFigures, citation_faults
from benchmarks.figures import Found
from benchmarks.filling import altered, grow_plain, grow_project
from benchmarks.growth import Alteration, Vocabulary, near
from benchmarks.questions import Question, QuestionSetError, read
from benchmarks.retrieval_figures import RetrievalFigures, key
from bot.embedding import Embedder
from bot.newsbot import NewsBot
from bot.settings import Settings
from bot.types import Answer, Citation, Passage, Searched
from ingest.chunking import passages
from ingest.indexer import add
from ingest.quotes import attribute
from tests.articles import ARTICLES, HARBOUR
from tests.processes import run

ROOT = Path(__file__).parent.parent
STATEMENT = "The tunnel will cost 420 million crowns, and not a single crown less."


def found(*names: str) -> list[Found]:
    return [
        Found(name, f"https://www.news.example/{name}?from=list", f"Title of {name}", f"Text of {name}: the answer is “Ninety {name}”.")
        for name in names
    ]


@pytest.mark.parametrize(
    ("question", "passages_found", "expected"),
    [
        (Question("q", articles=("b",)), found("a", "a", "b"), {"mrr_10": 0.5, "article_1": 0, "article_5": 1, "article_10": 1}),
        (
            Question("q", articles=("http://news.example/a/",)),
            found("a", "b"),
            {"mrr_10": 1, "article_1": 1, "article_5": 1, "article_10": 1},
        ),
        (Question("q", articles=("l",)), found(*"abcdefghijkl"), {"mrr_10": 0, "article_1": 0, "article_5": 0, "article_10": 0}),
        (Question("q", articles=("a",)), [], {"mrr_10": 0, "article_1": 0, "article_5": 0, "article_10": 0}),
        (Question("q", answers=("The “ninety” c",)), found("a", "b", "c"), {f"answer_passage_{k}": float(k >= 3) for k in (1, 3, 10)}),
        (Question("q", answers=("title of b",)), found("a", "b"), {f"answer_passage_{k}": float(k >= 3) for k in (1, 3, 10)}),
        (
            Question("q", content="text of b the answer is here", speaker="X"),
            found("a", "b"),
            {f"statement_passage_{k}": float(k >= 5) for k in (1, 5, 20)},
        ),
        (Question("q", unanswerable=True), found("a"), {}),
    ],
)
def test_retrieval_figures(question: Question, passages_found: list[Found], expected: dict[str, float]) -> None:
    collected = RetrievalFigures()
    collected.add(question, passages_found)
    assert collected.result() == pytest.approx(expected)


def test_figures_are_means_over_the_questions_that_have_what_they_need() -> None:
    collected = RetrievalFigures()
    collected.add(Question("q", articles=("a",)), found("a"))
    collected.add(Question("q", articles=("a",)), found("b"))
    collected.add(Question("q", answers=("ninety a",)), found("a"))
    assert collected.result()["article_1"] == 0.5
    assert collected.result()["answer_passage_1"] == 1


def test_articles_are_known_by_id_or_by_url_without_scheme_query_and_edition() -> None:
    assert key("http://edition.news.example/a/b/?x=1#y") == key("https://www.news.example/a/b") == "news.example/a/b"
    assert key("https://news.example/a") != key("https://news.example/b")
    assert key("2016_some-id") == "2016_some-id"


def answer_of(*quotes: str, text: str | None = None, speaker: str | None = "Ilse Brandvik", abstained: bool = False) -> Answer:
    citations = []
    for label, quote in enumerate(quotes, 1):
        start = max(HARBOUR.text.find(quote), 0)
        passage = Passage("p", HARBOUR.id, 0, 0, len(HARBOUR.text), HARBOUR.text)
        citations.append(Citation(label, quote, start, start + len(quote), passage, HARBOUR, speaker))
    shown = text if text is not None else " ".join(f"{c.quote} [{c.label}]" for c in citations)
    return Answer(shown, (), tuple(citations), abstained, "q", Searched(3))


@pytest.mark.parametrize(
    ("answer", "faults"),
    [
        (answer_of(STATEMENT), []),
        (answer_of(text="Nothing.", abstained=True), []),
        (answer_of("It will cost nothing."), ["does not stand"]),
        (answer_of(STATEMENT, text="It costs 420 million [1] [2]."), ["markers without a citation"]),
        (answer_of(STATEMENT, text="It costs 420 million."), ["citations without a marker"]),
        (answer_of(text="It costs 420 million."), ["an answer without citations"]),
        (answer_of(STATEMENT, abstained=True), ["an abstention that cites"]),
        (answer_of(" "), ["is blank"]),
    ],
)
def test_citation_faults_are_named(answer: Answer, faults: list[str]) -> None:
    told = list(citation_faults(answer))
    assert len(told) == len(faults)
    assert all(part in fault for part, fault in zip(faults, told, strict=True))


SAID = Question("q", content=f"“{STATEMENT}”", speaker="Minister Brandvik")


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (Question("q", answers=("420 Million",)), answer_of(STATEMENT), {"contains_gold": 1, "answered": 1}),
        (Question("q", answers=("421 million",)), answer_of(STATEMENT), {"contains_gold": 0, "answered": 1}),
        (Question("q", answers=("420 million",)), answer_of(text="Not 420 million.", abstained=True), {"contains_gold": 0, "answered": 0}),
        (SAID, answer_of(STATEMENT), {"statement_cited": 1, "right_speaker_of_cited": 1, "cited_and_right_speaker": 1}),
        (
            SAID,
            answer_of(STATEMENT, speaker="Tomas Ekeland"),
            {"statement_cited": 1, "right_speaker_of_cited": 0, "cited_and_right_speaker": 0},
        ),
        (SAID, answer_of("We will ask for an inquiry."), {"statement_cited": 0, "cited_and_right_speaker": 0}),
        (Question("q", unanswerable=True), answer_of(STATEMENT), {"refused": 0, "abstained": 0}),
        (Question("q", unanswerable=True), answer_of(text="No.", abstained=True), {"refused": 1, "abstained": 1, "mean_characters": 3}),
    ],
)
def test_answer_figures(question: Question, answer: Answer, expected: dict[str, float]) -> None:
    collected = AnswerFigures()
    collected.add(question, answer)
    assert {name: collected.result().get(name) for name in expected} == expected
    assert ("refused" in collected.result()) == question.unanswerable


def test_percentiles_and_recall() -> None:
    assert figures.percentile(range(1, 101), 0.5) == 51
    assert figures.percentile(range(1, 101), 0.95) == 96
    assert figures.percentile([], 0.5) is None
    assert vectors.recall([[1, 2], [3, 9]], [[1, 2], [3, 4]]) == 0.75


def test_synthetic_vectors_are_the_same_in_every_process_and_have_near_neighbours() -> None:
    (first, made), (second, more) = list(vectors.blocks(vectors.BLOCK + 7))
    assert (first, second, len(more)) == (0, vectors.BLOCK, 7)
    assert np.array_equal(made, next(vectors.blocks(vectors.BLOCK))[1])
    assert np.allclose(np.linalg.norm(made, axis=1), 1, atol=1e-5)
    assert np.mean(np.sort(vectors.queries() @ made.T)[:, -1]) > 0.3


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"question": "Who?", "answer": "x"', "no JSON"),
        ('["Who?"]', "no object but list"),
        ('"Who?"', "no object but list"),
        ('{"answer": "x"}', "`question` is missing"),
        ('{"question": "  ", "answer": "x"}', "`question` is missing"),
        ('{"question": "Who?"}', "nothing says what is right"),
        ('{"question": "Who?", "answer": []}', "nothing says what is right"),
        ('{"question": "Who?", "answr": "x"}', "nothing says what is right"),
        ('{"question": "Who?", "answer": [3]}', "`answer` must be"),
        ('{"question": "Who?", "gold_urls": [""]}', "`gold_urls` must be"),
        ('{"question": "Who?", "content": "x"}', "needs `speaker`"),
        ('{"question": "Who?", "content": 3, "speaker": "X"}', "`content` must be a text"),
        ('{"question": "Who?", "unanswerable": "yes"}', "must be true or false"),
        ('{"question": "Who?", "unanswerable": true, "answer": "x"}', "still has `answer`"),
    ],
)
def test_a_bad_row_is_named_with_its_line_and_reason(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"question": "Where?", "answer": "there"}\n\n' + row + "\n", "utf-8")
    with pytest.raises(QuestionSetError, match=rf"{re.escape(str(path))}, line 3: .*{re.escape(reason)}"):
        read(path)


def test_all_bad_rows_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "set.json"
    path.write_text(json.dumps([{"question": "Who?"}, {"question": "Where?", "answer": "x"}, {}]), "utf-8")
    with pytest.raises(QuestionSetError) as error:
        read(path)
    assert [line.partition(": ")[0] for line in str(error.value).splitlines()] == [f"{path}, row 1", f"{path}, row 3"]


def test_a_question_set_is_read_from_json_and_json_lines_alike(tmp_path: Path) -> None:
    rows = [
        {"question": "Who?", "answer": "x", "article": "a", "gold_urls": ["b", "a"], "id": 7},
        {"question": "Why?", "unanswerable": True},
    ]
    expected = [Question("Who?", ("x",), ("a", "b")), Question("Why?", unanswerable=True)]
    for name, text in (("s.json", json.dumps(rows)), ("s.jsonl", "\n".join(map(json.dumps, rows)))):
        (tmp_path / name).write_text(text, "utf-8")
        assert read(tmp_path / name) == expected
    assert [Question.from_dict(json.loads(json.dumps(q.to_dict()))) for q in expected] == expected


def test_copies_are_the_same_in_every_run_and_differ_from_each_other() -> None:
    texts = [a.text for a in ARTICLES]
    one, again, two = Alteration(Vocabulary(texts), 1), Alteration(Vocabulary(texts), 1), Alteration(Vocabulary(texts), 2)
    assert one.text(HARBOUR.text) == again.text(HARBOUR.text)
    assert len({HARBOUR.text, one.text(HARBOUR.text), two.text(HARBOUR.text)}) == 3


def test_a_copy_keeps_form_and_changes_content_identity_and_date() -> None:
    copy = altered(HARBOUR, Alteration(Vocabulary(a.text for a in ARTICLES), 2))
    assert (copy.id, copy.url) == ("harbour-copy-2", "https://courier.example.org/tunnel/copy-2")
    assert key(copy.url or "") != key(HARBOUR.url or "")
    assert copy.published != HARBOUR.published
    assert len(copy.text.split()) == len(HARBOUR.text.split())
    assert "420" in copy.text and copy.text.count("\n\n") == HARBOUR.text.count("\n\n")
    old, new = (set(re.findall(r"[a-z]{4,}", t.lower())) for t in (HARBOUR.text, copy.text))
    assert len(old & new) < 0.6 * len(old)
    assert [w[0].isupper() for w in copy.text.split() if w[0].isalpha()] == [w[0].isupper() for w in HARBOUR.text.split() if w[0].isalpha()]


def test_offsets_are_valid_in_a_copy() -> None:
    copy = altered(HARBOUR, Alteration(Vocabulary(a.text for a in ARTICLES), 1))
    cut = passages(copy.id, "v", copy.text, 200)
    assert len(cut) > 1
    assert all(copy.text[p.start : p.end] == p.text for p in cut)
    assert all(0 <= q.start < q.end <= len(copy.text) for q in attribute(copy.text, copy.title))


def test_vectors_of_copies_are_as_near_as_asked_unit_length_and_the_same_in_every_run() -> None:
    _, made = next(vectors.blocks(500))
    copies = near(made, 0.44, 3)
    assert np.allclose(np.linalg.norm(copies, axis=1), 1, atol=1e-5)
    assert float(np.mean(np.sum(made * copies, axis=1))) == pytest.approx(0.44, abs=0.01)
    assert np.array_equal(copies, near(made, 0.44, 3))
    assert not np.array_equal(copies, near(made, 0.44, 4))


def test_an_archive_grows_by_copies_and_still_finds_the_originals(
    filled: Settings, embedder: Embedder, open_bot: Callable[[Settings], NewsBot], tmp_path: Path
) -> None:
    grown = tmp_path / "grown"
    shutil.copytree(filled.archive, grown)
    bot = open_bot(filled)
    before = bot.stats()
    assert grow_project(str(filled.archive), str(grown), 1, 3, 0.44) == {"passages": 3 * before.passages}
    bigger = open_bot(Settings(archive=grown))
    assert (bigger.stats().articles, bot.stats().articles) == (4 * before.articles, before.articles)
    hit = bigger.search("What will the harbour tunnel cost?", k=1)[0]
    assert hit.article == HARBOUR
    assert {h.article.id for h in bigger.search("harbour tunnel", k=20)} > {"harbour"}
    assert bigger.article("ferry-copy-3").text[:3] == "Two"


def test_a_plain_collection_grows_by_copies(tmp_path: Path) -> None:
    _, made = next(vectors.blocks(2))
    given = plain.Given()
    given.vectors = made
    texts = [HARBOUR.text, ARTICLES[1].text]
    plain.store(str(tmp_path / "one"), given).add_texts(texts, metadatas=[{"id": "harbour", "title": "T"}, {"id": "ferry", "title": "T"}])
    assert grow_plain(str(tmp_path / "one"), str(tmp_path / "two"), 4, 5, 0.44) == {"passages": 4}
    held = plain.store(str(tmp_path / "two"), None).get()
    assert sorted(about["id"] for about in held["metadatas"]) == ["ferry-copy-4", "ferry-copy-5", "harbour-copy-4", "harbour-copy-5"]
    assert not set(held["documents"]) & set(texts)


def test_the_page_names_the_machine_and_has_every_table() -> None:
    figures = {"articles": 3, "search_p50": 0.1, "mrr_10": 0.7, "seconds": 2.0, "peak_mb": 300.0}
    both = {"project": figures, "plain": figures}
    made = {"date": "2024-01-02", "command": "c", "minutes": 3, "load": 0.1, "machine": {**machine.describe(), "cpu": "A CPU"}}
    corpora = [
        {
            "name": "News",
            "articles": 3,
            "characters": 900,
            "ingest": both,
            "cold_start": {"project": 2.5},
            "sets": {"quiz": {"questions": 2, **both}},
        }
    ]
    grown = {"corpus": "News", "cosine": 0.4, "questions": 2, "unseen": {"articles": 1, "characters": 9}, "sizes": [{"times": 1, **both}]}
    searched = {"100": {"count": 100, "dimension": 384, "queries": 2, **both}}
    page = report.page({"made": made, "corpora": corpora, "growth": grown, "vectors": searched})
    for part in (
        "A CPU",
        "News: 3 articles, 900 characters",
        "| MRR@10",
        "cold start",
        " 1× |",
        "not embedded",
        "100 made-up unit vectors",
    ):
        assert part in page
    assert str(Path.home()) not in page and platform.node() not in page


def test_a_smaller_corpus_keeps_the_articles_that_its_questions_need() -> None:
    rows: list[corpus.Row] = [{"id": str(n), "text": "x"} for n in range(10)]
    assert [row["id"] for row in corpus.part(rows, [Question("q", articles=("7",))], 3)] == ["7", "0", "1"]


def test_the_table_has_a_line_for_each_figure_that_there_is_and_its_ratio() -> None:
    rows = [table.Row("search_p50", "search", "ms", 0, 1000), table.Row("missing", "missing")]
    lines = table.compared(rows, {"a": {"search_p50": 0.2}, "b": {"search_p50": 0.1}}, ["a", "b"], ("a", "b"))
    assert lines == [["search", "ms", "200", "100", "2.00"]]
    text = table.markdown(["figure", "unit", "a", "b", "ratio"], [["Corpus"], *lines])
    assert len({len(line) for line in text.splitlines()}) == 1


def test_a_variant_with_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "variants.toml"
    path.write_text('[[variant]]\nname = "x"\nvariables = { BRIEFING_NONSENSE = 1 }\n')
    with pytest.raises(ablation.VariantError, match="BRIEFING_NONSENSE is no setting"):
        ablation.variants(path)


def test_the_variants_of_the_checkout_can_be_used() -> None:
    assert ablation.Variant() in ablation.variants(ablation.VARIANTS).values()


def test_a_variant_with_an_unknown_constant_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "variants.toml"
    path.write_text('[[variant]]\nname = "x"\nconstants = { "bot.retrieval.NONSENSE" = 1 }\n')
    with pytest.raises(ablation.VariantError, match=r"no constant bot\.retrieval\.NONSENSE"):
        ablation.variants(path)


@pytest.fixture
def samples(tmp_path: Path, embedder: Embedder) -> Path:
    """An archive of the sample articles."""
    settings = Settings(archive=tmp_path / "archive")
    assert {o.status for o in add([ROOT / "samples" / "articles"], settings, embedder=embedder)} == {"added"}
    return tmp_path / "archive"


def test_a_user_measures_an_own_archive_with_own_questions(samples: Path, tmp_path: Path) -> None:
    results = tmp_path / "results.json"
    done = run(
        "benchmarks", "--archive", samples, "--questions", ROOT / "benchmarks" / "samples.jsonl", "--cold-starts", 1, "--results", results
    )
    assert done.returncode == 0, done.stderr
    values: dict[str, Any] = json.loads(results.read_text("utf-8"))
    project = values["project"]
    assert values["questions"] == 6
    assert project["citation_faults"] == 0
    assert project["article_5"] == project["statement_passage_5"] == project["answer_passage_10"] == 1
    assert 0 < project["search_p50"] <= project["search_p95"] and project["cold_start"] > project["ask_p50"] > 0
    assert project["peak_mb"] > 50
    for label in ("MRR@10", "statement cited", "refused, of the unanswerable", "peak memory while asking"):
        assert label in done.stdout


def test_what_a_measured_process_complains_of_reaches_the_user(tmp_path: Path) -> None:
    done = run("benchmarks", "--archive", tmp_path / "none", "--questions", ROOT / "benchmarks" / "samples.jsonl")
    assert done.returncode == 2
    assert "There is no archive in" in done.stderr and "Traceback" not in done.stderr


def test_alteration_does_not_touch_articles_without_dates() -> None:
    copy = altered(replace(HARBOUR, published=None, url=None), Alteration(Vocabulary([HARBOUR.text]), 1))
    assert (copy.published, copy.url) == (None, None)


def test_a_run_keeps_what_it_has_not_measured_and_the_page_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A run without growth or a million vectors does not lose them, and names the run that they are of."""
    figures = {"articles": 3, "search_p50": 0.1, "seconds": 2.0, "peak_mb": 300.0}
    both = {"project": figures, "plain": figures}
    earlier, now = (
        {"date": f"2024-01-0{n}", "command": f"c{n}", "minutes": 3, "load": 0.1, "machine": machine.describe() | {"cpu": f"CPU {n}"}}
        for n in (1, 2)
    )
    grown = {"corpus": "News", "cosine": 0.4, "questions": 2, "unseen": {"articles": 1, "characters": 9}, "sizes": [{"times": 1, **both}]}
    searched = {count: {"count": int(count), "dimension": 384, "queries": 2, **both} for count in ("100", "1000")}
    written = tmp_path / "results.json"
    written.write_text(json.dumps({"made": earlier, "growth": grown, "vectors": searched}), "utf-8")
    monkeypatch.setattr(report, "RESULTS", written)
    joined = benchmarks.__main__._with_earlier({"made": now, "vectors": {"100": searched["100"]}})
    assert list(joined["vectors"]) == ["100", "1000"] and joined["growth"]["cosine"] == 0.4
    page = report.page(joined)
    assert page.count("Of another run: 2024-01-01, `c1`, on CPU 1.") == 2
    assert page.count("Of another run") == 2
