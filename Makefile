# `make demo` and `make test` are the two commands; both set everything up first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

BASELINES := .venv-baselines

.PHONY: help setup bubblewrap demo test check bench record evals eval-record eval-selftest baselines baselines-test clean
help:
	@echo "make demo    a short ML design round plays by itself and is graded (no key needed)"
	@echo "make test    sets up and runs the tests"
	@echo "make setup   makes .venv with everything, and installs bubblewrap where it may"
	@echo "make check   formatting, lint and types"
	@echo "make bench   measures turn overhead, prompt cache and start-up"
	@echo "make evals   replays every eval suite and holds it against the gates (no model needed)"
	@echo "make eval-record    records what has changed in the suites (hours of model time at most)"
	@echo "make eval-selftest  plants regressions in the prompts and sees whether the gates find them"
	@echo "make baselines  sets up $(BASELINES) and runs the baselines of agreement (hours of model time)"
	@echo "make record  records the tests' cassettes anew from the embedded model"
	@echo "make clean   removes .venv and the caches"

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed: make setup PYTHON=/path/to/python3.11"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/mockloop model pull --tokenizer-only
	@$(MAKE) --no-print-directory bubblewrap
	@touch $@

# Keeps candidates' code apart from the machine. It is a package of the system, so only root can have it installed.
bubblewrap:
	@if command -v bwrap >/dev/null; then exit 0; fi; \
	if [ "$$(uname -s)" != Linux ]; then \
	  echo "bubblewrap is for Linux only: your own code runs here with limits alone, foreign code is not run"; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get install -y -qq bubblewrap || { apt-get update -qq && apt-get install -y -qq bubblewrap; }; } >/dev/null \
	    || echo "bubblewrap could not be installed: candidates' code runs with limits alone"; \
	else \
	  echo "bubblewrap is missing, so that your own code runs with limits alone and foreign code is not run;"; \
	  echo "install it with your package manager, as in: sudo apt-get install bubblewrap"; \
	fi

demo: $(READY)
	@$(BIN)/mockloop demo

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(READY)
	$(BIN)/ruff format --check agent tests
	$(BIN)/ruff check agent tests
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/mockloop bench

record: $(READY)
	MOCKLOOP_RECORD=1 $(BIN)/python -m pytest -m recorded

evals: $(READY)
	$(BIN)/mockloop eval run all --gate

eval-record: $(READY)
	$(BIN)/mockloop eval record all

eval-selftest: $(READY)
	$(BIN)/mockloop eval selftest

# deepeval asks for older releases of three packages than we pin, hence an environment of its own.
baselines: $(BASELINES)/.ready
	$(BASELINES)/bin/mockloop eval baselines

baselines-test: $(BASELINES)/.ready
	$(BASELINES)/bin/python -m pytest -p no:asyncio -p no:deepeval tests/ports/test_baselines_*.py tests/wiring/test_baselines.py

$(BASELINES)/.ready: pyproject.toml constraints.txt constraints-baselines.txt
	$(PYTHON) -m venv $(BASELINES)
	awk -F== '!seen[$$1]++' constraints-baselines.txt constraints.txt > $(BASELINES)/constraints.txt
	$(BASELINES)/bin/python -m pip install --quiet --disable-pip-version-check -c $(BASELINES)/constraints.txt pip
	$(BASELINES)/bin/python -m pip install --quiet --disable-pip-version-check -c $(BASELINES)/constraints.txt -e '.[baselines,dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(BASELINES) .mypy_cache .ruff_cache .pytest_cache dist
