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
from lowdown.output.record import (
    MadeFile,
    OutputRecord,
    made_file,
    out_of_use,
    read_record,
    standing,
)
from lowdown.output.repair import repair_output
from lowdown.output.wording import describe_refusal

__all__ = [
    "Batch",
    "MadeFile",
    "OutputFolder",
    "OutputRecord",
    "WrittenFile",
    "describe_refusal",
    "ignore_notice",
    "made_file",
    "open_output",
    "out_of_use",
    "read_output",
    "read_record",
    "repair_output",
    "standing",
    "write_source",
]
