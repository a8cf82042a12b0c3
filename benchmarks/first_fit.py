"""`lowdown` without search and without the fit ladder, to measure planning and fitting with.

    first_fit.py build issue-42 --out TMP

Every article goes into the first space that is free, and nothing is made longer or shorter. The
product has no such option: two of its functions are replaced here, before its command line runs.
"""

import sys
from typing import Any

from lowdown.cli import main
from lowdown.layout.search.plan import first_fit
from lowdown.makeup import make_up, task
from lowdown.makeup.copyfit import FittedPaper


def leave_copy(task: Any, makeup: Any, _locked: Any) -> FittedPaper:
    """The paper as it is, in place of `fit_copy`."""
    return FittedPaper(typeset=task.typeset, makeup=makeup, changes=(), levers={})


if __name__ == "__main__":
    vars(task).update(make_up=first_fit)
    vars(make_up).update(fit_copy=leave_copy)
    sys.exit(main())
