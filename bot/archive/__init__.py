"""The archive: one folder that holds the articles (SQLite), their keyword index (FTS5) and their vectors (Chroma)."""
