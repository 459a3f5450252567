"""Team matches, kept under MOCKLOOP_HOME/matches, one file each."""

from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from agent.errors import SessionError, SettingError
from agent.ports.files import file_name, read_file, write_whole
from agent.records.matching import Exchange, Match, MatchResult
from agent.steps.matching import fits, outcome
from agent.wiring.debrief import gather
from agent.wiring.debrief_data import teams

_LARGEST = 5 << 20
LONGEST_ANSWER = 20_000
"""Characters of an answer that are kept."""


def match_file(home: Path, match_id: str) -> Path:
    """Returns where a match is kept."""
    return home / "matches" / f"{file_name(match_id)}.json"


def new_match(match_id: str, chosen: Sequence[str]) -> Match:
    """Returns a match with some teams, the first three where none is named.

    Raises:
        SettingError: a team is not known, or there are not three to five.
    """
    known = [lead.id for lead in teams().leads]
    wanted = tuple(dict.fromkeys(chosen)) or tuple(known[:3])
    if strange := [each for each in wanted if each not in known]:
        raise SettingError(f"there is no team {strange[0]!r}", f"choose of {', '.join(known)}")
    if not 3 <= len(wanted) <= 5:
        raise SettingError("a team match has three to five teams", "name --team three times")
    return Match(id=match_id, teams=wanted)


def load_match(home: Path, match_id: str) -> Match:
    """Reads a match.

    Raises:
        SessionError: there is none of that id, or it is damaged.
    """
    path = match_file(home, match_id)
    if not path.is_file():
        raise SessionError(f"there is no team match {match_id!r}", "begin one: mockloop match")
    try:
        return Match.model_validate_json(read_file(path, _LARGEST, SessionError))
    except ValidationError as error:
        raise SessionError(f"{path} is damaged", "begin a new one: mockloop match") from error


def keep_match(home: Path, match: Match) -> None:
    """Writes a match, whole.

    Raises:
        StorageError: it cannot be written.
    """
    write_whole(match_file(home, match.id), match.model_dump_json(indent=1) + "\n")


def answered(match: Match, question: Exchange, answer: str) -> Match:
    """Returns the match with one more exchange."""
    done = question.model_copy(update={"answer": answer[:LONGEST_ANSWER]})
    return match.model_copy(update={"exchanges": (*match.exchanges, done)})


def result_of(match: Match, rounds: Sequence[Path]) -> MatchResult:
    """Returns what a match comes to, with the sealed rounds as further evidence.

    Raises:
        MockloopError: the rounds cannot be read.
    """
    sealed = {
        each.place: tuple(t.text for t in each.transcript.turns if t.speaker == "candidate")
        for each in (gather(rounds).sealed if rounds else ())
    }
    found = fits(match, teams(), sealed)
    return MatchResult(match=match, fits=found, outcome=outcome(found))
