"""The command line: arguments, printing and exit statuses; no rules of its own."""

from lowdown.cli.command_line import main, run

__all__ = [
    "main",
    "run",
]
