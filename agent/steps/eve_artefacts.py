"""The artefacts of the day before, from the user's facts alone: page, notebook, slides, mail.

No figure is computed here: what stands in them is the user's own words, the words of the table, and
blanks that say what is missing. (The notebook computes, when the user runs it.)
"""

from collections.abc import Iterator

from agent.ports.slides import Bars, Slide
from agent.records.eve import EveTable, Facts, SlideForm
from agent.steps.eve_facts import filled_in, number_of, words_of
from agent.steps.eve_times import Day

_STEPS = "$next_steps"


def one_pager(facts: Facts, table: EveTable) -> str:
    """Returns the one-pager as Markdown."""
    words = words_of(facts, table)
    lines = [f"# {filled_in(table.page.title, words)}"]
    for part in table.page.parts:
        lines += ["", f"## {part.title}", "", filled_in(part.text, words)]
    return "\n".join(lines) + "\n"


def mail(facts: Facts, table: EveTable) -> str:
    """Returns the mail of the evening before."""
    return filled_in(table.mail, words_of(facts, table))


def notebook_cells(facts: Facts, table: EveTable) -> tuple[tuple[str, str], ...]:
    """Returns the notebook's cells: `code` or `markdown`, and the source.

    In code, facts stand as Python literals, so that nothing in them can run.
    """
    literals = {
        f"{name}_literal": ascii(getattr(facts, name)) for name in Facts.model_fields if name
    }
    words = words_of(facts, table)
    return tuple(
        (cell.kind, filled_in(cell.source, literals if cell.kind == "code" else words))
        for cell in table.notebook
    )


def slides(facts: Facts, table: EveTable) -> tuple[Slide, ...]:
    """Returns the three slides; the chart is there where both figures are plain numbers."""
    total = sum(form.seconds for form in table.slides)
    return tuple(_slide(facts, table, form, total) for form in table.slides)


def number_notes(facts: Facts) -> Iterator[str]:
    """Yields which figures are given but are no plain numbers."""
    for name, text in (("before", facts.before), ("after", facts.after)):
        if text and number_of(text) is None:
            yield f"{name}: {text!r} is no plain number, so there is no chart; unit takes its unit"


def checklist_lines(day: Day) -> Iterator[str]:
    """Yields the checklist, line by line, as Markdown."""
    yield f"# The day before: interview {day.interview:%a %Y-%m-%d %H:%M}"
    for title, spans in day.phases:
        when = ", ".join(f"{begin:%a %H:%M}–{end:%a %H:%M}" for begin, end in spans)
        yield f"- {title}: {when}"
    yield ""
    for entry in day.entries:
        until = "" if entry.begin == entry.end else f"–{entry.end:%H:%M}"
        phase = f" {entry.phase}:" if entry.phase else ""
        passed = " (its time has passed: do it first)" if entry.passed else ""
        yield f"- [ ] {entry.begin:%a %H:%M}{until}{phase} {entry.text}{passed}"


def _slide(facts: Facts, table: EveTable, form: SlideForm, total: int) -> Slide:
    words = words_of(facts, table)
    lines: list[str] = []
    for line in form.lines:
        if line == _STEPS and facts.next_steps:
            lines += facts.next_steps
        else:
            lines.append(filled_in(line, words))
    timing = {**words, "seconds": str(form.seconds), "total": str(total)}
    return Slide(
        title=filled_in(form.title, words),
        lines=lines,
        notes=filled_in(form.notes, timing),
        bars=_bars(facts) if form.chart else None,
    )


def _bars(facts: Facts) -> Bars | None:
    before, after = number_of(facts.before), number_of(facts.after)
    if before is None or after is None:
        return None
    unit = f" ({facts.unit})" if facts.unit else ""
    return Bars(f"{facts.metric}{unit}", (("before", before), ("after", after)))
