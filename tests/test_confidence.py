"""The logistic models that decide whether a window answers."""

from __future__ import annotations

import math

import pytest

from bot.answering import confidence
from bot.answering.confidence import ENOUGH, Features, Model, model_for

MODELS = [confidence.OPEN, confidence.OPEN_WITHOUT_RERANKER, confidence.SPOKEN, confidence.SPOKEN_WITHOUT_RERANKER]


def test_confidence_is_the_logistic_curve_of_the_weighted_features():
    model = Model(-1.0, (2.0, 3.0, 4.0))
    assert model.confidence(Features(0.5, 0.25, 0.125)) == pytest.approx(1 / (1 + math.exp(-1.25)))


@pytest.mark.parametrize("model", MODELS)
def test_more_evidence_never_lowers_confidence(model):
    assert all(weight >= 0 for weight in model.weights)
    assert model.confidence(Features(0, 0, 0)) < ENOUGH < model.confidence(Features(1, 1, 1))


@pytest.mark.parametrize("model", MODELS)
def test_confidence_stays_a_probability_however_strong_the_evidence(model):
    assert 0 < model.confidence(Features(-1e6, 0, 0)) < model.confidence(Features(1e6, 1, 1)) < 1


def test_each_kind_of_question_has_its_model_with_a_reranker_and_without():
    assert [model_for(spoken, reranked) for spoken in (False, True) for reranked in (True, False)] == MODELS
