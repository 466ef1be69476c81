import itertools
import time

import pytest

from ingest.chunking import passages

SENTENCE = "The council of Lindholt met on Monday to speak about the tunnel. "
TEXTS = {
    "one short paragraph": SENTENCE.strip(),
    "many paragraphs": "\n\n".join([SENTENCE * 3] * 8).strip(),
    "one long paragraph": (SENTENCE * 40).strip(),
    "a sentence longer than a passage": "word " * 400,
    "a word longer than a passage": "x" * 950,
    "accents and emoji": "Él vivió allí. 🙂 " * 60,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("most", [200, 750])
def test_passages_are_exact_cover_the_text_and_keep_the_limit(text, most):
    found = passages("a", "v", text, most)
    assert all(text[p.start : p.end] == p.text and 0 < len(p.text) <= most for p in found)
    assert [p.position for p in found] == list(range(len(found)))
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    covered = {i for p in found for i in range(p.start, p.end)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


def test_passages_end_between_paragraphs_where_they_can():
    text = "\n\n".join([SENTENCE.strip() * 4] * 4)
    assert all(p.text.startswith("The council") and p.text.endswith("tunnel.") for p in passages("a", "v", text, 400))


def test_passages_never_cut_a_sentence_that_fits():
    text = (SENTENCE * 30).strip()
    assert all(p.text.endswith("tunnel.") for p in passages("a", "v", text, 300))


def test_passage_ids_name_version_and_position():
    assert [p.id for p in passages("a", "v1", TEXTS["one long paragraph"], 750)][:2] == ["v1-0", "v1-1"]


@pytest.mark.parametrize("letter", ["e\u0301", "👩\u200d👩\u200d👧\u200d👦", "👍🏽", "❤\ufe0f"])
@pytest.mark.parametrize("shift", range(4))
def test_a_visible_character_is_never_parted(letter, shift):
    text = "x" * shift + letter * 300
    assert all(p.text.removeprefix("x" * shift).replace(letter, "") == "" for p in passages("a", "v", text, 200))


def test_a_megabyte_without_a_space_takes_no_time():
    text = "x" * 1_000_000
    begin = time.perf_counter()
    assert "".join(p.text for p in passages("a", "v", text, 200)) == text
    assert time.perf_counter() - begin < 5
