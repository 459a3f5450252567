import json

from tests.faces.test_cli import run


def test_the_card_says_what_was_fitted_and_how_good_it_is(env: dict[str, str]) -> None:
    said = run("grader", "show", env=env | {"COLUMNS": "120"}).stdout
    assert "qwen2.5-coder-0.5b" in said
    assert "no person has labelled them" in said
    assert said.count("natural") == 2


def test_the_card_as_json_says_that_nothing_has_changed(env: dict[str, str]) -> None:
    done = run("grader", "show", "--json", env=env)
    card = json.loads(done.stdout)
    assert card["changed"] == []
    assert done.returncode == 0
    assert {each["kind"] for each in card["errors"]} == {"constructed", "length", "natural"}
