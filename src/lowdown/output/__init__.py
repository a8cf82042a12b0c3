"""Writes finished files to disk: all of them or none, by one process at a time.

The only package that writes outputs.
"""

from lowdown.output.folder import (
    Batch,
    OutputFolder,
    WrittenFile,
    open_output,
    read_output,
    write_source,
)
from lowdown.output.lock import ignore_notice
from lowdown.output.repair import repair_output
from lowdown.output.wording import describe_refusal

__all__ = [
    "Batch",
    "OutputFolder",
    "WrittenFile",
    "describe_refusal",
    "ignore_notice",
    "open_output",
    "read_output",
    "repair_output",
    "write_source",
]
