"""What the tasks of a plan draw on: problems, designs, stories, in the order they are taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from agent.records import Problem, Question
from agent.records.plan_table import PlanTable

_PER_TOPIC_OWN = 20
"""Problems of the user's own for each topic; with the bank's that is more than any plan holds."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One thing of a pool.

    Attributes:
        id: names it there.
        title: for people.
        round: that it is practised in; empty for none.
    """

    id: str
    title: str
    round: str = ""


@dataclass(frozen=True, slots=True)
class Stock:
    """The pools by name, and titles by card.

    Attributes:
        pools: what each pool holds, in order.
        bank: how many coding problems there are.
    """

    pools: Mapping[str, tuple[Drawn, ...]]
    bank: int

    def named(self, item: str, areas: Mapping[str, str]) -> Drawn | None:
        """Returns what a card is of; None where the bank no longer has it.

        Args:
            item: `problem:ID`, `design:ID`, `story:VALUE` or `area:ROUND/AREA`.
            areas: titles by `ROUND/AREA`.
        """
        kind, _, name = item.partition(":")
        if kind == "area":
            title = areas.get(name)
            return Drawn(name, title, name.partition("/")[0]) if title else None
        pools = {"problem": ("problems",), "design": ("designs", "other-designs")}
        found = (
            each
            for pool in pools.get(kind, ("stories",))
            for each in self.pools[pool]
            if each.id == name
        )
        return next(found, None)


def stock_of(
    table: PlanTable,
    stories: int,
    problems: Sequence[Problem],
    designs: Sequence[Question],
    products: Sequence[Question],
    partners: Sequence[Question],
) -> Stock:
    """Lays the pools out.

    Args:
        table: of the plan.
        stories: how many are planned.
        problems: the bank's, any order; they are taken topic by topic in turn.
        designs: the questions of the ML design round.
        products: of the product-sense round.
        partners: of the partner round.

    Raises:
        KeyError: the table names a design that there is none of.
    """
    by_topic = {
        topic: [
            _problem(each) for each in sorted(problems, key=_easy_first) if each.family == topic
        ]
        for topic in table.topics
    }
    own = {
        topic: [Drawn(f"{topic}-{n}", f"a problem on {name}") for n in range(1, _PER_TOPIC_OWN + 1)]
        for topic, name in table.topics.items()
    }
    known = {each.id: Drawn(each.id, each.title, "ml-design") for each in designs}
    values = tuple(Drawn(key, name) for key, name in table.story_values.items())[:stories]
    return Stock(
        pools={
            "problems": _in_turn(by_topic),
            "graph-problems": tuple(by_topic["graphs"]),
            "own-problems": _in_turn(own),
            "designs": tuple(known[each] for each in table.designs),
            "other-designs": tuple(v for k, v in known.items() if k not in table.designs),
            "products": tuple(Drawn(each.id, each.title, "product-sense") for each in products),
            "partners": tuple(Drawn(each.id, each.title, "partner") for each in partners),
            "stories": values,
            "tellings": values,
            "once": (Drawn("once", "it"),),
        },
        bank=len(problems),
    )


def _problem(problem: Problem) -> Drawn:
    return Drawn(problem.id, problem.question.title, problem.rounds[0])


def _easy_first(problem: Problem) -> tuple[bool, str]:
    return "phone-screen" not in problem.rounds, problem.id


def _in_turn(by_topic: Mapping[str, Sequence[Drawn]]) -> tuple[Drawn, ...]:
    rows = zip_longest(*by_topic.values())
    return tuple(each for row in rows for each in row if each is not None)
