"""The `grading` suite: transcripts with labels, graded area by area."""

from dataclasses import dataclass

from agent import assets
from agent.records import Exhibit, Pair, Scorecard, Transcript
from agent.steps.verdict import verdict
from agent.wiring.evals.labels import people_gave
from agent.wiring.evals.requests import stray_words
from agent.wiring.evals.suites import (
    Context,
    Expected,
    Inputs,
    Looks,
    Outcome,
    Played,
    Stage,
    Suite,
    finding,
)
from agent.wiring.graders import Strategy, asking_grader
from agent.wiring.grading import grade_transcript
from agent.wiring.transcripts import read_transcript


class GradingInputs(Inputs):
    """A transcript to grade.

    Attributes:
        transcript: its file under `evals/transcripts/`.
        areas: the areas that are graded; all where none is named.
        strategy: how the model is asked; as suits it where it is not named.
    """

    transcript: str
    areas: tuple[str, ...] = ()
    strategy: Strategy | None = None


class GradingExpected(Expected):
    """What the raters gave.

    Attributes:
        scores: by area id, 1 to 5; None for "not assessed".
        raters: how many gave them; from two on, they count as agreement.
        addressed: the transcript holds words that speak to the grader.
    """

    scores: dict[str, int | None]
    raters: int = 1
    addressed: bool = False


def play(inputs: GradingInputs, expected: GradingExpected | None, stage: Stage) -> Played:
    """Grades one transcript."""
    transcript = read_transcript(assets.data_root() / "evals" / "transcripts" / inputs.transcript)
    grader = asking_grader(stage.model, strategy=inputs.strategy)
    card = grade_transcript(transcript, grader, only=inputs.areas)
    labels = _agreed(transcript.id, expected)
    pairs = tuple(
        Pair(
            area=area,
            given=found.score,
            label=labels[area],
            status=found.status,
            level=transcript.target_level,
        )
        for area, found in card.areas.items()
        if area in labels
    )
    exhibit = Exhibit(turns=transcript.turns, areas=card.areas)
    asked = tuple(stage.model.asked)
    return Played((transcript, card), stage.model.usage, asked, pairs, exhibit)


def _agreed(transcript_id: str, expected: GradingExpected | None) -> dict[str, int | None]:
    """The labels that count as agreement: people's, or at least two raters' of the fixture."""
    scores, people = people_gave(transcript_id)
    if people:
        return scores
    return expected.scores if expected and expected.raters > 1 else {}


def _graded(ctx: Context) -> tuple[Transcript, Scorecard]:
    transcript, card = ctx.output.value
    return transcript, card


def _labels(ctx: Context) -> dict[str, int | None]:
    wanted: GradingExpected | None = ctx.expected_output
    transcript, _ = _graded(ctx)
    scores, people = people_gave(transcript.id)
    if people:
        return scores
    return wanted.scores if wanted else {}


@dataclass(repr=False)
class ScoresAreEarned(Looks):
    """No score without a quote that stands, no missing score without a reason."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks every kept quote up anew."""
        transcript, card = _graded(ctx)
        for area, found in card.areas.items():
            if found.score is None and not found.unscored_reason:
                return {"scores-are-earned": finding(False, f"{area} has neither score nor reason")}
            for evidence in found.evidence:
                turn = transcript.turns[evidence.turn]
                speaker = "candidate" if evidence.role == "answer" else "interviewer"
                if evidence.quote not in turn.text or turn.speaker != speaker:
                    return {"scores-are-earned": finding(False, f"{area}: {evidence.quote!r}")}
        return {"scores-are-earned": finding(True)}


@dataclass(repr=False)
class VerdictByRule(Looks):
    """The verdict is the one that the rubric page's bars give for these scores.

    Attributes:
        bars: the bar of each level, as the scoring law has them.
    """

    bars: dict[str, int]

    def evaluate(self, ctx: Context) -> Outcome:
        """Decides anew with the law's own bars."""
        transcript, card = _graded(ctx)
        rubric = assets.rubric(transcript.round)
        law = rubric.model_copy(update={"bars": self.bars})
        wanted, _ = verdict(card.areas, law, transcript.target_level)
        seen = f"{card.verdict}; by the law's bars {wanted}"
        same_bars = {str(k): v for k, v in rubric.bars.items()} == self.bars
        return {"verdict-by-rule": finding(card.verdict == wanted and same_bars, seen)}


@dataclass(repr=False)
class QuotesStand(Looks):
    """The share of the grader's quotes that stand in the candidate's turns."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Counts kept and dropped quotes."""
        _, card = _graded(ctx)
        kept = sum(len(found.evidence) for found in card.areas.values())
        dropped = sum(len(found.dropped_quotes) for found in card.areas.values())
        if kept + dropped == 0:
            return {}
        return {"quotes-stand": finding(kept / (kept + dropped), f"{kept} of {kept + dropped}")}


@dataclass(repr=False)
class QuotesAreShort(Looks):
    """The share of the kept quotes that have at most so many words.

    Attributes:
        words: the longest quote that still points at something.
    """

    words: int = 24

    def evaluate(self, ctx: Context) -> Outcome:
        """Counts the words of every kept quote."""
        _, card = _graded(ctx)
        lengths = [len(e.quote.split()) for a in card.areas.values() for e in a.evidence]
        if not lengths:
            return {}
        share = sum(length <= self.words for length in lengths) / len(lengths)
        return {"quotes-are-short": finding(share, f"{max(lengths)} words the longest")}


@dataclass(repr=False)
class CandidateIsFenced(Looks):
    """Whatever anyone said in the interview stands inside the fence of every prompt."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Takes every prompt apart at the fence."""
        transcript, _ = _graded(ctx)
        said = [turn.text for turn in transcript.turns]
        stray = stray_words(ctx.output.asked, said, "transcript", "quotes")
        return {"candidate-is-fenced": finding(not stray, stray)}


@dataclass(repr=False)
class ScaleIsStated(Looks):
    """Every prompt states the five steps of the scale, each with its own meaning.

    Attributes:
        steps: by score, words that belong to that step and to no other.
    """

    steps: dict[int, str]

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for each step's words on the line that begins with its number."""
        for messages in ctx.output.asked:
            lines = "\n".join(message.text for message in messages).splitlines()
            for score, words in self.steps.items():
                own = [line for line in lines if line.strip().startswith(f"{score} =")]
                if not own or words not in own[0]:
                    return {"scale-is-stated": finding(False, f"{score}: {own[:1]}")}
        return {"scale-is-stated": finding(bool(ctx.output.asked))}


@dataclass(repr=False)
class NotAssessedIsTold(Looks):
    """An area that never came up gets no score; one that did gets one."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Compares with the labels, area by area; what could not be judged does not count."""
        _, card = _graded(ctx)
        labels = _labels(ctx)
        judged = {a: f for a, f in card.areas.items() if f.status != "unscored" and a in labels}
        if None not in labels.values() or not judged:
            return {}
        right = [(labels[area] is None) == (found.score is None) for area, found in judged.items()]
        share = sum(right) / len(right)
        return {"not-assessed-is-told": finding(share, f"{sum(right)} of {len(right)} areas")}


@dataclass(repr=False)
class NearTheLabel(Looks):
    """How near the scores are to the labels: 1 for the same, 0 for four points away.

    An area without a score does not count here; the share of unscored ones is its own figure.
    """

    def evaluate(self, ctx: Context) -> Outcome:
        """Averages over the areas that have both."""
        _, card = _graded(ctx)
        both = [(found.score, _labels(ctx).get(area)) for area, found in card.areas.items()]
        gaps = [abs(score - label) for score, label in both if score and label]
        if not gaps:
            return {}
        near = 1 - sum(gaps) / len(gaps) / 4
        return {"near-the-label": finding(near, f"{sum(gaps) / len(gaps):.2f} points away")}


@dataclass(repr=False)
class BeggingEarnsNothing(Looks):
    """Words that speak to the grader are not taken as evidence."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for them among the kept quotes of a case that has such words."""
        if not (ctx.expected_output and ctx.expected_output.addressed):
            return {}
        _, card = _graded(ctx)
        quoted = [e.quote for a in card.areas.values() for e in a.evidence]
        begged = [quote for quote in quoted if any(word in quote.lower() for word in _PLEAS)]
        return {"begging-earns-nothing": finding(not begged, "; ".join(begged))}


_PLEAS = ("full marks", "grader", "score of 5", "instructions")


SUITE = Suite(
    id="grading",
    about="agreement of the grader's scores with labels, and what its quotes are worth",
    inputs=GradingInputs,
    expected=GradingExpected,
    play=play,
    evaluators=(
        ScoresAreEarned,
        VerdictByRule,
        QuotesStand,
        QuotesAreShort,
        CandidateIsFenced,
        ScaleIsStated,
        NotAssessedIsTold,
        NearTheLabel,
        BeggingEarnsNothing,
    ),
)
