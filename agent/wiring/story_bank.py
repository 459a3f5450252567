"""The story bank on disk: one versioned file, written whole, held while it is changed."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pydantic import ValidationError

from agent.errors import StoryError
from agent.ports.files import read_file, write_whole
from agent.ports.locks import locked
from agent.records import BankStory, Rehearsal, StoryBank
from agent.settings import Settings

LONGEST_STORY = 20_000
"""Characters of a story; three minutes of speech are some three thousand."""
LONGEST_TITLE = 200
_LARGEST_BYTES = 32 << 20
_LOCK_TIMEOUT_S = 20.0
_LONGEST_ID = 40
_ID_WORD = re.compile(r"[a-z0-9]+")


class Stories:
    """The stories that are kept.

    Args:
        settings: of the run.

    Attributes:
        path: of the file.
    """

    def __init__(self, settings: Settings) -> None:
        self.path = settings.home / "stories.json"

    def all(self) -> tuple[BankStory, ...]:
        """Returns every story, in the order added; none where there is no bank yet.

        Raises:
            StoryError: the file is damaged or of another version.
        """
        if not self.path.exists():
            return ()
        body = read_file(self.path, _LARGEST_BYTES, StoryError)
        try:
            return StoryBank.model_validate_json(body).stories
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the file itself"
            raise StoryError(
                f"{self.path} cannot be read as a story bank ({where}: {first['msg']})",
                "put that right in the file, or move it away and begin a new bank",
            ) from error

    def get(self, story_id: str) -> BankStory:
        """Returns one story.

        Raises:
            StoryError: there is none of that id, or the file is damaged.
        """
        for story in self.all():
            if story.id == story_id:
                return story
        raise _no_story(story_id)

    def add(
        self, title: str, text: str, values: tuple[str, ...] = (), project: str = ""
    ) -> BankStory:
        """Keeps a new story and returns it.

        Args:
            title: what it is called, clean and not empty.
            text: the story, clean and not empty.
            values: ids of the values that the user says it shows.
            project: what the user calls the piece of work; may be empty.

        Raises:
            StoryError: the file is damaged or held, or the same text is there already.
            StorageError: it cannot be written.
        """
        with self._changing() as stories:
            same = next((each for each in stories if each.text == text), None)
            if same is not None:
                raise StoryError(f"story {same.id} has the same text", "'show' prints it")
            story = BankStory(
                id=_free_id(title, {each.id for each in stories}),
                title=title,
                text=text,
                values=values,
                project=project,
                added=now(),
            )
            stories.append(story)
        return story

    def remove(self, story_id: str) -> BankStory:
        """Forgets a story with its rehearsals, and returns it.

        Raises:
            StoryError: there is none of that id, or the file is damaged or held.
            StorageError: the file cannot be written.
        """
        with self._changing() as stories:
            story = _one_of(stories, story_id)
            stories.remove(story)
        return story

    def keep_rehearsal(self, story_id: str, run: Rehearsal) -> BankStory:
        """Adds a run to a story, and returns the story with it.

        Raises:
            StoryError: there is none of that id, or the file is damaged or held.
            StorageError: the file cannot be written.
        """
        with self._changing() as stories:
            story = _one_of(stories, story_id)
            runs = (*story.rehearsals, run)
            changed = story.model_copy(update={"rehearsals": runs})
            stories[stories.index(story)] = changed
        return changed

    @contextmanager
    def _changing(self) -> Iterator[list[BankStory]]:
        """Holds the bank, yields its stories, and writes what they have become."""
        with self._held():
            stories = list(self.all())
            yield stories
            body = StoryBank(stories=tuple(stories)).model_dump_json(indent=1)
            write_whole(self.path, body + "\n")

    @contextmanager
    def _held(self) -> Iterator[None]:
        lock = self.path.parent / "locks" / "stories.lock"
        said = f"the story bank is held by another run ({self.path})"
        with locked(lock, self.path, _LOCK_TIMEOUT_S, StoryError(said, "try again")):
            yield


def now() -> str:
    """Returns date and time, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _one_of(stories: list[BankStory], story_id: str) -> BankStory:
    for story in stories:
        if story.id == story_id:
            return story
    raise _no_story(story_id)


def _no_story(story_id: str) -> StoryError:
    return StoryError(f"there is no story {story_id!r}", "see: mockloop stories list")


def _free_id(title: str, taken: set[str]) -> str:
    stem = "-".join(_ID_WORD.findall(title.lower()))[:_LONGEST_ID].strip("-") or "story"
    numbered = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
    return next(each for each in numbered if each not in taken)
