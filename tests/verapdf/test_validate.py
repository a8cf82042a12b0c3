"""veraPDF itself: it has to find what is wrong, or its silence says nothing about the paper."""

from pathlib import Path

import pytest

from verapdf import Report, validate

pytestmark = [pytest.mark.verapdf, pytest.mark.xdist_group("verapdf")]

HEAD = '<html lang="en"><title>Calderwick</title><h1>Beds go</h1>'
GOOD = f'{HEAD}<p>One in <em><a href="https://a.example/">eight</a></em>.'
EMPHASIS_IN_LINK = f'{HEAD}<p><a href="https://a.example/">One in <em>eight</em></a>.'
NO_TITLE = '<html lang="en"><h1>Beds go</h1><p>One in eight.'
SKIPPED_LEVEL = f"{HEAD}<h3>Where</h3><p>One in eight."


def pdf(path: Path, html: str) -> Path:
    """Write an accessible PDF, or what passes for one, by WeasyPrint alone."""
    from weasyprint import HTML

    HTML(string=html).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Report]:
    folder = tmp_path_factory.mktemp("verapdf")
    torn = folder / "torn.pdf"
    torn.write_bytes(b"%PDF-1.7 and no more")
    files = [
        pdf(folder / "good.pdf", GOOD),
        pdf(folder / "link.pdf", EMPHASIS_IN_LINK),
        pdf(folder / "untitled.pdf", NO_TITLE),
        torn,
        pdf(folder / "levels.pdf", SKIPPED_LEVEL),
    ]
    return {report.path.stem: report for report in validate(files)}


def test_good_file_passes(reports: dict[str, Report]) -> None:
    """A file without a fault complies, after a good number of checks."""
    assert reports["good"].compliant, str(reports["good"])
    assert reports["good"].checks > 100
    assert reports["good"].failures == ()


@pytest.mark.parametrize(
    ("name", "rule"),
    [("link", "7.18.5-1"), ("untitled", "7.1-9"), ("levels", "7.4.2-1")],
)
def test_faulty_file_is_reported_by_clause(
    reports: dict[str, Report], name: str, rule: str
) -> None:
    """Each fault is named by the clause that it breaks, with a message and a place."""
    report = reports[name]
    assert not report.compliant
    assert rule in report.rules, str(report)
    failure = next(one for one in report.failures if one.rule == rule)
    assert failure.count >= 1
    assert failure.messages


def test_unreadable_file_does_not_stop_the_others(reports: dict[str, Report]) -> None:
    """A file that is no PDF has an error of its own; the next is validated all the same."""
    assert reports["torn"].error
    assert not reports["torn"].compliant
    assert reports["levels"].checks


def test_no_files_need_no_java() -> None:
    """Nothing to validate is nothing to start."""
    assert validate([]) == []
