"""Does one kind of work on many tasks, in several processes where there is enough of it.

Each process gets what the work needs once, and then one task after the other by its standard input.
It ends when that is closed, so that none outlives the process that started it, however that ends.
Signals of the terminal do not reach it. Tasks of a process that dies are done in this one: that
costs time, and changes no result.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import cached_property
from queue import SimpleQueue
from typing import Any, Final, Generic, TypeVar

from lowdown.values import dataclass

Task = TypeVar("Task")
Result = TypeVar("Result")

_PROGRAM: Final = "import sys; sys.path[:] = {path!r}; from lowdown.workers import serve; serve()"


def processors() -> int:
    """Returns the number of processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Generic[Task, Result]):
    """A kind of work; its function is that of a module, and its values can be pickled."""

    prepare: Callable[[Any], Callable[[Task], Result]]
    """Makes, of `needs`, the function that does one task; called once in each process."""
    needs: Any
    """What every task needs."""


def do_all(work: Work[Task, Result], tasks: Iterable[Task], *, processes: int) -> Iterator[Result]:
    """Yields the result of each task, in the order of the tasks; raises what a task raises.

    With fewer than two processes, all is done in this one.
    """
    if processes < 2:
        do = work.prepare(work.needs)
        yield from (do(task) for task in tasks)
        return
    with _started(processes) as helpers:
        yield from _Distribution(work, tasks, helpers).results()


@contextmanager
def processes_kept() -> Iterator[None]:
    """Lets the processes that one kind of work has started do the next as well, until the end."""
    idle: list[_Helper] = []
    token = _idle.set(idle)
    try:
        yield
    finally:
        _idle.reset(token)
        for helper in idle:
            helper.end()


class _Helper:
    """A process that waits for work."""

    def __init__(self) -> None:
        """Starts it. Raises OSError where the system starts no more."""
        own_group: dict[str, Any] = {"process_group": 0} if os.name == "posix" else {}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM.format(path=sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **own_group,
        )
        self.is_idle = True
        """Whether it has answered all that it was asked."""

    def send(self, message: bytes) -> None:
        """Sends it work, or a task with its number, pickled."""
        assert self._process.stdin is not None
        self._process.stdin.write(message)
        self._process.stdin.flush()

    def answer(self) -> _Answer:
        """Waits for its answer to a task."""
        assert self._process.stdout is not None
        answer: _Answer = pickle.load(self._process.stdout)
        return answer

    def end(self) -> None:
        """Ends it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it was sent last has nobody to go to
                assert pipe is not None
                pipe.close()


_idle: ContextVar[list[_Helper] | None] = ContextVar("idle", default=None)


@contextmanager
def _started(processes: int) -> Iterator[list[_Helper]]:
    """Processes that wait for work; fewer where the system starts no more."""
    idle = _idle.get()
    helpers: list[_Helper] = []
    try:
        with suppress(OSError):
            for _ in range(processes):
                helpers.append(idle.pop() if idle else _Helper())
        yield helpers
    finally:
        for helper in helpers:
            if helper.is_idle and idle is not None:
                idle.append(helper)
            else:
                helper.end()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What became of a task."""

    number: int
    """Its number, from 0."""
    result: Any = None
    """Its result."""
    error: BaseException | None = None
    """What it raised."""


class _Distribution(Generic[Task, Result]):
    """Hands tasks to processes, one at a time to each."""

    def __init__(
        self,
        work: Work[Task, Result],
        tasks: Iterable[Task],
        helpers: list[_Helper],
    ) -> None:
        self._work = work
        self._tasks = enumerate(tasks)
        self._lost: list[tuple[int, Task]] = []
        """Tasks of processes that died."""
        self._taking = threading.Lock()
        self._helpers = helpers
        self._answers: SimpleQueue[_Answer | None] = SimpleQueue()
        """What the processes answered; None where one has nothing to do any more, or died."""
        self._do_here: Callable[[Task], Result] | None = None

    @cached_property
    def _pickled_work(self) -> bytes:
        """The work, which may have much to read, as each process gets it."""
        return pickle.dumps(self._work, protocol=pickle.HIGHEST_PROTOCOL)

    def results(self) -> Iterator[Result]:
        """Yields the results in the order of the tasks."""
        alive = len(self._helpers)
        for helper in self._helpers:
            threading.Thread(target=self._talk, args=(helper,), daemon=True).start()
        ready: dict[int, _Answer] = {}
        number = 0
        while True:
            if number in ready:
                yield _result_of(ready.pop(number))
                number += 1
                continue
            answer = self._answers.get() if alive else self._answer_here()
            if answer is not None:
                ready[answer.number] = answer
            elif alive:
                alive -= 1
            else:
                return

    def _take(self) -> tuple[int, Task] | None:
        """The next task and its number; None where there is none left."""
        with self._taking:
            return self._lost.pop() if self._lost else next(self._tasks, None)

    def _talk(self, helper: _Helper) -> None:
        """Has one process do tasks as long as there are any and it lives."""
        task = None
        helper.is_idle = False
        try:
            helper.send(self._pickled_work)
            while (task := self._take()) is not None:
                helper.send(pickle.dumps(task))
                self._answers.put(helper.answer())
            helper.is_idle = True
        except Exception:  # it died, or its answer cannot be read: the task is done elsewhere
            if task is not None:
                self._lost.append(task)
        finally:
            self._answers.put(None)

    def _answer_here(self) -> _Answer | None:
        task = self._take()
        if task is None:
            return None
        if self._do_here is None:
            self._do_here = self._work.prepare(self._work.needs)
        return _Answer(number=task[0], result=self._do_here(task[1]))


def _result_of(answer: _Answer) -> Any:
    if answer.error is not None:
        raise answer.error
    return answer.result


def serve() -> None:
    """Does tasks from standard input as the whole work of this process, and ends the process.

    Whatever the work prints goes to standard error.
    """
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    tasks = sys.stdin.buffer
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            message = pickle.load(tasks)
            if isinstance(message, Work):
                do = message.prepare(message.needs)
                continue
            number, task = message
            try:
                answer = _Answer(number=number, result=do(task))
            except Exception as error:
                answer = _Answer(number=number, error=error)
            pickle.dump(answer, results, protocol=pickle.HIGHEST_PROTOCOL)
            results.flush()
    os._exit(0)
