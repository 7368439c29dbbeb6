# make demo: set up and build the sample letters.  make test: set up and pass the tests.  make run: open the window.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FILES := $(shell git ls-files -co --exclude-standard 2>/dev/null | grep -v ' ')
JOBS ?= 2

.PHONY: demo test lint run bench screenshots goldens requirements clean

demo: $(VENV)/run-ready
	@$(BIN)/briefdesk demo --out build/demo

run: $(VENV)/run-ready
	@$(BIN)/briefdesk

test: $(VENV)/tests-passed
	@echo "All checks passed for the files as they stand ('make clean-tests test' runs them again)."

.PHONY: clean-tests
clean-tests:
	@rm -f $(VENV)/tests-passed

$(VENV)/tests-passed: $(VENV)/test-ready $(FILES)
	@$(MAKE) --no-print-directory lint
	@$(BIN)/pytest -n $(JOBS) --dist loadfile
	@touch $@

lint: $(VENV)/test-ready
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache > build/imports.txt 2>&1 || { cat build/imports.txt; exit 1; }

screenshots: $(VENV)/test-ready
	@$(BIN)/python tools/screenshots.py docs/screenshots

goldens: $(VENV)/test-ready
	@$(BIN)/python tools/make_goldens.py

# The pinned files carry hashes and no addresses; this needs the tool `uv` on the path.
requirements:
	uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements.txt
	uv pip compile pyproject.toml --group build --group dev -c requirements.txt --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet -o requirements-dev.txt

$(VENV)/bin/python:
	@$(PYTHON) tools/prepare.py venv $(VENV)

$(VENV)/run-ready: requirements.txt pyproject.toml | $(VENV)/bin/python
	@$(PYTHON) tools/prepare.py install $(VENV) requirements.txt
	@touch $@

$(VENV)/test-ready: requirements-dev.txt pyproject.toml tools/prepare.py | $(VENV)/bin/python
	@$(PYTHON) tools/prepare.py packages
	@$(PYTHON) tools/prepare.py install $(VENV) requirements-dev.txt
	@mkdir -p build
	@touch $@ $(VENV)/run-ready

clean:
	rm -rf $(VENV) build dist
