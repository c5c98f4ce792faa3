# Every command that people need, each with its own environment made on first use. `make help` lists them.
#
# PYTHON=python3.12 make chat   uses that interpreter; otherwise the newest of 3.11 to 3.14 that starts.
# VENV=/elsewhere make chat     puts the environment there.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/.stamps
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --no-input --require-hashes
LOCK := .venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --quiet \
	--no-header --no-emit-index-url --no-emit-find-links
VERSIONS := 3.14 3.13 3.12 3.11
FIND_PYTHON := requirements/find-python

.PHONY: help
help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: chat
chat: $(STAMPS)/runtime ## talk to whichframework here, in the terminal
	@$(BIN)/whichframework

.PHONY: slack
slack: $(STAMPS)/runtime ## serve Slack (needs its tokens; `make doctor` says which)
	@$(BIN)/whichframework slack

.PHONY: discord
discord: $(STAMPS)/runtime ## serve Discord (needs its token; `make doctor` says which)
	@$(BIN)/whichframework discord

.PHONY: run
run: $(STAMPS)/runtime ## serve every platform that has tokens
	@$(BIN)/whichframework run

.PHONY: doctor
doctor: $(STAMPS)/runtime ## say what is set up and what is missing
	@$(BIN)/whichframework doctor

.PHONY: verify-knowledge
verify-knowledge: $(STAMPS)/runtime ## install and run the starters of the knowledge pack
	@$(BIN)/whichframework knowledge verify

.PHONY: test
test: $(STAMPS)/dev ## run every check: style, types, imports, tests
	@echo "==> ruff: style"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo "==> mypy: types"
	@$(BIN)/mypy --no-error-summary
	@echo "==> lint-imports: which folder may import which"
	@PYTHONPATH=. $(BIN)/lint-imports
	@echo "==> pytest: behaviour"
	@$(BIN)/python -m pytest --quiet

.PHONY: test-all
test-all: ## run the tests on each of Python 3.11 to 3.14 that is found
	@found=0; for version in $(VERSIONS); do \
		python=$$($(FIND_PYTHON) $$version) || { echo "==> Python $$version: not found, skipped"; continue; }; \
		found=1; echo "==> Python $$version: $$python"; \
		$(MAKE) --no-print-directory test PYTHON=$$python VENV=.venv-$$version || exit 1; \
	done; [ $$found = 1 ]

.PHONY: bench
bench: $(STAMPS)/dev ## measure a turn, beside plain baselines
	@$(BIN)/python -m tests.benchmarks

.PHONY: evaluate
evaluate: $(STAMPS)/dev ## measure the advice on the evaluation questions
	@$(BIN)/python -m tests.evaluation

.PHONY: load
load: $(STAMPS)/dev ## measure many conversations at once, on this machine
	@$(BIN)/python -m tests.load

.PHONY: audit
audit: $(STAMPS)/dev ## look the pinned dependencies up among known vulnerabilities
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement requirements/dev.txt

.PHONY: image-steps
image-steps: $(STAMPS)/dev ## carry out the steps of the Dockerfile here, without a container
	@$(BIN)/python -m tests.packaging.image_steps

.PHONY: format
format: $(STAMPS)/dev ## put the code in the agreed form
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

.PHONY: lock
lock: ## choose the newest dependencies that fit, and pin them with hashes
	@[ -x .venv-lock/bin/uv ] || { python=$$(PYTHON=$(PYTHON) $(FIND_PYTHON)) && $$python -m venv .venv-lock \
		&& .venv-lock/bin/python -m pip install --quiet --disable-pip-version-check uv; }
	@$(LOCK) --group dev pyproject.toml --output-file requirements/dev.txt > /dev/null
	@$(LOCK) --constraint requirements/dev.txt pyproject.toml --output-file requirements/runtime.txt > /dev/null
	@$(LOCK) --constraint requirements/dev.txt requirements/build.in --output-file requirements/build.txt > /dev/null
	@echo "Pinned in requirements/; try \`make test\`."

.PHONY: clean
clean: ## remove environments and caches
	rm -rf .venv .venv-* .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# An environment is made anew when its interpreter is gone, say after an upgrade of the system.
$(STAMPS)/python:
	@python=$$(PYTHON=$(PYTHON) $(FIND_PYTHON)) \
		&& echo "==> Making an environment in $(VENV) with $$($$python --version)" \
		&& $$python -m venv --clear $(VENV) && mkdir -p $(STAMPS) && touch $@

$(STAMPS)/runtime: $(STAMPS)/python requirements/runtime.txt requirements/build.txt pyproject.toml
	@echo "==> Installing what it needs, each file checked against its hash (a minute, the first time)"
	@$(INSTALL) -r requirements/build.txt -r requirements/runtime.txt
	@$(PIP) install --quiet --no-input --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/runtime requirements/dev.txt
	@echo "==> Installing what the checks need"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

ifneq ($(wildcard $(STAMPS)/python),)
ifeq ($(shell $(BIN)/python -c '' 2>/dev/null && echo starts),)
.PHONY: $(STAMPS)/python
endif
endif
