# SPDX-License-Identifier: EUPL-1.2
# Two commands: `make start` and `make test`. `make check` is the fast part.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PORT ?= 8000
export PORT
VENV := .venv
BIN := $(VENV)/bin
DIST := src/nulplaat/static/dist/.vite/manifest.json
FRONTEND := $(shell find frontend/src -type f 2>/dev/null) frontend/vite.config.ts

.PHONY: help start test check postgres e2e bench bench-merge bench-years screenshots format clean

help:
	@echo "make start        install, load the example and serve on localhost"
	@echo "make test         every check and every test"
	@echo "make check        the fast checks, without a browser"
	@echo "make bench        measure an evening of 25 people"
	@echo "make bench-live   measure beside other real-time servers"
	@echo "make bench-merge  measure the merge engine, beside others"
	@echo "make screenshots  renew the pictures in docs/images"

# What must be there

$(VENV)/made:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "nulplaat: Python 3.11 of nieuwer is nodig / Python 3.11 or newer is needed." >&2; exit 1; }
	@if command -v uv >/dev/null; then uv venv -q --allow-existing -p $(PYTHON) $(VENV); \
	  else $(PYTHON) -m venv $(VENV); fi
	@$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "nulplaat.pth").write_text(str(pathlib.Path("src").resolve()))'
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m nulplaat "$$@"\n' > $(BIN)/nulplaat && chmod +x $(BIN)/nulplaat
	@touch $@

$(VENV)/base: requirements/base.txt $(VENV)/made
	@echo "Installing Python packages ..."
	@if command -v uv >/dev/null; then uv pip install -q --require-hashes -p $(BIN)/python -r $<; \
	  else $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $<; fi
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/base
	@echo "Installing what the tests need ..."
	@if command -v uv >/dev/null; then uv pip install -q --require-hashes -p $(BIN)/python -r $<; \
	  else $(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r $<; fi
	@touch $@

frontend/node_modules/made: frontend/package-lock.json
	@command -v npm >/dev/null || { \
	  echo "nulplaat: Node.js 20 met npm is nodig / Node.js 20 with npm is needed." >&2; exit 1; }
	@node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' || { \
	  echo "nulplaat: Node.js 20 of nieuwer is nodig / Node.js 20 or newer is needed." >&2; exit 1; }
	@echo "Installing browser packages ..."
	@cd frontend && npm ci --silent --no-audit --no-fund
	@touch $@

$(DIST): frontend/node_modules/made $(FRONTEND)
	@echo "Building the browser part ..."
	@cd frontend && npm run --silent build -- --logLevel warn

# The two commands

start: $(VENV)/base $(DIST)
	@exec $(BIN)/python -m nulplaat start

test: check postgres e2e

check: $(VENV)/dev $(DIST)
	$(BIN)/python -m nulplaat.config.translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	cd frontend && npm run --silent check
	cd frontend && npm run --silent test
	$(BIN)/pytest -n 2 -m "not browser and not slow"

# The same tests on the other database.
postgres: $(VENV)/dev $(DIST)
	$(BIN)/python -m tests.with_postgres $(BIN)/pytest src -q -n 2

e2e: $(VENV)/dev $(DIST)
	@command -v chromium >/dev/null || { echo "nulplaat: install Debian's package chromium." >&2; exit 1; }
	$(BIN)/pytest -n 2 -m "browser or slow"

bench: $(VENV)/dev $(DIST)
	$(BIN)/python -m bench.evening

# One peer needs packages that nothing else needs; without them its line is left out.
bench/merge/.venv/made: bench/merge/requirements.txt
	@if command -v uv >/dev/null; then uv venv -q --allow-existing -p $(PYTHON) $(@D) && \
	  uv pip install -q --require-hashes -p $(@D)/bin/python -r $<; \
	  else $(PYTHON) -m venv $(@D) && \
	  $(@D)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<; fi
	@touch $@

bench-merge: $(VENV)/base
	@$(MAKE) --no-print-directory bench/merge/.venv/made || echo "The peer HDBSCAN is left out."
	$(BIN)/python -m bench.merge

# Beside other servers: half an hour on a quiet machine; installs them in bench/live.
bench-years: $(VENV)/dev $(DIST)
	$(BIN)/python -m bench.years

bench-live: $(VENV)/dev $(DIST)
	$(BIN)/python -m bench.live

screenshots: $(VENV)/dev $(DIST)
	$(BIN)/python -m tests.screenshots

format: $(VENV)/dev
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format -q .
	cd frontend && npx biome check --write .

clean:
	rm -rf $(VENV) frontend/node_modules src/nulplaat/static/dist
