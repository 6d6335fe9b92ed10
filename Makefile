PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

KINDS := network lineage organisation targets timeline attendance

.PHONY: demo views test lint clean

demo: $(VENV)/.installed  ## build the example articles into out/ and ask one question
	$(BIN)/kg build examples/articles -o out/graph
	$(BIN)/kg export out/graph -o out/graph.ttl
	$(BIN)/kg view out/graph -o out/graph.html
	$(BIN)/kg query out/graph --name who-issued --set doc=52-NQ/TW

views: demo  ## draw the example articles in every kind of view, as out/KIND.html
	for kind in $(KINDS); do $(BIN)/kg view out/graph --kind $$kind -o out/$$kind.html || exit 1; done

test: $(VENV)/.installed-dev  ## run the tests
	$(BIN)/pytest --numprocesses 2

lint: $(VENV)/.installed-dev  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) out

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $@
