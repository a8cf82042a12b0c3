# Everything from a fresh clone: each target sets up what it needs first, in seconds once that has been done.
# PYTHON=python3.12 chooses the interpreter of a new .venv.
.DEFAULT_GOAL := help
.PHONY: help issue test bench clean

export PYTHON ?=

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' Makefile

issue: ## build the sample issue, dist/issue-42/issue-42.pdf
	@tools/setup.sh issue
	@.venv/bin/lowdown build issue-42
	@echo "The paper is dist/issue-42/issue-42.pdf"

test: ## lint, types and tests
	@tools/setup.sh test
	.venv/bin/python -m ruff check
	.venv/bin/python -m ruff format --check
	.venv/bin/python -m mypy
	.venv/bin/python -m pytest -n auto --dist loadgroup

bench: ## compare the build with WeasyPrint's own columns
	@tools/setup.sh issue
	.venv/bin/python benchmarks/compare.py
	.venv/bin/python benchmarks/compare.py --scale 4
	.venv/bin/python benchmarks/compare.py --check

clean: ## remove what was built; .venv stays
	rm -rf dist .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
