"""Measuring graders against the labels: everything that the table of agreement shows."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from agent import assets
from agent.errors import EvalError
from agent.records import Given, Transcript
from agent.steps.agreeing import Judged, agreed, status_of
from agent.steps.agreement_gaps import Gap, gap
from agent.steps.agreement_table import ALL, RATERS, ROUNDS, AgreementTable, Row, bars_seen
from agent.steps.coverage import cues_in
from agent.steps.exchanges import exchanges
from agent.steps.folds import folds
from agent.steps.hire_sides import given_side, label_side, sides
from agent.steps.quote_precision import quote_precision
from agent.steps.simple_baselines import GUESSES, Known, guessed
from agent.wiring.given import given, graders
from agent.wiring.labelled import MEASURED, Labelled, labelled, labels_stamp, mean_label

OURS = "probe"
"""The grader that is held against the bars; what begins with it is no baseline."""

GivenBy = Callable[[], Sequence[Given]]


@dataclass(frozen=True, slots=True)
class _Case:
    """A labelled transcript beside what a grader gave it."""

    item: Labelled
    given: Sequence[Given]


_Place = tuple[str, str, str]
"""Grader, round and kind."""


def agreement_table(ours: GivenBy | None = None) -> AgreementTable:
    """Measures every grader that has given scores, and the baselines that need no model.

    Args:
        ours: what our own grader gave, in place of what is kept of it.

    Raises:
        EvalError: the labels are not there, or scores are of something that is not labelled.
    """
    items = list(labelled())
    lines = [*(ours() if ours else ()), *_kept(without_ours=ours is not None)]
    lines += _guessed(items)
    cases = _cases(items, lines)
    for (round_id, kind), some in _left_out_raters(items).items():
        cases[RATERS, round_id, kind] = some
    places = sorted(cases, key=_in_order)
    gaps = tuple(_gaps(cases, places))
    rows = tuple(row for place in places for row in _rows(place, cases[place]))
    graded = any(grader == OURS for grader, _, _ in places)
    return AgreementTable(
        rows=rows,
        gaps=gaps,
        bars=tuple(bars_seen(rows, gaps, OURS)) if graded else (),
        asked=_asked(lines),
        labels=labels_stamp().sha256,
    )


def _kept(*, without_ours: bool) -> Iterator[Given]:
    for grader in graders():
        if not (without_ours and grader.startswith(OURS)):
            yield from given(grader)


def _guessed(items: Sequence[Labelled]) -> list[Given]:
    """What the baselines give that need no model, round by round."""
    by_round: dict[str, list[Labelled]] = defaultdict(list)
    for item in items:
        by_round[item.transcript.round].append(item)
    found = []
    for some in by_round.values():
        names = [(item.transcript.id, item.kind) for item in some]
        dealt = {name: fold for (name, _), fold in zip(names, folds(names), strict=True)}
        areas = [known for item in some for known in _known(item)]
        for grader in GUESSES:
            found += guessed(areas, dealt, grader, MEASURED)
    return found


def _known(item: Labelled) -> Iterator[Known]:
    words = _cued_words(item)
    for area, label in item.scores.items():
        name, round_id = item.transcript.id, item.transcript.round
        yield Known(name, round_id, item.kind, area, label, words[area])


def _cases(items: Iterable[Labelled], lines: Iterable[Given]) -> dict[_Place, list[_Case]]:
    """Puts what was given beside its labels.

    Raises:
        EvalError: something was given to what is not labelled, or twice to the same.
    """
    known = {item.transcript.id: item for item in items}
    by_transcript: dict[tuple[str, str], list[Given]] = defaultdict(list)
    for line in lines:
        if line.kind in MEASURED:
            _check(line, known)
            by_transcript[line.grader, line.transcript].append(line)
    found: dict[_Place, list[_Case]] = defaultdict(list)
    for (grader, name), some in sorted(by_transcript.items()):
        twice = [area for area, n in Counter(line.area for line in some).items() if n > 1]
        if twice:
            raise EvalError(f"{grader} gave {twice[0]} of {name} twice", "keep one of the lines")
        item = known[name]
        found[grader, item.transcript.round, item.kind].append(_Case(item, some))
    return found


def _check(line: Given, known: Mapping[str, Labelled]) -> None:
    item = known.get(line.transcript)
    fits = item is not None and (item.transcript.round, item.kind) == (line.round, line.kind)
    if item is None or not fits or line.area not in item.scores:
        raise EvalError(
            f"{line.grader} gave {line.area} of {line.transcript} ({line.round}, {line.kind}), "
            "which is not labelled so",
            "let the grader run again over evals/labelled",
        )


def _left_out_raters(items: Iterable[Labelled]) -> dict[tuple[str, str], list[_Case]]:
    """Each rater of a measured transcript as a grader, beside the mean of the others."""
    found: dict[tuple[str, str], list[_Case]] = defaultdict(list)
    for item in items:
        place = (item.transcript.round, item.kind)
        for rater, scores in item.raters.items() if item.kind in MEASURED else ():
            others = [each for name, each in item.raters.items() if name != rater]
            if others:
                rest = {a: mean_label([each.get(a) for each in others]) for a in item.scores}
                mine = [_rated(item, area, scores.get(area)) for area in item.scores]
                found[place].append(_Case(replace(item, scores=rest), mine))
    return found


def _rated(item: Labelled, area: str, score: int | None) -> Given:
    return Given(
        transcript=item.transcript.id,
        round=item.transcript.round,
        kind=item.kind,
        area=area,
        grader=RATERS,
        score=score,
        reason="not assessed" if score is None else None,
    )


def _in_order(place: _Place) -> tuple[int, str, int, int, str]:
    """Rounds with bars first, kind by kind; ours first, the raters last."""
    grader, round_id, kind = place
    rank = 0 if grader.startswith(OURS) else 2 if grader == RATERS else 1
    barred = ROUNDS.index(round_id) if round_id in ROUNDS else len(ROUNDS)
    return barred, round_id, MEASURED.index(kind), rank, grader


def _rows(place: _Place, cases: Sequence[_Case]) -> Iterator[Row]:
    """The row over all areas, then one an area in the rubric's order."""
    grader, round_id, kind = place
    rubric = assets.rubric(round_id)
    own = any(line.verdict for case in cases for line in case.given)
    quoted = {
        (case.item.transcript.id, area): quotes
        for case in cases
        for area, quotes in case.item.quoted.items()
    }
    decided = [
        (
            case.item.transcript.id,
            label_side(case.item.scores, rubric, case.item.transcript.target_level),
            given_side(case.given, rubric, case.item.transcript.target_level, own=own),
        )
        for case in cases
    ]
    judged = list(_judged(cases))
    for area in (ALL, *(each.id for each in rubric.areas)):
        lines = [line for case in cases for line in case.given if area in (ALL, line.area)]
        yield Row(
            *(grader, round_id, kind, area),
            agreed=agreed([row for row in judged if area in (ALL, row.area)]),
            sides=sides(decided) if area == ALL else None,
            quotes=quote_precision(lines, quoted),
        )


def _judged(cases: Iterable[_Case]) -> Iterator[Judged]:
    for case in cases:
        words = _words(case.item.transcript, range(len(case.item.transcript.turns)))
        for line in case.given:
            yield Judged(
                transcript=line.transcript,
                area=line.area,
                score=line.score,
                status=status_of(line),
                label=case.item.scores[line.area],
                words=words,
                area_words=_area_words(case.item, line.area),
            )


def _gaps(cases: Mapping[_Place, Sequence[_Case]], places: Sequence[_Place]) -> Iterator[Gap]:
    for grader, round_id, kind in places:
        ours = cases.get((OURS, round_id, kind))
        if ours and grader != RATERS and not grader.startswith(OURS):
            theirs = cases[grader, round_id, kind]
            names = (round_id, kind, OURS, grader)
            yield gap(names, list(_judged(ours)), list(_judged(theirs)))


def _area_words(item: Labelled, area: str) -> int:
    return _words(item.transcript, {turn for turn, _ in item.quoted.get(area, ())})


def _cued_words(item: Labelled) -> Counter[str]:
    """How many words the candidate says on each area, as far as the rubric's cues tell.

    No label is looked at: an exchange is on the areas that most of its cues are of.
    """
    rubric = assets.rubric(item.transcript.round)
    found: Counter[str] = Counter()
    for part in exchanges(item.transcript):
        cues = {area.id: len(cues_in(part.text, area)) for area in rubric.areas}
        most = max(cues.values())
        words = sum(len(text.split()) for text in part.said)
        found.update({area: words for area, count in cues.items() if count == most > 0})
    return found


def _words(transcript: Transcript, turns: Iterable[int]) -> int:
    """How many words the candidate says in some turns."""
    found = (transcript.turns[turn] for turn in turns)
    return sum(len(turn.text.split()) for turn in found if turn.speaker == "candidate")


def _asked(lines: Iterable[Given]) -> dict[str, str]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for line in lines:
        version = f"version {line.version or 'unknown'}"
        found[line.grader][f"{line.model}, {version}" if line.model else version] = None
    return {grader: "; ".join(texts) for grader, texts in found.items()}
