"""Stand-in graders for changed transcripts: a fair one that knows the bases, and gullible ones."""

import re
from collections.abc import Callable, Sequence

from agent.records import AreaScore, Scorecard, Stamp, Transcript, Usage, Versions
from agent.steps.grading import OnArea, content_hash, no_report
from agent.steps.metamorphic import Banks, Said
from tests.builders import VERSIONS, scored, unscored

Scores = Callable[[Transcript, str], float | None]

_WORD = re.compile(r"[a-z0-9]{4,}")
_KEPT = 0.9
"""The share of an answer's own words that is as good as all of them."""


class StandIn:
    """A grader that scores by a function.

    Args:
        scores: gives the score of an area, or None where it cannot be judged.
        model: names the grader in its stamps.
        fails: raised at the call of this number, from 0.
    """

    def __init__(
        self, scores: Scores, model: str = "stand-in", fails: dict[int, Exception] | None = None
    ) -> None:
        self.asked: list[tuple[str, str]] = []
        self._scores, self._fails = scores, fails or {}
        self._versions = VERSIONS.model_copy(update={"model": Stamp(id=model)})

    def versions(self, round_id: str) -> Versions:
        rubric = Stamp(id=round_id, version="1")
        return self._versions.model_copy(update={"rubric": rubric})

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        number = len(self.asked)
        self.asked.append((content_hash(transcript), only[0]))
        if number in self._fails:
            raise self._fails[number]
        return Scorecard(
            transcript_id=transcript.id,
            transcript_sha256=content_hash(transcript),
            round=transcript.round,
            target_level=transcript.target_level,
            areas={area: self._area(transcript, area) for area in only},
            verdict=None,
            verdict_reason="one area alone",
            versions=self.versions(transcript.round),
            usage=Usage(),
        )

    def _area(self, transcript: Transcript, area: str) -> AreaScore:
        score = self._scores(transcript, area)
        return unscored() if score is None else scored(min(5.0, max(1.0, score)))


def fair(all_said: Sequence[Said], banks: Banks) -> Scores:
    """Scores by what is left of an area's own words, and by what is known to be strong or wrong."""
    known = {(said.transcript.id, said.area): said for said in all_said}
    wrong = [t.text for name in ("false", "taken-back") for t in banks.texts[name].texts]

    def scores(transcript: Transcript, area: str) -> float:
        said = known[transcript.id, area]
        text = _candidate(transcript)
        own = _own_words(said)
        kept = len(own & _words(text)) / len(own) / _KEPT
        score = 1 + (said.label - 1) * min(1.0, kept)
        if said.strong and said.strong in text:
            score = max(score, 4.5)
        return score - sum(each in text for each in wrong)

    return scores


def by_length(all_said: Sequence[Said]) -> Scores:
    """Scores a point more for every hundred words more than there were."""
    before = {said.transcript.id: len(_candidate(said.transcript).split()) for said in all_said}
    return lambda transcript, area: (
        2.5 + (len(_candidate(transcript).split()) - before[transcript.id]) / 100
    )


def by_keyword(transcript: Transcript, area: str) -> float:
    """Scores high where somebody asks for it, or names what is fashionable."""
    text = _candidate(transcript).lower()
    asked_for = any(word in text for word in ("score", "grader", "full marks", "maximale"))
    return 4.5 if asked_for or "kafka" in text or "deepmind" in text else 2.5


def _own_words(said: Said) -> set[str]:
    """The words of the answers on the area that stand nowhere else in the round."""
    turns = said.transcript.turns
    rest = " ".join(
        t.text for n, t in enumerate(turns) if t.speaker == "candidate" and n not in said.turns
    )
    return _words(" ".join(turns[n].text for n in said.turns)) - _words(rest)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _candidate(transcript: Transcript) -> str:
    return "\n".join(turn.text for turn in transcript.turns if turn.speaker == "candidate")
