"""Readers turn files into articles: `read(path)` yields one Article or Failure for each record."""

from ingest.readers.dispatch import FORMATS, count, read

__all__ = ["FORMATS", "count", "read"]
