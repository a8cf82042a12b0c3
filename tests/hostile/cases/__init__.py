"""The cases, one module for each kind of input; `tests/hostile/__init__.py` says how to add one."""
