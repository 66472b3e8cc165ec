# `make run` and `make test` do all the set-up themselves.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

# Where Python may not keep its byte code, each process compiles all of Rasa anew at its start.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/build/bytecode

.PHONY: help setup run test test-fast check coverage lint types lint-widget content generated content-preview nlu-report safety-report audit bench train model-update clean

help:  ## Say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

setup:
	@scripts/setup.sh run

run: setup  ## Set up, train if needed, start the bot (PORT=5005, DEV=1 opens Rasa's REST channel)
	@$(PYTHON) -m scripts.train && exec $(PYTHON) -m scripts.serve

test:  ## Set up and run every test
	@scripts/setup.sh test && $(PYTHON) -m scripts.train && $(MAKE) --no-print-directory check

# One hash seed, so that both test processes name their tests alike; their order is conftest.py's.
PYTEST := PYTHONHASHSEED=0 $(PYTHON) -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

check: lint types content lint-widget  ## What CI checks, fast things first
	@$(PYTEST)

test-fast: lint types content  ## In two minutes: style, types, content, and the tests that need no bot and no model
	@$(PYTEST) -q -m fast tests/core tests/content tests/project

coverage:  ## Run every test, say which lines of our code none ran; pages in build/coverage/
	@scripts/setup.sh test && $(PYTHON) -m scripts.train && $(PYTEST) --cov --cov-report=term:skip-covered --cov-report=html:build/coverage

lint:  ## Style
	@$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .

lint-widget:  ## The widget's style and types (skipped, and said so, where there is no Node)
	@scripts/lint_widget.sh

types:  ## Types, strictly
	@$(PYTHON) -m mypy

content:  ## Check all guidance content
	@$(PYTHON) -m actions.core.content

generated:  ## Write what follows from the declared facts (domain, case-file table, type)
	@$(PYTHON) -m scripts.generate

content-preview: setup  ## All guidance content as one page, in build/content-preview.html
	@$(PYTHON) -m actions.cli content preview

nlu-report:  ## Measure how messages are understood
	@scripts/setup.sh test && $(PYTHON) -m scripts.train && $(PYTHON) -m scripts.nlu_report

safety-report:  ## Measure the safety check; names every message it gets wrong
	@scripts/setup.sh test && $(PYTHON) -m scripts.safety_report

audit:  ## Look up known advisories of every locked package
	@scripts/setup.sh test && $(PYTHON) -m scripts.audit

bench:  ## Measure beside the bot `rasa init` makes (a quarter of an hour; QUICK=1 for a short run)
	@scripts/setup.sh test && $(PYTHON) -m scripts.train && $(PYTHON) -W ignore -m scripts.bench $(if $(QUICK),--quick)

train: setup  ## Train the model anew
	@$(PYTHON) -m scripts.train --force

model-update:  ## Train a new model beside the one in use; put it in place unless it is worse
	@scripts/setup.sh test && $(PYTHON) -m scripts.model_update

clean:  ## Remove what was built (not what parents told: that is in var/)
	@rm -rf build .rasa rasa_project/models .pytest_cache .mypy_cache .ruff_cache test-artifacts
