"""Where files go below the output folder, and what is looked for there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lowdown.output.targets import Targets

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_nothing_is_looked_for_in_a_folder_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new site has thousands of such folders; a broken link is there."""
    (tmp_path / "old").mkdir()
    (tmp_path / "broken").symlink_to("elsewhere")
    looked_at = []
    lexists = os.path.lexists

    def look(path: str) -> bool:
        looked_at.append(os.path.relpath(path, tmp_path))
        return lexists(path)

    monkeypatch.setattr(os.path, "lexists", look)
    targets = Targets(tmp_path)
    missing = {"new/a/b/index.html": True, "new/a/index.html": True, "old/index.html": False}
    for path, is_missing in {**missing, "index.html": False, "broken/index.html": False}.items():
        assert targets.target_of(path) == tmp_path / path
        assert targets.is_in_missing_folder(path) == is_missing
    assert looked_at == ["new", "old", "broken"]
