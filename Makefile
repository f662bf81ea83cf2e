# The tasks themselves stand in do.py, which also runs where there is no make.
PYTHON ?= python3

TASKS := setup reproduce test check bench lab lock clean

.DEFAULT_GOAL := help
.PHONY: help $(TASKS)
.NOTPARALLEL:

help $(TASKS):
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "$(PYTHON) was not found; name another one: make PYTHON=python3.12 $@" >&2; exit 1; }
	@$(PYTHON) do.py $@
