"""The measurement of attribution on an annotated corpus, here of one invented article."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks import attribution

TEXT = (
    "Nora Lindqvist came to the quay on Monday. Lindqvist said that the quay would close in May. “It creaks in every wind,” said Emil Sato."
)


def span(part: str) -> list[list[int]]:
    at = TEXT.rindex(part)
    return [[at, at + len(part)]]


def row(source: str, cue: str, content: str) -> dict[str, object]:
    spans = {"source": span(source), "cue": span(cue), "content": span(content)}
    return {"split": "train", "article": "a", **spans, "source_text": source, "content_text": content}


ARTICLE = {"id": "a", "split": "train", "title": "", "text": TEXT}
ROWS = [row("Lindqvist", "said", "that the quay would close in May"), row("Emil Sato", "said", "“It creaks in every wind,”")]


def test_found_and_right_statements_are_counted() -> None:
    figures = attribution.measure([ARTICLE], ROWS)
    assert (figures.found.right, figures.found.total) == (1, 1)
    assert (figures.annotated.right, figures.annotated.total) == (1, 1)
    assert (figures.by_basis["short name"].right, figures.by_basis["name"].right) == (1, 1)
    assert figures.characters == len(TEXT)


def test_a_wrong_speaker_counts_against_its_basis() -> None:
    wrong = [{**ROWS[0], "source_text": "Emil Sato"}, ROWS[1]]
    figures = attribution.measure([ARTICLE], wrong)
    assert (figures.by_basis["short name"].right, figures.by_basis["short name"].total) == (0, 1)


def test_other_splits_are_not_read() -> None:
    assert attribution.measure([{**ARTICLE, "split": "dev"}], [{**r, "split": "dev"} for r in ROWS]).characters == 0


def test_the_command_prints_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "polnear"
    folder.mkdir()
    for name, rows in (("articles", [ARTICLE]), ("attributions", ROWS)):
        with gzip.open(folder / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(r) + "\n" for r in rows)
    assert attribution.main(["--data", str(tmp_path)]) == 0
    assert "short name | 1.000 of 1" in capsys.readouterr().out


def test_missing_data_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution.main(["--data", str(tmp_path)]) == 1
    assert "--data" in capsys.readouterr().err
