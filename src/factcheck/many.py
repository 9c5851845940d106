"""Many stories, one after the other or in several processes: reports in order, and only a few stories held."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError, SettingsError
from factcheck.model import Article
from factcheck.report.report import Report

if TYPE_CHECKING:  # multiprocessing is slow to import
    from concurrent.futures import Future, ProcessPoolExecutor

Stories = Iterable[Iterable[Article]]
Story = tuple[Article, ...]
Check = Callable[[Story], Report]
Reports = Generator[Report, None, None]
_ENDED = (
    "a process of check_many ended before its story was checked: does the call stand below "
    "'if __name__ == \"__main__\":' in a file, and is there memory for so many processes?"
)
_AHEAD = 2  # stories per process that are taken before the first of them is done


def one_by_one(stories: Stories, check: Check) -> Reports:
    """Yield the report of each story, and take the next when it is asked for."""
    for number, story in enumerate(stories, 1):
        try:
            report = check(_taken(story))
        except Exception as error:
            raise _numbered(error, number)  # noqa: B904  # the same error, with a note
        yield report


def in_processes(stories: Stories, check: Check, processes: int) -> Reports:
    """Yield the same reports in the same order, checked in so many fresh processes; ``check`` is sent to them.

    At most _AHEAD stories per process are taken ahead. Whoever stops early waits for the stories in work, no more.
    Raises FactcheckError where a process ends by itself.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import get_context

    sent = _sent(check)
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        waiting: deque[Future[Report]] = deque()
        try:
            for future in _submitted(pool, sent, stories):
                waiting.append(future)
                if len(waiting) >= processes * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenExecutor as error:
            raise FactcheckError(_ENDED) from error
        finally:
            for future in waiting:
                future.cancel()


def _submitted(pool: ProcessPoolExecutor, sent: bytes, stories: Stories) -> Iterator[Future[Report]]:
    """Yield what each story will give; what goes wrong in taking one comes in its turn, after the stories before."""
    try:
        for number, story in enumerate(stories, 1):
            try:
                yield pool.submit(_checked, sent, _taken(story), number)
            except Exception as error:
                yield _failed(_numbered(error, number))
    except Exception as error:  # of the stream itself
        yield _failed(error)


def _failed(error: Exception) -> Future[Report]:
    from concurrent.futures import Future

    future: Future[Report] = Future()
    future.set_exception(error)
    return future


def _numbered(error: Exception, number: int) -> Exception:
    error.add_note(f"in story {number} of check_many (the first is 1)")
    return error


def _taken(story: Iterable[Article]) -> Story:
    """Return a story as a tuple; an article that stands for one is left to ``check``, which says what to do."""
    return story if isinstance(story, Article) else tuple(story)  # type: ignore[return-value]


def _sent(check: Check) -> bytes:
    try:
        return pickle.dumps(check)
    except Exception as error:  # pickle raises whatever the object does
        what = f"the checker's embedder cannot be sent to other processes ({error})"
        raise SettingsError(f"{what}; use processes=1, or an embedder that pickles") from error


@lru_cache(maxsize=1)  # a process checks for one checker, which loads its models at the first story
def _opened(sent: bytes) -> Check:
    check: Check = pickle.loads(sent)
    return check


def _checked(sent: bytes, story: Story, number: int) -> Report:
    """Check a story in a process of its own."""
    try:
        return _opened(sent)(story)
    except Exception as error:
        raise _numbered(error, number)  # noqa: B904  # the same error, with a note
