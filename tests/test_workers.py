"""Work in several processes: the results of one process, in the order of the tasks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lowdown.errors import UsageError
from lowdown.workers import Work, do_all, processes_kept, processors

TASKS = range(20)


def multiply(factor: int) -> Callable[[int], int]:
    return lambda task: factor * task


def refuse(_needs: None) -> Callable[[int], int]:
    def do(task: int) -> int:
        if task == 7:
            raise UsageError("no seventh")
        return task

    return do


def die_elsewhere(here: int) -> Callable[[int], int]:
    def do(task: int) -> int:
        if os.getpid() != here and task > 3:
            os._exit(9)
        return task

    return do


def return_what_cannot_travel(here: int) -> Callable[[int], object]:
    return lambda task: (lambda: task) if os.getpid() != here else task


def name_process(_needs: None) -> Callable[[int], int]:
    def do(_task: int) -> int:
        time.sleep(0.01)
        os.write(1, b"noise on standard output")
        return os.getpid()

    return do


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(processes: int) -> None:
    """However many processes there are, and whichever is quicker."""
    work = Work(prepare=multiply, needs=3)
    assert list(do_all(work, TASKS, processes=processes)) == [3 * task for task in TASKS]
    assert list(do_all(work, [], processes=processes)) == []


def test_other_processes_do_the_work() -> None:
    """Each of them some of it; what it prints is no answer."""
    found = set(do_all(Work(prepare=name_process, needs=None), TASKS, processes=2))
    assert len(found) == 2
    assert os.getpid() not in found


def test_processes_that_are_kept_do_the_next_work() -> None:
    """They have been started and have loaded what they need; those that are at something are not
    waited for.
    """
    names, twice = Work(prepare=name_process, needs=None), Work(prepare=multiply, needs=2)

    def at_work() -> set[int]:
        return set(do_all(names, TASKS, processes=2))

    with processes_kept():
        found = at_work()
        doubled: list[int] = list(do_all(twice, TASKS, processes=2))
        assert doubled == [2 * task for task in TASKS]
        assert at_work() == found
        busy: int = next(do_all(names, TASKS, processes=2))
        assert busy in found
        assert not found & at_work()
    assert not found & at_work()


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_task_raises_is_raised_here(processes: int) -> None:
    """With its own type and words."""
    with pytest.raises(UsageError, match="no seventh"):
        list(do_all(Work(prepare=refuse, needs=None), TASKS, processes=processes))


@pytest.mark.parametrize("prepare", [die_elsewhere, return_what_cannot_travel])
def test_tasks_of_a_process_that_dies_are_done_here(
    prepare: Callable[[int], Callable[[int], int]], capfd: pytest.CaptureFixture[str]
) -> None:
    """Where the machine runs out of memory, the work takes longer, and nothing is missing."""
    work = Work(prepare=prepare, needs=os.getpid())
    assert list(do_all(work, TASKS, processes=2)) == list(TASKS)
    capfd.readouterr()


def test_no_process_at_all_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system starts no more, all is done here."""

    def popen(*_arguments: object, **_more: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", popen)
    work = Work(prepare=multiply, needs=2)
    assert list(do_all(work, TASKS, processes=2)) == [2 * task for task in TASKS]


def test_no_process_outlives_the_one_that_started_it(tmp_path: Path) -> None:
    """However it ends: nothing is left at work."""
    program = (
        "import os, sys; from lowdown.workers import Work, do_all; from test_workers import"
        " name_process; pids = do_all(Work(prepare=name_process, needs=None), range(10**6),"
        " processes=2); print(*{next(pids) for _ in range(50)}, flush=True);"
        " os.kill(os.getpid(), 9)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    pids = [int(word) for word in ended.stdout.split()]
    assert len(pids) == 2
    for _ in range(200):
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            break
        time.sleep(0.02)
    else:
        pytest.fail("a process is still at work")


def test_there_is_at_least_one_processor() -> None:
    """The number of those that this process may use."""
    assert 1 <= processors() <= (os.cpu_count() or 1)
