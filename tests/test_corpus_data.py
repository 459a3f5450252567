"""The corpus as data: banks of questions, and the map from the seeds' headings to the pages."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent import assets
from agent.records import (
    ImpactBank,
    ProductBank,
    Question,
    QuestionBank,
    ScreenBank,
    TheoryBank,
    ValueBank,
)

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
README = (assets.data_root() / "corpus" / "README.md").read_text(encoding="utf-8")
VALUES = (
    *("move_fast", "build_awesome_things", "be_direct"),
    *("long_term_impact", "live_in_the_future", "metamates"),
)
DIMENSIONS = ("role_fit", "level_clarity", "compensation", "logistics")
NUMBER = re.compile(r"\d|\b(?:half|third|quarter|fifth|tenth|percent|dozen|hundred|thousand)\b")


def _design() -> tuple[Question, ...]:
    return assets.questions("ml-design")


def _values() -> ValueBank:
    bank = assets.bank("jedi")
    assert isinstance(bank, ValueBank)
    return bank


def _theory() -> TheoryBank:
    bank = assets.bank("ml-theory")
    assert isinstance(bank, TheoryBank)
    return bank


def _asks() -> Iterator[tuple[str, str]]:
    """Every question of every bank but the design problems, with where it stands."""
    for path in sorted((assets.data_root() / "corpus" / "questions").glob("*.yaml")):
        bank = assets.bank(path.stem)
        if isinstance(bank, QuestionBank):
            continue
        questions = getattr(bank, "questions", ())
        for question in questions:
            yield f"{path.stem}/{question.id}", question.ask
            ups = getattr(question, "follow_ups", ())
            lines = ups if isinstance(ups, tuple) else ups.model_dump().values()
            for place, line in enumerate(lines):
                yield f"{path.stem}/{question.id}/{place}", line


ASKS = list(_asks())


def test_there_are_twenty_design_problems_and_more() -> None:
    assert len(_design()) >= 20


@pytest.mark.parametrize("question", _design(), ids=lambda q: q.id)
def test_a_design_problem_has_all_that_a_round_draws_on(question: Question) -> None:
    assert len(question.facts) == 3
    assert question.change.endswith("?")
    assert set(question.levels) == {"E4", "E5", "E6"}
    assert NUMBER.search(question.scale)
    assert all(
        NUMBER.search(fact.answer) or len(fact.answer.split()) > 12 for fact in question.facts
    )


@pytest.mark.parametrize("question", _design(), ids=lambda q: q.id)
def test_a_statement_gives_no_number_away(question: Question) -> None:
    assert not re.search(r"\d{2,}|million|billion", question.statement)


@pytest.mark.parametrize("value", VALUES)
def test_there_are_eight_questions_a_value(value: str) -> None:
    assert [q.value for q in _values().questions].count(value) == 8


def test_no_value_is_asked_for_by_its_name() -> None:
    names = [value.replace("_", " ") for value in VALUES]
    said = [q.ask.lower() for q in _values().questions]
    assert not [ask for ask in said if any(name in ask for name in names)]


def test_there_are_twenty_questions_for_the_recruiter_over_all_dimensions() -> None:
    bank = assets.bank("recruiter")
    assert isinstance(bank, ScreenBank)
    assert len(bank.questions) >= 20
    assert {q.dimension for q in bank.questions} == set(DIMENSIONS)


def test_there_are_forty_follow_ups_of_theory_tied_to_criteria() -> None:
    rubric = assets.rubric("ml-design")
    criteria = {(area.id, c.id) for area in rubric.areas for c in area.criteria}
    assert len(_theory().questions) >= 40
    assert {(q.area, q.criterion) for q in _theory().questions} <= criteria
    assert {q.area for q in _theory().questions} == {area.id for area in rubric.areas}


def test_words_that_call_for_theory_are_lower_case() -> None:
    cues = [cue for q in _theory().questions for cue in q.when]
    assert [cue for cue in cues if cue != cue.lower().strip()] == []


@pytest.mark.parametrize(
    ("name", "kind"), [("product-sense", ProductBank), ("performance-review", ImpactBank)]
)
def test_there_are_ten_prompts_each(name: str, kind: type) -> None:
    bank = assets.bank(name)
    assert isinstance(bank, kind)
    assert len(bank.questions) >= 10  # type: ignore[attr-defined]


@pytest.mark.parametrize(("place", "text"), ASKS, ids=[place for place, _ in ASKS])
def test_a_question_asks_one_thing(place: str, text: str) -> None:
    assert text.count("?") == 1


def test_no_question_stands_twice() -> None:
    assert [text for text, count in Counter(text for _, text in ASKS).items() if count > 1] == []


def _mapped() -> list[tuple[str, str, list[str]]]:
    """The rows of the map: seed, heading as it is cut, pages."""
    rows = re.findall(r"^\| (\d{3}) \| (.*?) \| (.*?) \|$", README, re.MULTILINE)
    return [
        (seed, heading, re.findall(r"\(guides/([^)]+)\)", pages)) for seed, heading, pages in rows
    ]


@pytest.mark.parametrize("row", _mapped(), ids=lambda row: f"{row[0]}-{row[1][:30]}")
def test_a_mapped_heading_leads_to_pages_that_are_there(row: tuple[str, str, list[str]]) -> None:
    seed, _, pages = row
    assert pages
    for page in pages:
        text = (assets.guides() / page).read_text(encoding="utf-8")
        assert re.search(rf"^sources: .*{seed}_", text, re.MULTILINE), (page, seed)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9$%]+", text.lower()))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_every_mapped_heading_stands_in_its_seed(seed: Path) -> None:
    text = _folded(seed.read_text(encoding="utf-8", errors="replace"))
    mine = [heading for number, heading, _ in _mapped() if seed.name.startswith(number)]
    assert mine
    named = [heading for heading in mine if not heading.startswith("(")]
    assert [h for h in named if _folded(h.removesuffix(" …")) not in text] == []


def _headings(text: str) -> list[str]:
    """The short lines that are no sentence; bylines, links and list items are no headings.

    Where paragraphs are set apart by empty lines, a heading is too.
    """
    lines = ["", *(line.strip() for line in text.split("\n")), ""]
    spaced = lines.count("") > len(lines) / 4
    alone = [
        lines[n]
        for n in range(1, len(lines) - 1)
        if lines[n] and not (spaced and (lines[n - 1] or lines[n + 1]))
    ]
    short = [line for line in alone if len(line.split()) <= 16 and line[-1] not in '.:;,"”']
    named = [h for h in short if re.search(r"[^\W\d_]", h) and h[0] not in "·📖•"]
    return [h for h in named if h != "Back to Blog"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_no_heading_of_a_seed_is_unmapped(seed: Path) -> None:
    found = _headings(seed.read_text(encoding="utf-8", errors="replace"))
    assert len(found) >= 10
    mine = [_folded(h.removesuffix(" …")) for n, h, _ in _mapped() if seed.name.startswith(n)]
    left = [h for h in found if not any(_folded(h).startswith(each) for each in mine)]
    assert left == []
