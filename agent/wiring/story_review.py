"""The whole bank looked at: checks, the values stories can carry, and what is lacking."""

from collections import Counter
from dataclasses import dataclass

from pydantic import ValidationError

from agent import assets, preparation_assets
from agent.errors import DataError, SettingError
from agent.records import (
    BankStory,
    Gaps,
    Rubric,
    Session,
    StoryCheck,
    StorySigns,
    StoryTuning,
    ToldBefore,
    ValueBank,
)
from agent.settings import Settings
from agent.steps.story_check import check_story
from agent.steps.story_gaps import gaps
from agent.steps.story_likeness import Telling, alike_stories, told_in
from agent.steps.story_segments import segments
from agent.steps.story_values import Fits, value_fits

ROUND = "jedi"


def values() -> tuple[str, ...]:
    """Returns the ids of the six values."""
    return tuple(area.id for area in assets.rubric(ROUND).areas)


def checked(values_said: tuple[str, ...]) -> tuple[str, ...]:
    """Returns values as they are, each once.

    Raises:
        SettingError: one of them is none.
    """
    for value in values_said:
        if value not in values():
            raise SettingError(
                f"there is no value {value!r}", f"choose among {', '.join(values())}"
            )
    return tuple(dict.fromkeys(values_said))


@dataclass(frozen=True, slots=True)
class BankReview:
    """How the bank is looked at.

    Attributes:
        rubric: of the Jedi round.
        signs: by which words stories are found.
        tuning: the limits.
    """

    rubric: Rubric
    signs: StorySigns
    tuning: StoryTuning

    @classmethod
    def read(cls) -> "BankReview":
        """Reads the data.

        Raises:
            DataError: a file breaks its own rules.
        """
        rubric, tuning = assets.rubric(ROUND), preparation_assets.story_tuning()
        if missing := {area.id for area in rubric.areas} - tuning.usual.keys():
            raise DataError(f"data/story_bank.yaml has no `usual` of {min(missing)}", "measure it")
        return cls(rubric, assets.story_signs(), tuning)

    def check(self, story: BankStory) -> StoryCheck:
        """Returns what a story holds and what is wrong with it."""
        return check_story(story, self.signs, self.tuning)

    def fits(self, stories: tuple[BankStory, ...]) -> dict[str, Fits]:
        """Returns how well each story can carry each value, by story id."""
        return {story.id: value_fits(story, self.rubric, self.tuning) for story in stories}

    def gaps(self, stories: tuple[BankStory, ...], settings: Settings) -> Gaps:
        """Returns what the bank lacks, also beside what saved rounds have heard.

        Raises:
            StorageError: the store of rounds cannot be used.
        """
        telling = Telling(self.signs)
        saved = _saved(settings)
        told = tuple(each for session in saved for each in self._told(stories, session, telling))
        questions = assets.bank(ROUND)
        if not isinstance(questions, ValueBank):
            raise DataError("corpus/questions/jedi.yaml is no bank of value questions")
        return gaps(
            stories,
            self.fits(stories),
            alike_stories(stories, telling, self.tuning.alike),
            told,
            self.rubric,
            self.tuning,
            questions,
            {asked for session in saved for asked in _asked(session)},
        )

    def _told(
        self, stories: tuple[BankStory, ...], session: Session, telling: Telling
    ) -> tuple[ToldBefore, ...]:
        try:
            transcript = session.transcript("")
        except ValidationError:  # nothing has been said yet
            return ()
        found = segments(transcript, self.rubric, self.signs)
        words: list[Counter[str]] = telling.of_told(transcript, found)
        told = [(each.areas[0], said) for each, said in zip(found, words, strict=True)]
        return told_in(stories, session.id, told, telling, self.tuning.alike)


def _saved(settings: Settings) -> tuple[Session, ...]:
    """The saved Jedi rounds, the newest first; none where nothing was ever played."""
    if not (settings.home / "sessions.sqlite").exists():
        return ()
    from agent.ports.store import open_store

    with open_store(settings.home) as store:
        return tuple(session for session in store.list() if session.round == ROUND)


def _asked(session: Session) -> set[str]:
    moves = {move.question for move in session.moves if move.question is not None}
    return {session.question, *moves}
