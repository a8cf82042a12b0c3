# Everything from a fresh clone: each target sets up what it needs first, in seconds once that has been done.
# PYTHON=python3.12 chooses the interpreter of a new .venv.
.DEFAULT_GOAL := help
.PHONY: help issue quick test gallery bench clean

# Tests that build no paper, start no process and try no made-up issues by the hundred.
FAST := $(wildcard tests/test_*.py) tests/desk tests/editions tests/report tests/jobs tests/press/type \
	tests/cli/test_command_line.py tests/cli/test_check_arguments.py tests/proof/copy tests/layout/locked/test_follow.py \
	tests/layout/test_frame.py tests/layout/test_column.py tests/layout/test_costs.py

export PYTHON ?=

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

issue: ## build the sample issue, dist/issue-42/issue-42.pdf
	@tools/setup.sh issue
	@.venv/bin/lowdown build issue-42
	@echo "The paper is dist/issue-42/issue-42.pdf"

quick: ## lint, types and the fast tests, in less than a minute
	@tools/setup.sh test
	.venv/bin/python -m ruff check
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m mypy
	.venv/bin/python -m pytest -q -n 2 --dist loadgroup $(FAST)

test: ## lint, types and all tests, what is cheap first
	@tools/setup.sh test
	.venv/bin/python -m ruff check
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m mypy
	.venv/bin/python -m pytest -n auto --dist loadgroup

gallery: ## build one issue in six looks, and the pictures of docs/gallery
	@tools/setup.sh issue
	.venv/bin/python tools/gallery.py

bench: ## compare the build with WeasyPrint's own columns
	@tools/setup.sh issue
	.venv/bin/python benchmarks/compare.py
	.venv/bin/python benchmarks/compare.py --scale 4
	.venv/bin/python benchmarks/compare.py --check

clean: ## remove what was built; .venv stays
	rm -rf dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
