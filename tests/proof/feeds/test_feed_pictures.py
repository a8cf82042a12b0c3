"""The pictures that the feeds show are proved: they are there, whole, the article's, and clean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import ImageFile

from defects.feed_defects import Defect
from defects.picture_defects import PHOTO, PICTURE_DEFECTS
from lowdown.desk import issue_names, read_issue, read_publication
from lowdown.proof.feeds.check import check_feeds
from lowdown.proof.finished import Finished

if TYPE_CHECKING:
    from lowdown.model.findings import Finding


def prove(sample: Path, out: Path) -> tuple[Finding, ...]:
    """The findings about the feeds in `out`."""
    publication = read_publication(sample)
    readings = [read_issue(publication, name).value for name in issue_names(sample)]
    issues = [issue for issue in readings if issue]
    return check_feeds(publication, issues, Finished(out=out, shown="dist"))


@pytest.fixture
def out(sample_build: Path, tmp_path: Path) -> Path:
    """The sample's output folder, with pictures that can be spoiled."""
    for entry in sample_build.iterdir():
        if entry.name != "pictures":
            (tmp_path / entry.name).symlink_to(entry)
    (tmp_path / "pictures").mkdir()
    for picture in (sample_build / "pictures").iterdir():
        if picture.is_file():  # those of the site have a folder of their own
            (tmp_path / "pictures" / picture.name).write_bytes(picture.read_bytes())
    return tmp_path


@pytest.mark.parametrize("defect", PICTURE_DEFECTS, ids=[defect.name for defect in PICTURE_DEFECTS])
def test_a_spoiled_picture_is_reported(sample_dir: Path, out: Path, defect: Defect) -> None:
    """Once, under its code, with its path and the line of the feed."""
    picture = out / defect.file
    good = picture.read_bytes()
    spoiled = defect.change(good)
    assert spoiled != good
    picture.unlink()
    if spoiled is not None:
        picture.write_bytes(spoiled)
    findings = prove(sample_dir, out)
    assert [finding.code for finding in findings] == [defect.code]
    assert picture.name in findings[0].message
    assert findings[0].place.line


def test_pictures_as_they_were_built_are_not_reported(sample_dir: Path, out: Path) -> None:
    """The pictures of the sample, photographs and drawings, are all good."""
    assert prove(sample_dir, out) == ()


def test_a_picture_cut_short_is_reported_behind_a_build(
    sample_dir: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint has Pillow accept files that break off, in the whole process."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    picture = out / "pictures" / PHOTO
    picture.write_bytes(picture.read_bytes()[:-2000])
    assert [finding.code for finding in prove(sample_dir, out)] == ["LD529"]
