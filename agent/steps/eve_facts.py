"""The user's facts: read strictly, cleaned, and put into words with named blanks."""

import re
from collections.abc import Mapping
from string import Template
from typing import Any

from agent.errors import FactsError
from agent.records.eve import FACT_NAMES, EveTable, Facts
from agent.steps.fencing import clean

LONGEST_FACT = 1_500
MOST_STEPS = 12

_RESULT = ("metric", "before", "after", "unit")
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,9})?")


def facts_of(data: Any) -> Facts:
    """Returns the facts that a parsed file holds.

    Args:
        data: mappings, lists and strings, as a YAML parser gives them that guesses no types.

    Raises:
        FactsError: a key is unknown, or a value is of another kind or too long.
    """
    if data in (None, ""):
        return Facts()
    if not isinstance(data, dict):
        raise FactsError("the facts are no list of names with their values", _remedy())
    flat: dict[str, Any] = {key: value for key, value in data.items() if key != "result"}
    result = data.get("result") or {}
    if not isinstance(result, dict):
        raise FactsError("'result' has no metric, before, after and unit", _remedy())
    for names, found, where in ((_names(), flat, ""), (_RESULT, result, " of 'result'")):
        if strange := [str(key) for key in found if key not in names]:
            raise FactsError(f"there is no fact {strange[0]!r}{where}", _remedy())
    steps = flat.pop("next_steps", None) or []
    if isinstance(steps, str):
        steps = [steps]
    if not isinstance(steps, list) or len(steps) > MOST_STEPS:
        raise FactsError(f"'next_steps' is no list of up to {MOST_STEPS}", "write one a line")
    told = {name: _text(name, value) for name, value in (flat | result).items()}
    next_steps = tuple(filter(None, (_text("next_steps", each) for each in steps)))
    return Facts(**told, next_steps=next_steps)


def number_of(text: str) -> float | None:
    """Returns the number that a text is, with or without thousands commas; None if it is none."""
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text.strip()) else None


def words_of(facts: Facts, table: EveTable) -> dict[str, str]:
    """Returns each fact as it stands in a sentence: the user's words, or a named blank."""
    return {name: _said(facts, name) or _blank(table, name) for name in FACT_NAMES}


def filled_in(text: str, words: Mapping[str, str]) -> str:
    """Puts words into a text of the table; those that stand in the words themselves stay."""
    return Template(text).substitute(words)


def _said(facts: Facts, name: str) -> str:
    value = getattr(facts, name)
    return value if isinstance(value, str) else "; ".join(value)


def _blank(table: EveTable, name: str) -> str:
    asked = {str(fact): what for fact, what in table.asks.items()}
    return Template(table.blank).substitute(what=asked[name])


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise FactsError(f"{name!r} is no text", "write it on one line, in quotes")
    folded = " ".join(clean(value).split())
    text = "".join(char for char in folded if char.isprintable())
    if len(text) > LONGEST_FACT:
        raise FactsError(f"{name!r} is longer than {LONGEST_FACT:,} characters", "shorten it")
    return text


def _names() -> tuple[str, ...]:
    return tuple(name for name in FACT_NAMES if name not in _RESULT)


def _remedy() -> str:
    return "'mockloop eve --new FILE' writes a file that shows what there is"
