"""Rerankers: the bundled graph and any CrossEncoder, behind one protocol."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from bot.errors import ModelUnavailable, SettingsError
from bot.models import bundled
from bot.reranking import BundledReranker, CrossEncoderReranker, reranker_of
from bot.settings import Settings

QUESTION = "How many votes did the data bill get?"
TEXTS = [
    "The weather in Port Ellin was mild for the season.",
    "Parliament adopted the data bill with 212 votes.",
    "The data bill was first proposed by the Velden government.",
]


def test_the_sentence_that_answers_scores_highest():
    scores = BundledReranker(bundled.RERANKER).scores(QUESTION, TEXTS)
    assert scores.argmax() == 1
    assert scores.shape == (3,)
    assert ((scores > 0) & (scores < 1)).all()
    assert BundledReranker(bundled.RERANKER).scores(QUESTION, []).shape == (0,)


def test_the_order_of_the_texts_does_not_matter():
    reranker = BundledReranker(bundled.RERANKER)
    assert np.allclose(reranker.scores(QUESTION, TEXTS)[::-1], reranker.scores(QUESTION, TEXTS[::-1]), atol=0.02)


def test_a_long_text_is_cut_not_refused():
    assert BundledReranker(bundled.RERANKER).scores(QUESTION, ["votes " * 5000]).shape == (1,)


def test_the_bundled_reranker_needs_no_torch():
    code = (
        "import sys; from bot.reranking import reranker_of; from bot.settings import Settings; "
        "reranker_of(Settings()).scores('q', ['t']); print('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


@pytest.mark.model
def test_any_cross_encoder_of_sentence_transformers_can_be_set(tmp_path):
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    source = bundled.folder_of(bundled.EMBEDDING)
    AutoModelForSequenceClassification.from_pretrained(source, num_labels=1).save_pretrained(tmp_path / "cross")
    AutoTokenizer.from_pretrained(source).save_pretrained(tmp_path / "cross")
    reranker = reranker_of(Settings(reranker=str(tmp_path / "cross")))
    assert isinstance(reranker, CrossEncoderReranker)
    scores = reranker.scores(QUESTION, TEXTS)
    assert scores.shape == (3,)
    assert ((scores > 0) & (scores < 1)).all()
    assert reranker.scores(QUESTION, []).shape == (0,)


def test_a_reranker_that_cannot_be_loaded_is_named_with_its_setting(tmp_path):
    with pytest.raises(ModelUnavailable, match="BRIEFING_RERANKER"):
        reranker_of(Settings(reranker=str(tmp_path / "nothing"))).scores("q", ["t"])


def test_it_can_be_switched_off():
    assert reranker_of(Settings(reranker="off")) is None
    with pytest.raises(SettingsError):
        Settings(reranker="")
