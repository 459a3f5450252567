"""The pages of a performance-review packet, from the user's own facts and nothing else."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import Environment, StrictUndefined

from agent.records import (
    Amount,
    PacketFacts,
    PacketProject,
    PlacedClaim,
    ReviewCycles,
    ReviewDates,
)
from agent.steps.fencing import clean

PAGES = ("one-pager", "script", "debrief", "roi", "forecast", "dates")


def pages(
    facts: PacketFacts,
    dates: ReviewDates,
    cycles: ReviewCycles,
    templates: Mapping[str, str],
    asks: Mapping[str, str],
) -> dict[str, str]:
    """Returns the pages as Markdown, by name.

    Args:
        facts: of the projects.
        dates: of the next review.
        cycles: what the dates were counted by.
        templates: Jinja texts, by the names of `PAGES`.
        asks: what is asked for where the facts have nothing.
    """
    given = {"projects": facts.projects, "dates": dates, "cycles": cycles, "asks": asks}
    return {
        name: _environment().from_string(templates[name]).render(given).strip() + "\n"
        for name in PAGES
    }


def facts_file(projects: Sequence[PacketProject], template: str) -> str:
    """Returns a file of facts to be filled in.

    Args:
        projects: what is known already; one without facts for an empty file.
        template: Jinja text.
    """
    return _environment().from_string(template).render(projects=projects)


def project_of(placed: PlacedClaim) -> PacketProject:
    """Returns a claim as the beginning of a project, its words sorted by what they say."""
    own = (placed.business,) if placed.business else ()
    money = placed.rung == "business"
    return PacketProject(
        name=" ".join(placed.claim.split()[:8])[:200],
        did=(placed.claim[:2_000],) if "owner" not in placed.missing else (),
        raw=(placed.claim[:2_000],) if placed.rung == "raw" else (),
        adoption=(placed.adoption[:2_000],) if placed.adoption else (),
        system=(placed.system[:2_000],) if placed.system else (),
        product=() if money else tuple(text[:2_000] for text in own),
        business=tuple(text[:2_000] for text in own) if money else (),
    )


def gaps(project: PacketProject) -> list[str]:
    """Returns the empty columns of a project's KPI matrix."""
    columns = {
        "adoption": project.adoption,
        "system": project.system,
        "business": project.product + project.business,
    }
    return [name for name, filled in columns.items() if not any(map(str.strip, filled))]


def return_on_investment(project: PacketProject) -> float | None:
    """Returns (gain - cost) / cost; None where either is missing or they cannot be compared."""
    gain, cost = project.gain, project.cost
    if gain is None or cost is None or cost.amount == 0 or _unlike(gain, cost):
        return None
    return (gain.amount - cost.amount) / cost.amount


def why_no_return(project: PacketProject) -> str:
    """Says why there is no return on investment."""
    if project.gain is None or project.cost is None:
        missing = [name for name in ("gain", "cost") if getattr(project, name) is None]
        return f"the facts have no {' and no '.join(missing)}"
    if _unlike(project.gain, project.cost):
        return "gain and cost are not in the same currency and for the same period"
    return "a cost of nothing has no return"


def _unlike(gain: Amount, cost: Amount) -> bool:
    return (gain.currency.strip().lower(), gain.period.strip().lower()) != (
        cost.currency.strip().lower(),
        cost.period.strip().lower(),
    )


def _environment() -> Environment:
    made = Environment(
        autoescape=False,  # noqa: S701  Markdown of the user's own words
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "line": _line,
        "cell": _cell,
        "said": _said,
        "gaps": gaps,
        "money": lambda amount: f"{_line(amount.currency)} {_number(amount.amount)}",
        "roi": _ratio,
        "no_roi": why_no_return,
        "quoted": _quoted,
    }
    return made


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts if (line := _line(text))]


def _cell(texts: Sequence[str], ask: str) -> str:
    return "<br>".join(line.replace("|", "\\|") for line in _lines(texts)) or ask


def _said(texts: Sequence[str], ask: str) -> str:
    return "; ".join(_lines(texts)) or ask


def _ratio(project: PacketProject) -> str:
    found = return_on_investment(project)
    return "" if found is None else f"{found:.0%}"


def _number(value: float) -> str:
    return f"{value:,.2f}".removesuffix(".00")


def _quoted(value: Any) -> str:
    """A value as YAML, which JSON is."""
    if isinstance(value, str):
        return json.dumps(_line(value), ensure_ascii=False)
    return json.dumps(_lines(value), ensure_ascii=False)
