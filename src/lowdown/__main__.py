"""`python -m lowdown` is `lowdown`."""

from __future__ import annotations

from lowdown.cli import run

run()
