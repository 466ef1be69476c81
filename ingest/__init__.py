"""Read articles into an archive: `python -m ingest add PATH...`, or from Python:

    import ingest
    for outcome in ingest.add(["news/"], settings):
        ...

Names are imported on first use, so that `import ingest` stays instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.attribution import upgrade as upgrade
    from ingest.indexer import Outcome as Outcome
    from ingest.indexer import add as add
    from ingest.indexer import add_records as add_records
    from ingest.indexer import rebuild as rebuild
    from ingest.indexer import remove as remove

__all__ = ["Outcome", "add", "add_records", "rebuild", "remove", "upgrade"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'ingest' has no attribute {name!r}")
    return getattr(import_module("ingest.attribution" if name == "upgrade" else "ingest.indexer"), name)
