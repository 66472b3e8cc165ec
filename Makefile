# `make run` and `make test` do all the set-up themselves.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help setup run test check lint types content content-preview nlu-report safety-report audit bench train model-update clean

help:  ## Say what each command does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-15s %s\n", $$1, $$2}'

setup:
	@scripts/setup.sh run

run: setup  ## Set up, train if needed, start the bot (PORT=5005, DEV=1 opens Rasa's REST channel)
	@$(PYTHON) -m scripts.train && exec $(PYTHON) -m scripts.serve

test:  ## Set up and run every test
	@scripts/setup.sh test && $(PYTHON) -m scripts.train && $(MAKE) --no-print-directory check

# One hash seed, so that both test processes name their tests alike; their order is conftest.py's.
check: lint types content  ## What CI checks, fast things first
	@PYTHONHASHSEED=0 $(PYTHON) -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

lint:  ## Style
	@$(PYTHON) -m ruff check . && $(PYTHON) -m ruff format --check .

types:  ## Types of the core
	@$(PYTHON) -m mypy

content:  ## Check all guidance content
	@$(PYTHON) -m actions.core.content

content-preview: setup  ## All guidance content as one page, in build/content-preview.html
	@$(PYTHON) -m actions.cli content preview

nlu-report:  ## Measure understanding, compare classifiers (minutes; DIET=100 adds Rasa's own: hours)
	@scripts/setup.sh test && $(PYTHON) -m scripts.train && $(PYTHON) -m scripts.nlu_report $(if $(DIET),--diet $(DIET))

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
