"""Working on many things at once, in threads that nobody waits for in leaving."""

import contextvars
import threading
from collections.abc import Callable, Generator, Sequence
from multiprocessing.pool import ThreadPool
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def concurrently(
    work: Callable[[T], R], items: Sequence[T], jobs: int
) -> Generator[tuple[int, R], None, None]:
    """Yields what comes of each item, as soon as it is there.

    A call to a model may take minutes: where the caller leaves, by Ctrl-C or an error, no item is
    begun any more and what is under way is dropped. (The threads of a `ThreadPool` are daemons;
    those of a `ThreadPoolExecutor` are waited for when the program ends.)

    Args:
        work: is given an item; an error that it raises is raised here and ends everything.
        items: in the order in which they are begun.
        jobs: how many are worked on at once; 1 or more.

    Yields:
        The item's 0-based place, and what came of it.
    """
    left, context = threading.Event(), contextvars.copy_context()

    def run(place: int) -> tuple[int, R] | None:
        if left.is_set():
            return None
        try:
            return place, context.copy().run(work, items[place])
        except BaseException:
            left.set()
            raise

    pool = ThreadPool(max(1, min(jobs, len(items))))
    try:
        for found in pool.imap_unordered(run, range(len(items))):
            if found is not None:
                yield found
    finally:
        left.set()
        pool.terminate()
