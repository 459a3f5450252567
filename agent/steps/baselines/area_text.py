"""What was said about one area, for judges that read no whole transcript.

The text is cut by the raters' own quotes and by the rubric's cues, so that these judges are told
where to look: more than they would know on a transcript that nobody has labelled.
"""

from collections.abc import Collection, Sequence

from agent.records import Area, Transcript, Turn
from agent.steps.coverage import cue_pattern
from agent.steps.fencing import fenced

LONGEST_WORDS = 300
_FEWEST_CUES = 2
"""Different cues that place a turn which no rater quoted: one may be chance."""
_CUT = "[…cut here]"


def area_text(transcript: Transcript, area: Area, quoted: Collection[int]) -> str:
    """Returns the exchanges on an area, in the order spoken, at most `LONGEST_WORDS` words.

    A turn that a rater quoted comes in before one that only cues place here, and one with more
    cues before one with fewer. A candidate's turn brings the interviewer's turn before it.

    Args:
        transcript: what was said; untrusted.
        area: of the round's rubric.
        quoted: 0-based indices of the turns that a rater quoted for the area.

    Returns:
        A line a turn, `INTERVIEWER: …` or `CANDIDATE: …`, fenced; empty where nothing was said.
    """
    words: dict[int, list[str]] = {}
    room = LONGEST_WORDS
    for place in _with_questions(_ranked(transcript.turns, area, quoted), transcript.turns):
        said = fenced(transcript.turns[place].text).split()
        if room <= 0 or place in words:
            continue
        words[place] = said if len(said) <= room else [*said[:room], _CUT]
        room -= min(len(said), room)
    return "\n".join(
        f"{transcript.turns[place].speaker.upper()}: {' '.join(words[place])}"
        for place in sorted(words)
    )


def _ranked(turns: Sequence[Turn], area: Area, quoted: Collection[int]) -> list[int]:
    by_cues = {
        place: _cues(turn.text, area)
        for place, turn in enumerate(turns)
        if turn.speaker == "candidate"
    }
    cued = [place for place, cues in by_cues.items() if cues >= _FEWEST_CUES]
    rest = sorted(set(cued) - set(quoted), key=lambda place: (-by_cues[place], place))
    return [*sorted(set(quoted)), *rest]


def _cues(text: str, area: Area) -> int:
    """How many different cues of the area stand in a text."""
    lowered = text.lower()
    return len(
        {
            found[0]
            for criterion in area.criteria
            for found in cue_pattern(criterion.cues).finditer(lowered)
        }
    )


def _with_questions(places: Sequence[int], turns: Sequence[Turn]) -> list[int]:
    """Puts before every candidate's turn the interviewer's, and after a question its answer."""
    found: list[int] = []
    for place in places:
        if turns[place].speaker == "candidate":
            asked = place > 0 and turns[place - 1].speaker == "interviewer"
            found += [place - 1, place] if asked else [place]
        else:
            answered = place + 1 < len(turns) and turns[place + 1].speaker == "candidate"
            found += [place, place + 1] if answered else [place]
    return found
