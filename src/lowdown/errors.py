"""The exceptions that are not bugs; the command line turns each into one line of words.

    LowdownError
    |-- UsageError           the command was asked for something that does not exist (exit status 2)
    |-- SettingsError        lowdown.toml cannot be used; its faults are findings (exit status 2)
    |-- OutputError          the machine refused to write or to read (exit status 2)
    `-- MissingLibraryError  the machine lacks a library that the press needs (exit status 2)

    KeyboardInterrupt
    `-- Interruption      a signal that has waited until files were whole (exit status 130 or 143)

Faulty copy is never an exception: it is a finding (see `lowdown.model.findings`).
"""


class LowdownError(Exception):
    """The base of every expected error; its text is written for an editor."""


class UsageError(LowdownError):
    """The command was asked for a project, an issue or an option that does not exist."""


class SettingsError(LowdownError):
    """`lowdown.toml` cannot be used. `str()` of it lists every fault, one a line."""


class OutputError(LowdownError):
    """The machine refused to write or to read; what was there before is untouched."""


class MissingLibraryError(LowdownError):
    """The machine lacks a library that the press needs; the text says how to install it."""


class Interruption(KeyboardInterrupt):
    """A signal that ends the process, raised when that does no harm; its text says what became of
    the output.
    """

    def __init__(self, message: str, *, number: int) -> None:
        super().__init__(message)
        self.number = number
        """The signal's number."""
