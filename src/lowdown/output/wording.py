"""Says in one sentence what the operating system refused, and what to do about it."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Final

from lowdown.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

TEMPORARY: Final = "-lowdown-"
"""What the name of every temporary folder and file has in it."""
_RIGHTS: Final = "give yourself the right to do that, or name another folder with --out"
_IN_THE_WAY: Final = "a file stands where a folder has to go; remove it"

_CURES: Final = {
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.EROFS: "that disk is read-only; name another folder with --out",
    errno.ENOSPC: "the disk is full; make room on it, or name another folder with --out",
    errno.EDQUOT: "your share of the disk is used up; make room, or name another folder with --out",
    errno.EFBIG: "no file may be as large as that here; raise the limit (`ulimit -f`)",
    errno.EIO: "the disk or the network drive is faulty; have it seen to, or name another folder"
    " with --out",
    errno.EXDEV: "another disk is mounted there; name a folder with --out that is all on one disk",
    errno.EISDIR: "a folder stands where a file has to go; remove it",
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.ELOOP: "links lead back to themselves there; remove them",
    errno.ENAMETOOLONG: "the name is too long for that disk; shorten the article's or the issue's",
    errno.EMFILE: "too many files are open; raise the limit (`ulimit -n`)",
}


def refused(error: OSError, out: Path) -> OutputError:
    """The error for an output that cannot be written; `out` stands in where the system names no
    path.
    """
    # What becomes of temporary files is nothing to an editor.
    where = out if is_temporary(error.filename) else error.filename
    return OutputError(f"{where} cannot be written: {_reason(error)}; {_cure(error)}")


def is_temporary(filename: object) -> bool:
    """Whether an error names no file, or one of a stage."""
    return not filename or TEMPORARY in str(filename)


def half_landed(error: OSError, stage: Path) -> OutputError:
    """The error for a build that was stopped while its files were put in place, and that cannot be
    completed now.
    """
    where = error.filename or stage
    return OutputError(
        f"a build was stopped while its files were put in place, and they cannot be put there now"
        f" from {stage}: {where}: {_reason(error)}; run `lowdown build` where it may write there"
    )


def describe_refusal(error: OSError) -> str:
    """One sentence, without a full stop, for a refusal of the system anywhere else."""
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{_reason(error)}; {_cure(error)}"


def _reason(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__


def _cure(error: OSError) -> str:
    return _CURES.get(error.errno or 0, "name another folder with --out")
