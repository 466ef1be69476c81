"""Measures this project beside the plain pipeline of the LangChain tutorial. See benchmarks/README.md; run `python -m benchmarks --help`."""
