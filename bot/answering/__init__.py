"""Answerers: `extractive` (offline, verbatim) and `generative` (any LangChain chat model), behind one protocol."""
