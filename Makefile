# Everything a newcomer types. `make help` prints the lines that carry two hashes.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
BIN := .venv/bin
PYTHON_READY := .venv/.ready
NODE_READY := addin_ui/node_modules/.ready
PANE_READY := addin_ui/static/built/.ready
PANE_SOURCES := $(shell find addin_ui simulated_outlook -type f \
	\( -name '*.ts' -o -name '*.css' -o -name '*.json' -o -name '*.mjs' \) \
	-not -path '*/node_modules/*' -not -path '*/built/*' 2>/dev/null)

.PHONY: help setup tools chromium run test lint format train evaluate bench lock

help: ## Show what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: tools $(PYTHON_READY) $(NODE_READY) $(PANE_READY) ## Install everything; costs nothing the second time

run: setup ## Start the product in a simulated Outlook (ARGS="--fresh" forgets the register)
	@$(BIN)/python -m simulated_outlook $(ARGS)

test: setup chromium lint ## All tests, real browser included
	@cd addin_ui && npm run --silent test
	@$(BIN)/pytest -q
	@echo "All tests passed."

lint: $(PYTHON_READY) $(NODE_READY) ## Style, types and import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@cd addin_ui && npm run --silent check

format: $(PYTHON_READY) ## Mend what can be mended without thinking
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

train: $(PYTHON_READY) ## Learn the model from corpus/ (some ten minutes) and write backend/model
	@$(BIN)/python -m training.train

evaluate: $(PYTHON_READY) ## Measure quality by left-out writer and on held-out writers; writes docs/quality.md
	@$(BIN)/python -m training.evaluate

bench: $(PYTHON_READY) ## Measure speed and memory beside presidio in the same run
	@test -x .local/peer/bin/python || { echo "Installing the peer …"; $(PYTHON) -m venv .local/peer && \
		.local/peer/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt; }
	@$(BIN)/python -m benchmarks

lock: $(PYTHON_READY) ## Write requirements.lock anew from setup.cfg
	@$(BIN)/uv pip compile setup.cfg --extra develop --extra postgresql --generate-hashes --universal --no-strip-extras \
		--python-version 3.11 --no-emit-index-url --no-header -o requirements.lock -q

tools:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Python 3.11 or newer is needed; $(PYTHON) is older or missing. Try: make PYTHON=python3.11"; exit 1; }
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null \
		|| { echo "Node.js 20 or newer is needed: https://nodejs.org"; exit 1; }

$(PYTHON_READY): requirements.lock setup.cfg pyproject.toml | tools
	@echo "Installing Python packages …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(NODE_READY): addin_ui/package.json addin_ui/package-lock.json | tools
	@echo "Installing npm packages …"
	@cd addin_ui && npm ci --silent --no-audit --no-fund
	@touch $@

$(PANE_READY): $(NODE_READY) $(PANE_SOURCES)
	@echo "Building the pane …"
	@cd addin_ui && npm run --silent build >/dev/null
	@touch $@

chromium:
	@command -v chromium chromium-browser google-chrome >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests …"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; \
	else \
		echo "Note: the browser tests need Chromium (Debian, Ubuntu: sudo apt install chromium)."; \
	fi
