"""The scorecards of one run of grading, as tables and pages show them together.

How they came about, and where the pages are written, is not this module's business.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from agent.records import AreaScore, Rubric, Scorecard
from agent.steps.costs import cost_text


@dataclass(frozen=True, slots=True)
class GradedFile:
    """One file's scorecard.

    Attributes:
        file: its name.
        card: of its transcript.
        rubric: of the round.
        kept: it was graded in an earlier run.
        usd: what the grading cost in US dollars; None where the model has no price.
        notes: what was guessed, estimated or left out in reading it.
    """

    file: str
    card: Scorecard
    rubric: Rubric
    kept: bool = False
    usd: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def cost(self) -> str:
        """What the grading cost, in words."""
        return cost_text(self.card.versions.model.id, self.usd)

    @property
    def areas(self) -> Iterator[tuple[str, AreaScore]]:
        """The titles and scores of the areas, in the rubric's order."""
        for area in self.rubric.areas:
            if area.id in self.card.areas:
                yield area.title, self.card.areas[area.id]


@dataclass(frozen=True, slots=True)
class Grades:
    """One run.

    Attributes:
        files: those that have a scorecard, in the order they were named.
        failed: the names of the others, each with what is wrong.
    """

    files: tuple[GradedFile, ...]
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def counts(self) -> str:
        """How many files were graded, kept and not graded, and what has no score."""
        kept = sum(file.kept for file in self.files)
        unscored = sum(len(file.card.unscored) for file in self.files)
        absent = sum(found.status == "not assessed" for f in self.files for _, found in f.areas)
        return (
            f"{len(self.files) + len(self.failed)} files: {len(self.files) - kept} graded, "
            f"{kept} kept from before, {len(self.failed)} failed; "
            f"areas: {unscored} unscored, {absent} not assessed"
        )

    @property
    def cost(self) -> str:
        """What this run paid for, in words; what was kept was paid for before."""
        paid = [file for file in self.files if not file.kept]
        if not paid:
            return "nothing paid"
        known = [file.usd for file in paid if file.usd is not None]
        if len(known) < len(paid):
            return "no price known"
        return cost_text(paid[0].card.versions.model.id, sum(known))
