"""`python -m lowdown` is `lowdown`."""

from __future__ import annotations

import sys

from lowdown.cli import main

sys.exit(main())
