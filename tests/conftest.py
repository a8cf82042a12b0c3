"""What every test may ask for: tiny publications, the sample, the installed command.

Tests of veraPDF are skipped where there is no Java.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import hypothesis
import pytest

import verapdf
from making.command import SECONDS, RunLowdown, run_here, run_in_a_process

pytest_plugins = ["making.paper_fixtures", "making.bench", "making.web_fixtures"]

REPOSITORY = Path(__file__).parents[1]
SAMPLE_ISSUE = "issue-42"

SETTINGS = """\
    [publication]
    title = "The Tiny Lowdown"
    url = "https://tiny.example/"
    language = "en-GB"
    publisher = "Tiny Press"
    """

PublicationFactory = Callable[[Mapping[str, str]], Path]


IN_CI = bool(os.environ.get("CI"))
"""Whether everything that a test needs has to be there."""
WITH_SLOW = bool(os.environ.get("LOWDOWN_SLOW_TESTS"))
"""Whether tests marked `slow` run as well, with more made-up examples."""

hypothesis.settings.register_profile(
    "lowdown",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=100 if WITH_SLOW else 50,  # where a test sets no number of its own
)
hypothesis.settings.load_profile("lowdown")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what is slow, where it is not wanted, and what needs veraPDF, where it cannot run; in CI
    it fails instead.
    """
    if not config.getoption("markexpr") and not WITH_SLOW:
        slow = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if not item.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
    if IN_CI:
        return
    marked = [item for item in items if item.get_closest_marker("verapdf")]
    missing_requirement = verapdf.missing_requirement() if marked else ""
    if missing_requirement:
        for item in marked:
            item.add_marker(pytest.mark.skip(reason=f"veraPDF: {missing_requirement}"))


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the command caches in a folder of this run, not in the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(_shared_folder(tmp_path_factory) / "cache"))
        yield


@pytest.fixture
def publication_dir(tmp_path: Path) -> PublicationFactory:
    """Return a function that writes a publication from a mapping of path to text, dedented.

    Settings are provided where the mapping has no lowdown.toml.
    """

    def write(files: Mapping[str, str]) -> Path:
        folder = tmp_path / "publication"
        for name, text in {"lowdown.toml": SETTINGS, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), encoding="utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def sample_dir() -> Path:
    """The sample publication, which is the repository itself. Read it only."""
    return REPOSITORY


@pytest.fixture(scope="session")
def run_lowdown() -> RunLowdown:
    """Return a function that runs the command in a folder, in this process."""
    return run_here


@pytest.fixture(scope="session")
def run_installed() -> RunLowdown:
    """Return a function that runs the installed command in a folder, in a process of its own."""
    return run_in_a_process


@pytest.fixture(scope="session")
def sample_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of the sample issue, built once for all test processes. Read it only."""
    built = _shared_folder(tmp_path_factory) / "sample"
    try:
        built.with_name("sample-is-being-built").mkdir()
    except FileExistsError:
        _wait_for(built)
    else:
        _build_sample(built)
    log = built / "log.txt"
    if log.exists():
        pytest.fail(
            f"lowdown build {SAMPLE_ISSUE}: {log.read_text(encoding='utf-8')}", pytrace=False
        )
    return built / "out"


def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The run's own folder, which the processes of pytest-xdist have their folders in."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _build_sample(built: Path) -> None:
    """Build aside and move into place in one step.

    If the build fails, the folder has its output in log.txt.
    """
    aside = Path(tempfile.mkdtemp(dir=built.parent, prefix="sample-"))
    try:
        done = run_in_a_process(["build", SAMPLE_ISSUE, "--out", str(aside / "out")], REPOSITORY)
        failure = f"exit status {done.returncode}\n{done.stderr}" if done.returncode else ""
    except (OSError, subprocess.SubprocessError) as problem:
        failure = str(problem)
    if failure:
        (aside / "log.txt").write_text(failure, encoding="utf-8")
    aside.rename(built)


def _wait_for(built: Path) -> None:
    patience = time.monotonic() + SECONDS
    while not built.exists():
        if time.monotonic() > patience:
            pytest.fail(
                "another test process began to build the sample and did not finish", pytrace=False
            )
        time.sleep(0.1)
