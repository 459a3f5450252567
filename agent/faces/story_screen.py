"""How stories are shown: lists, checks, the matrix of values, what is lacking, the runs."""

import textwrap
from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.errors import one_line
from agent.records import (
    PARTS,
    BankStory,
    Gaps,
    Rehearsal,
    Rubric,
    SpokenLength,
    StoryCheck,
    StoryTuning,
    ValueFit,
)
from agent.steps.agenda import clock_face
from agent.steps.speech import words_in

_LONGEST_QUOTE = 160
_CARRIES, _SAID = "●", "◆"


def show_list(out: Console, stories: tuple[BankStory, ...]) -> None:
    """Prints a line a story."""
    table = _table("id", "title", "words", "runs", "project")
    for story in stories:
        words, runs = str(words_in(story.text)), str(len(story.rehearsals))
        table.add_row(*_safe(story.id, story.title, words, runs, story.project))
    out.print(table)


def show_story(out: Console, story: BankStory) -> None:
    """Prints a story as it is kept."""
    out.print(one_line(story.title), style="bold", markup=False)
    about = [story.id, *story.values, *([story.project] if story.project else [])]
    out.print(one_line("  ".join(about)), style="dim", markup=False)
    out.print()
    for line in story.text.splitlines():
        out.print(one_line(line), markup=False)


def show_check(out: Console, story: BankStory, check: StoryCheck, tuning: StoryTuning) -> None:
    """Prints what a story holds, with the words that show it, and what is wrong with it."""
    out.print(one_line(f"{story.title} ({story.id})"), style="bold", markup=False)
    for part in PARTS:
        said = f"“{_short(check.heard[part])}”" if part in check.heard else "not heard"
        out.print(f"  {part:<10} {said}", markup=False)
    out.print(f"  {'number':<10} {_quoted(check.number)}", markup=False)
    out.print(f"  {'length':<10} {_length(check.length, tuning)}", markup=False)
    for fault in check.faults:
        out.print(f"  ! {one_line(fault)}", style="yellow", markup=False)
    if not check.faults:
        out.print("  nothing is missing", style="green")
    out.print()


def show_map(
    out: Console,
    fits: Mapping[str, tuple[ValueFit, ...]],
    assigned: Mapping[str, str],
    rubric: Rubric,
) -> None:
    """Prints stories against values, and which story to tell for which."""
    table = _table("story", *(area.id for area in rubric.areas))
    for story_id, row in fits.items():
        table.add_row(escape(story_id), *(_cell(fit) for fit in row))
    out.print(table)
    out.print(
        f"{_CARRIES} can carry the value, {_SAID} you say so; the figure is how many times"
        " what a story usually holds of its words.",
        style="dim",
    )
    out.print()
    for place, area in enumerate(rubric.areas):
        chosen = assigned.get(area.id)
        if chosen is None:
            out.print(f"{area.title}: no story left for it", style="yellow", markup=False)
            continue
        span = fits[chosen][place].span
        said = f": “{_short(span)}”" if span else ": by your word alone"
        out.print(f"{area.title}: tell {chosen}{said}", markup=False)


def show_gaps(out: Console, found: Gaps, rubric: Rubric) -> None:
    """Prints what the bank lacks, and what to prepare next."""
    wanted = f"{found.wanted.least} to {found.wanted.most}"
    out.print(
        f"{found.stories} stories, {found.distinct} of distinct projects;"
        f" {wanted} distinct are wanted ({found.wanted.source})",
        markup=False,
    )
    for pair in found.alike:
        words = one_line(", ".join(pair.words))
        if pair.sure:
            said = f"are of one project ({words}): tell one of them"
        else:
            said = f"may be of one project (both say {words}): give each its --project"
        out.print(f"! {pair.one} and {pair.other} {said}", style="yellow", markup=False)
    for told in found.told:
        title = rubric.area(told.value).title
        out.print(
            f"! {told.story} may have been told before, for {title} in {told.session}"
            f" ({one_line(', '.join(told.words))})",
            style="yellow",
            markup=False,
        )
    for each in found.prepare:
        out.print()
        out.print(f"No story for {each.title}. Prepare one for:", style="bold", markup=False)
        out.print(f"  {each.ask}", markup=False)
    lacking = found.wanted.least - found.distinct
    if not found.prepare and lacking <= 0:
        out.print("Every value has a story of its own.", style="green")
    elif not found.prepare:
        out.print(f"Every value has a story; {lacking} more would leave you a choice.")


def show_run(out: Console, story: BankStory, run: Rehearsal, ask: str) -> None:
    """Prints what came of one run.

    Args:
        out: where to.
        story: with the run as its last.
        run: the run.
        ask: the detail that was demanded.
    """
    pace = f", {run.words_a_minute:g} a minute" if run.aloud and run.words_a_minute else ""
    how = "spoken" if run.aloud else "typed, so no measure of speech"
    out.print()
    out.print(f"{run.words} words in {clock_face(run.seconds)}{pace} ({how})")
    out.print(f"fillers: {run.fillers}, {run.fillers_per_100:g} in a hundred words")
    if run.fresh:
        place = next((each.slot for each in run.said if run.fresh in each.text), run.demanded_in)
        moved = "" if place == run.demanded_in else f", demanded in the {run.demanded_in}"
        out.print(f"new, in the {place}{moved}: “{_short(run.fresh)}”", markup=False)
        out.print(f"  whether that answers “{ask}” is for you to judge", style="dim", markup=False)
    else:
        out.print("nothing new: the story and earlier runs say all of it already", style="yellow")
    if any(each.slot == "result" for each in run.said):
        if run.number:
            out.print(f"the result came with its number: “{_short(run.number)}”", markup=False)
        else:
            out.print("the result came without a number", style="yellow")
    if run.new_numbers:
        figures = ", ".join(run.new_numbers)
        out.print(f"figures that your stored story does not have: {figures}", markup=False)
    show_runs(out, story)


def show_runs(out: Console, story: BankStory) -> None:
    """Prints the runs of a story, and how they went on."""
    runs = story.rehearsals
    if not runs:
        return
    out.print()
    table = _table("run", "order", "detail", "words", "time", "fillers/100", "number", "new")
    for place, run in enumerate(runs, 1):
        order = " ".join(run.order) if run.whole else f"{len(run.said)} of {len(run.order)} slots"
        shown = ("yes" if run.number else "no", "yes" if run.fresh else "no")
        figures = (str(run.words), clock_face(run.seconds), f"{run.fillers_per_100:g}")
        table.add_row(*_safe(f"{place}", order, run.demand, *figures, *shown))
    out.print(table)
    whole = [run for run in runs if run.whole]
    if len(whole) > 1:
        first, last = whole[0], whole[-1]
        out.print(
            f"from the first whole run to the last: fillers in a hundred words"
            f" {first.fillers_per_100:g} to {last.fillers_per_100:g},"
            f" words {first.words} to {last.words}"
        )


def _length(length: SpokenLength, tuning: StoryTuning) -> str:
    if length.measured:
        return f"{clock_face(length.seconds)} as rehearsed aloud ({length.words} words)"
    pace = tuning.pace
    return (
        f"about {clock_face(length.seconds)}, {clock_face(length.shortest_s)} to"
        f" {clock_face(length.longest_s)} ({length.words} words at {pace.usual:g},"
        f" {pace.quick:g} to {pace.slow:g} a minute: an estimate)"
    )


def _cell(fit: ValueFit) -> str:
    mark = _SAID if fit.said else _CARRIES if fit.carries else " "
    return f"{mark} {fit.strength:.1f}"


def _quoted(text: str | None) -> str:
    return f"“{_short(text)}”" if text else "none heard"


def _short(text: str) -> str:
    return textwrap.shorten(one_line(text), _LONGEST_QUOTE, placeholder=" …")


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in names:
        table.add_column(name, header_style="bold")
    return table


def _safe(*texts: str) -> tuple[str, ...]:
    return tuple(escape(one_line(text)) for text in texts)
