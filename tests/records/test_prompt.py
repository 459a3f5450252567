from typing import Any

import pytest
from pydantic import ValidationError

from agent.errors import DataError
from agent.records import Prompt

FILE: dict[str, Any] = {"id": "p", "version": 1, "parts": {"ask": " Ask $name.\n", "pay": "$$5"}}
PROMPT = Prompt.of(FILE)


def test_a_part_is_filled_in_and_trimmed() -> None:
    assert PROMPT.render("ask", name="Ann") == "Ask Ann."


def test_a_missing_variable_is_an_error() -> None:
    with pytest.raises(DataError, match="missing name"):
        PROMPT.render("ask")


def test_an_unused_variable_is_an_error() -> None:
    with pytest.raises(DataError, match="unused title"):
        PROMPT.render("ask", name="Ann", title="Dr")


def test_an_unknown_part_is_an_error() -> None:
    with pytest.raises(DataError, match="no part 'tell'"):
        PROMPT.render("tell")


def test_two_dollar_signs_stand_for_one() -> None:
    assert PROMPT.render("pay") == "$5"


def test_a_dollar_sign_in_a_value_is_no_variable() -> None:
    assert PROMPT.render("ask", name="$name $$ ${x}") == "Ask $name $$ ${x}."


def test_a_dollar_sign_that_names_nothing_is_an_error_of_the_file() -> None:
    broken = Prompt(id="p", version=1, parts={"pay": "Pay $5."})
    with pytest.raises(DataError):
        broken.render("pay")


@pytest.mark.parametrize("change", [{"temperature": 0}, {"parts": {}}, {"parts": {"ask": 1}}])
def test_a_file_that_holds_something_else_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Prompt.of(FILE | change)


@pytest.mark.parametrize("key", ["id", "version", "parts"])
def test_a_file_without_one_of_its_keys_is_refused(key: str) -> None:
    with pytest.raises(ValidationError, match=key):
        Prompt.of({name: value for name, value in FILE.items() if name != key})
