"""The page over a scripted bot: every state of the page on demand, which a real archive gives only by luck.

    python tests/scripted_page.py PORT

What a question holds decides what happens: `slow`, `stuck`, `fault`, `crash`, `weather` (an abstention), `second`, `hostile`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.errors import ModelUnavailable
from bot.text import display_date
from bot.types import Answer, Article, Citation, Event, Final, Hit, Passage, Person, Quote, Searched, Searching, Sentence, Stats, Token

HOSTILE_TITLE = "<script>window.owned=1</script><img src=http://evil.invalid/x.png onerror=window.owned=1>"
HOSTILE_TEXT = (
    "The harbour <b>office</b> said on Monday: “<img src=x onerror=window.owned=1> The piers ${window.owned=1} {{owned}} hold.” "
    "See [here](javascript:window.owned=1) and ![pixel](http://evil.invalid/pixel.png). </blockquote></article><script>window.owned=1</script>"
)
HARBOUR = Article(
    "harbour",
    "Harbour town votes for a second ferry pier",
    "The council of Lindhaven approved a second ferry pier on Tuesday after a debate of five hours.\n\n"
    "“A second pier will halve the queues by summer,” harbour master Ines Aldous told the meeting. "
    "She added that the works would cost 14 million crowns and close the old quay for six weeks.\n\n"
    "Fishermen in the gallery shouted against the plan. “You are building it on our moorings,” said Per Holt, who has fished there "
    "for thirty years.",
    "The Lindhaven Courier",
    "Marta Quill",
    date(2024, 3, 12),
    "https://courier.example/harbour/second-pier",
)
BUDGET = Article(
    "budget",
    "Auditors doubt the cost of the ferry pier",
    "Auditors of the province said on Friday that the pier of Lindhaven would cost at least 19 million crowns.\n\n"
    "“The estimate leaves out the dredging,” said Tomas Wray, the chief auditor. The town answers the report next month.",
    "Northern Gazette",
    None,
    date(2024, 3, 22),
    "https://gazette.example/pier-costs",
)
HOSTILE = Article(
    "hostile", HOSTILE_TITLE, HOSTILE_TEXT, "<i>Outlet</i>", "<svg onload=window.owned=1>", date(2024, 3, 25), "javascript:window.owned=1"
)
ARTICLES = [HOSTILE, BUDGET, HARBOUR]


def passage_of(article: Article) -> Passage:
    return Passage(f"{article.id}-0", article.id, 0, 0, len(article.text), article.text)


def citation(label: int, article: Article, words: str, speaker: str | None = None) -> Citation:
    start = article.text.index(words)
    return Citation(label, words, start, start + len(words), passage_of(article), article, speaker)


def answer_of(question: str, *cited: Citation, notes: tuple[str, ...] = (), searched: Searched) -> Answer:
    sentences, lines = [], []
    for c in cited:
        lead = f"{c.speaker or c.article.outlet}, {c.article.outlet}, {display_date(c.article.published)}:"
        sentences.append(Sentence(c.quote, (c.label,), "verbatim", lead))
        lines.append(f"{lead} {c.quote} [{c.label}]")
    return Answer("\n".join(lines), tuple(sentences), tuple(cited), False, question, searched, notes=notes)


class ScriptedBot:
    """The methods of a NewsBot that the page uses."""

    def stats(self) -> Stats:
        outlets = {a.outlet or "": 1 for a in ARTICLES}
        return Stats(3, 3, 3, date(2024, 3, 12), date(2024, 3, 25), outlets, {"Ines Aldous": 2, "Tomas Wray": 1}, 1, "none")

    def articles(self) -> list[Article]:
        return ARTICLES

    def people(self, name: str | None = None, limit: int | None = None) -> list[Person]:
        return [
            Person("Ines Aldous", ("Ines Aldous",), (), 2, date(2024, 3, 12), date(2024, 3, 12)),
            Person("Tomas Wray", ("Tomas Wray",), (), 1, date(2024, 3, 22), date(2024, 3, 22)),
        ]

    def quotes(
        self, speaker: str | None = None, about: str | None = None, article_id: str | None = None, limit: int | None = 20, **filters: Any
    ) -> list[Quote]:
        found = {
            "Ines Aldous": (HARBOUR, "“A second pier will halve the queues by summer,”"),
            "Tomas Wray": (BUDGET, "“The estimate leaves out the dredging,”"),
        }
        if speaker not in found:
            return []
        article, words = found[speaker]
        start = article.text.index(words)
        return [Quote(speaker, words, start, start + len(words), "direct", article, person=speaker)]

    def stream(
        self, question: str, history: Any = None, since: Any = None, until: Any = None, outlets: Any = None, speaker: Any = None
    ) -> Iterator[Event]:
        wanted = [a for a in ARTICLES if not outlets or a.outlet in outlets]
        wanted = [a for a in wanted if a.published and (not since or a.published >= since) and (not until or a.published <= until)]
        dates = sorted(a.published for a in wanted if a.published)
        searched = Searched(len(wanted), dates[0] if dates else None, dates[-1] if dates else None)
        standalone = f"{question} (about the ferry pier of Lindhaven)" if history and "follow" in question else question
        yield Searching(standalone, searched)
        if "stuck" in question:
            time.sleep(6)
        if "fault" in question:
            raise ModelUnavailable("The embedding model cannot be loaded from the folder “models”. Install it again with `make setup`.")
        if "crash" in question:
            raise RuntimeError("a fault that nobody foresaw")
        if "weather" in question:
            text = "The articles do not say anything about the weather.\nThey do hold reports on the ferry pier of Lindhaven."
            near = tuple(Hit(passage_of(a), a, 0.2) for a in (HARBOUR, BUDGET))
            yield Final(Answer(text, (), (), True, standalone, searched, nearest=near))
            return
        if "hostile" in question:
            cited = [
                citation(1, HOSTILE, "<img src=x onerror=window.owned=1> The piers ${window.owned=1} {{owned}} hold.", "<b>Mallory</b>")
            ]
        elif "second" in question:
            cited = [citation(1, BUDGET, "“The estimate leaves out the dredging,” said Tomas Wray, the chief auditor.", "Tomas Wray")]
        else:
            cited = [
                citation(1, HARBOUR, "“A second pier will halve the queues by summer,”", "Ines Aldous"),
                citation(2, HARBOUR, "the works would cost 14 million crowns and close the old quay for six weeks", "Ines Aldous"),
                citation(3, BUDGET, "at least 19 million crowns"),
            ]
        notes = ("The chat model did not answer; these are the articles' own sentences.",) if "note" in question else ()
        answer = answer_of(standalone, *cited, notes=notes, searched=searched)
        for word in answer.text.split(" "):
            yield Token(word + " ")
            time.sleep(0.4 if "slow" in question else 0.01)
        yield Final(answer)


def main(port: int) -> None:
    import app
    from bot.settings import Settings

    settings = Settings(port=port, archive=Path("scripted"))
    page = app.build(settings, opener=ScriptedBot)  # type: ignore[arg-type]
    sys.stdout.write(f"on {app.serve(page, settings)}\n")
    sys.stdout.flush()
    page.block_thread()


if __name__ == "__main__":
    main(int(sys.argv[1]))
