# Everything runs in .venv, which the first command makes: nothing but Python 3.11+, git and make is needed.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The catalogue to crawl: a name (demo, arabic) or the path of a TOML file.
SOURCES ?= demo
# What the crawl says besides its summary: WARNING, or INFO for every step.
LOG ?= WARNING
# The folder of the evaluation sets: score.py, and a folder a set.
EVAL ?= ../shared/eval
# The systems to measure beside newscrawl, by the names of benchmarks/peers; empty for none.
PEERS ?= all
# The parts of the measurements of speed, as "visit crawl", or of reliability, as "again"; empty for all.
PARTS ?=
# Test processes.
JOBS ?= 3
# Tests start some hundred processes, and each would compile newscrawl anew.
unexport PYTHONDONTWRITEBYTECODE
# What drives the browser, and what checks access: for `make browser` alone.
PLAYWRIGHT := playwright==1.65.2
AXE := axe-core@4.14.1

VENV := .venv
RUN := $(VENV)/bin/python -m
READY := $(VENV)/.installed
# True in an interpreter that can run newscrawl.
RECENT := import sys; sys.exit(sys.version_info < (3, 11))

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help crawl test lint suite thorough commands browser pictures docs quality speed duplicates languages checks reliability archives readers scale weights clean

help:  ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*##/\1\t/p' Makefile

crawl: $(READY)  ## crawl a catalogue into output/: make crawl SOURCES=demo (the default), arabic or FILE.toml
	@$(RUN) scrapy crawl news -a sources='$(SOURCES)' -L '$(LOG)'

test: $(READY)  ## lint and, beside it, the tests but the longest
	@$(MAKE) --no-print-directory --jobs=2 lint suite

lint: $(READY)  ## lint, types, import border
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) mypy
	@$(VENV)/bin/python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'

suite: $(READY)  ## the tests but the longest
	@$(RUN) pytest -q -n $(JOBS) --dist worksteal

thorough: $(READY)  ## the tests that take longest, which `make test` leaves out; some minutes
	@$(RUN) pytest -q -m thorough

docs: $(READY)  ## build the documents as a site, in build/site; a warning is an error
	@NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --strict

commands: $(READY)  ## run the commands that the documents show; some minutes
	@$(RUN) benchmarks.documents

browser: $(READY)  ## test report and review in Chromium, and check their access; some minutes
	@command -v chromium >/dev/null || { \
	    echo 'installing Chromium, by apt-get; where that asks for more rights, install it yourself'; \
	    apt-get install --yes --no-install-recommends chromium fonts-noto-core; }
	@$(RUN) pip install --quiet '$(PLAYWRIGHT)'
	@test -e .venv-browser/node_modules/axe-core || npm install --silent --prefix .venv-browser '$(AXE)'
	@$(RUN) pytest -q -s tests/test_report_browser.py tests/test_review_browser.py

pictures: browser  ## make the pictures of docs/report.md anew
	@$(RUN) benchmarks.pictures docs/images

quality: $(READY)  ## measure cleaning on the sets of EVAL, beside PEERS (each in .venv-peers); some minutes
	@$(RUN) benchmarks.quality $(EVAL) $(if $(filter all,$(PEERS)),,--peers $(PEERS))

speed: $(READY)  ## measure speed and memory beside trafilatura, on generated pages and the sets of EVAL; half an hour
	@$(RUN) benchmarks.speed $(if $(wildcard $(EVAL)),--eval $(EVAL)) $(if $(PARTS),--only $(PARTS))

duplicates: $(READY)  ## measure what repeats are found of the sets of EVAL, and what that costs; a quarter of an hour
	@$(RUN) benchmarks.duplicates $(EVAL)

languages: $(READY)  ## measure how languages are told on the sets of EVAL, by langdetect and by py3langid; half a minute
	@$(RUN) benchmarks.languages $(EVAL)

checks: $(READY)  ## measure the quality checks on the sets of EVAL, beside datatrove's filters; two minutes
	@$(RUN) benchmarks.checks $(EVAL)

reliability: $(READY)  ## prove that crawls lose nothing and repeat nothing; an hour
	@$(RUN) benchmarks.reliability $(PARTS)

archives: $(READY)  ## measure cleaning of WARC files beside datatrove, killed and gone on with; some minutes
	@$(RUN) benchmarks.archives

scale: $(READY)  ## test cleaning by datatrove's executors, Ray among them, and machines that share a Redis; some minutes
	@command -v redis-server >/dev/null || { \
	    echo 'installing redis-server, by apt-get; where that asks for more rights, install it yourself'; \
	    apt-get install --yes --no-install-recommends redis-server; }
	@$(RUN) pytest -q -rs tests/test_store_shared.py tests/test_frontier_machines.py
	@test -x .venv-scale/bin/python || $(RUN) venv .venv-scale
	@.venv-scale/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-scale/bin/python -m pip install --quiet --editable '.[ray,parquet,py3langid]' pytest
	@.venv-scale/bin/python -m pytest -q -rs tests/test_corpus.py tests/test_corpus_found.py

readers: $(READY)  ## read data sets back by datasets, duckdb, pandas and datatrove, and write one to an S3 server
	@$(RUN) venv --clear .venv-readers
	@.venv-readers/bin/python -m pip install --quiet --editable . --requirement benchmarks/readers.txt
	@READERS_NEEDED=1 .venv-readers/bin/python -m pytest -q -p no:cacheprovider tests/test_dataset_readers.py

weights: $(READY)  ## fit the weights of the evidence to the sets of EVAL, and write them into newscrawl/stages
	@$(RUN) benchmarks.fitting.article $(EVAL) --write
	@$(RUN) benchmarks.fitting $(EVAL) benchmarks/pages --write

clean:  ## take away the virtual environments and the caches; output/ stays
	rm -rf $(VENV) .venv-browser .venv-peers .venv-readers .venv-scale .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache .grimp_cache build dist
	find benchmarks newscrawl tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Written last, so that an installation that failed is tried again. A virtual environment whose
# interpreter is gone or too old is made anew; dependency groups need pip 25.1. Spidermon would
# bring in rfc3987, which has the GPL and which nothing here uses.
$(READY): pyproject.toml
	@rm -f $@
	@$(VENV)/bin/python -c '$(RECENT)' 2>/dev/null || { \
	    for python in python3.11 python3 python; do \
	        if $$python -c '$(RECENT)' 2>/dev/null; then break; fi; python=; \
	    done; \
	    if [ -z "$$python" ]; then echo 'newscrawl needs Python 3.11 or newer as python3.11 or python3.' >&2; exit 1; fi; \
	    echo "making $(VENV) with $$python"; \
	    $$python -m venv --clear $(VENV); }
	@echo 'installing newscrawl and its tools'
	@$(RUN) pip install --quiet --upgrade 'pip>=25.1'
	@$(RUN) pip install --quiet --editable . --group dev
	@$(RUN) pip install --quiet --no-deps 'spidermon==1.27.0'
	@touch $@
