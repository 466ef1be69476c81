"""Saying that the archive does not answer, and what it does hold."""

from __future__ import annotations

from bot.acts import PAST
from bot.answering.forms import counted_from
from bot.answering.premise import unsupported
from bot.answering.protocol import Evidence
from bot.holdings import counted, told
from bot.text import listed
from bot.types import Answer

NEAREST = 3
"""Related passages that go with an abstention."""


def abstain(evidence: Evidence, notes: tuple[str, ...] = (), answerer: str = "extractive", because: str = "") -> Answer:
    """The answer that says what is missing and what there is, with the nearest passages as related, not as an answer.

    Args:
        evidence: what was found; its best `NEAREST` hits become the related passages.
        notes: plain messages about this answer.
        answerer: the name of the answerer that abstains.
        because: a sentence to put before the explanation.
    """
    return Answer(
        text=f"{because} {explanation(evidence)}".strip(),
        sentences=(),
        citations=(),
        abstained=True,
        question=evidence.question.text,
        searched=evidence.searched,
        nearest=evidence.hits[:NEAREST],
        notes=notes,
        answerer=answerer,
    )


def explanation(evidence: Evidence) -> str:
    """What is missing for this question: no articles at all, a name that nobody mentions, or the statement itself.

    Args:
        evidence: the question, what was searched, and which articles hold its names.

    Returns:
        Sentences without markers, with counts and dates of what there is.
    """
    question, searched = evidence.question, evidence.searched
    if not searched.articles and evidence.timed and not evidence.filtered:
        days = "".join(f" {note}" for note in counted_from(evidence))
        return f"No article is of the time that the question names, so there is nothing to answer from. Ask about another time, or add articles.{days}"
    if not searched.articles:
        return "No article matches the filters, so there is nothing to answer from. Widen the dates or outlets, or add articles."
    if evidence.held is not None and not question.topic:
        return f"{told(evidence.held, '')} Ask about a person, a place or an event."
    if not question.topic and not question.names and not question.speaker:
        return f"The question names nothing to look for. Ask about a person, a place or an event; the archive has {counted(searched)}."
    missing = _missing(evidence) + _numbers(evidence)
    return f"{missing}{_bounds(evidence)}{_elsewhere(evidence)}{_suggestions(evidence)}"


def _bounds(evidence: Evidence) -> str:
    """What left articles out of the search: the reader's filters, or the time in the question."""
    bounds = [
        *(["the filters"] if evidence.filtered else []),
        *(
            ["the outlet that the question names" if len(evidence.question.outlets) == 1 else "the outlets of that name"]
            if evidence.question.outlets
            else []
        ),
        *(["the time that the question names"] if evidence.timed else []),
    ]
    return (f" That is within {listed(bounds)}." if bounds else "") + "".join(f" {note}" for note in counted_from(evidence))


def _elsewhere(evidence: Evidence) -> str:
    """That other outlets have what the one that is asked for has not."""
    others = [f"{counted(where)} for {name}" for name, where in evidence.elsewhere.items() if where.articles]
    return f" Other outlets have {listed(others)}." if others else ""


def _suggestions(evidence: Evidence) -> str:
    """Whom a name that nobody mentions may mean, misspelt."""
    return "".join(f" Did you mean {' or '.join(people)}?" for people in evidence.nearly.values() if people)


def _missing(evidence: Evidence) -> str:
    question, searched = evidence.question, evidence.searched
    absent = [name for name, where in evidence.mentions.items() if not where.articles]
    if absent:
        return f"Of the {counted(searched)}, none mentions {listed(absent)}.{_present(evidence)}"
    if evidence.held is not None and not evidence.held.searched.articles:
        return f"Of the {counted(searched)}, none mentions {_topic(evidence)}."
    topic = _topic(evidence)
    if question.speaker and question.speaker in evidence.mentions:
        held = evidence.mentions[question.speaker]
        about = f" on {topic}" if topic else ""
        verb = "mentions" if held.articles == 1 else "mention"
        it = "it does not report" if held.articles == 1 else "none of them reports"
        return f"The archive has {counted(held)} that {verb} {question.speaker}; {it} what {question.speaker} {PAST.get(question.act or '', 'said')}{about}."
    return f"Of the {counted(searched)}, none answers this{f' (about {topic})' if topic else ''}.{_present(evidence)}"


def _numbers(evidence: Evidence) -> str:
    """That none of the articles found mentions a number of the question."""
    articles = list({h.article.id: h.article for h in evidence.hits}.values())
    absent = [n for n in unsupported(evidence.question, articles) if n[-1:].isdigit() or n.endswith("%")]
    return f" None of the related articles mentions {listed(absent)}." if articles and absent else ""


def _present(evidence: Evidence) -> str:
    found = [f"{counted(where)} for {name}" for name, where in evidence.mentions.items() if where.articles]
    return f" It does have {listed(found)}." if found else ""


def _topic(evidence: Evidence) -> str:
    names = list(evidence.question.names)
    covered = {w.lower() for n in names for w in n.split()}
    rest = [w for w in evidence.question.topic if w not in covered]
    return listed(names) if names else f"“{' '.join(rest)}”" if rest else ""
