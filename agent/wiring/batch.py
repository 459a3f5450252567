"""Working on many things at once, in threads that nobody waits for in leaving."""

import contextvars
import queue
import threading
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def concurrently(
    work: Callable[[T], R], items: Sequence[T], jobs: int
) -> Generator[tuple[int, R], None, None]:
    """Yields what comes of each item, as soon as it is there.

    The threads are daemons, since a call to a model may take minutes: where the caller leaves, by
    Ctrl-C or an error, no item is begun any more and what is under way is dropped.

    Args:
        work: is given an item; an error that it raises is raised here and ends everything.
        items: in the order in which they are begun.
        jobs: how many are worked on at once; 1 or more.

    Yields:
        The item's 0-based place, and what came of it.
    """
    todo = iter(range(len(items)))
    done: queue.SimpleQueue[tuple[int, R | BaseException]] = queue.SimpleQueue()
    taking, left = threading.Lock(), threading.Event()

    def take() -> int | None:
        with taking:
            return None if left.is_set() else next(todo, None)

    def run() -> None:
        while (place := take()) is not None:
            try:
                done.put((place, work(items[place])))
            except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
                left.set()
                done.put((place, error))

    for _ in range(min(jobs, len(items))):
        threading.Thread(target=contextvars.copy_context().run, args=(run,), daemon=True).start()
    try:
        for _ in items:
            place, found = done.get()
            if isinstance(found, BaseException):
                raise found
            yield place, found
    finally:
        left.set()
