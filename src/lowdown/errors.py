"""The exceptions that are not bugs; the command line turns each into one line of words.

    LowdownError
    |-- UsageError        the command was asked for something that does not exist (exit status 2)
    |-- SettingsError     lowdown.toml cannot be used; its faults are findings (exit status 2)
    `-- OutputError       the output folder cannot be written (exit status 1)

Faulty copy is never an exception: it is a finding (see `lowdown.model.findings`).
"""


class LowdownError(Exception):
    """The base of every expected error; its text is written for an editor."""


class UsageError(LowdownError):
    """The command was asked for a project, an issue or an option that does not exist."""


class SettingsError(LowdownError):
    """`lowdown.toml` cannot be used. `str()` of it lists every fault, one a line."""


class OutputError(LowdownError):
    """The output folder cannot be written; what was there before is untouched."""
