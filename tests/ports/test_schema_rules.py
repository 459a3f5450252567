"""Every schema that is asked of a model, held against what each provider takes.

What LangChain sends is walked, with nothing sent anywhere: the schema is read from the request
that its runnable has bound. A provider whose package is not installed is held against the schema
that is handed to LangChain, which for all of these passes it on as it is.
"""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import pytest
import yaml
from pydantic import Field

from agent.ports.chat import Message
from agent.ports.langchain_model import LangChainModel
from agent.ports.schemas import portable_schema
from agent.records import Record
from agent.steps.grading import Judgement
from agent.steps.judging import StrongJudgement
from tests.doubles import Answer, endpoint

Schema = dict[str, Any]
RULES: dict[str, Schema] = yaml.safe_load(
    (Path(__file__).parents[1] / "data/schema-rules.yaml").read_text()
)
ASKED: list[type[Record]] = [Judgement, StrongJudgement]
"""Every record that a model is asked for; a test below finds those that are missing here."""


def _nodes(node: Schema, depth: int = 1) -> Iterator[tuple[Schema, int]]:
    """Yields every schema within a schema, and how many objects it stands in."""
    yield node, depth
    inner = list(node.get("properties", {}).values()) + list(node.get("$defs", {}).values())
    for each in (*inner, *node.get("anyOf", ()), *node.get("allOf", ())):
        yield from _nodes(each, depth + 1)
    if "items" in node:
        yield from _nodes(node["items"], depth)


def broken(schema: Schema, rules: Schema) -> list[str]:
    """Returns what of a schema a provider does not take."""
    found = [] if schema.get("type") == "object" else ["the root is no object"]
    nodes = list(_nodes(schema))
    for node, depth in nodes:
        found += [f"keyword {key}" for key in node if key not in rules["keywords"]]
        if "type" in node and node["type"] not in rules["types"]:
            found.append(f"type {node['type']}")
        if not ("type" in node or "anyOf" in node or "$ref" in node):
            found.append("a node without a type")
        if "$ref" in node and (not rules["references"] or len(node) > 1):
            found.append("a reference, or one with siblings")
        if depth > rules["depth"]:
            found.append(f"depth {depth}")
        if node.get("type") == "object":
            found += _of_object(node, rules)
    properties = sum(len(node.get("properties", ())) for node, _ in nodes)
    unions = sum("anyOf" in node for node, _ in nodes)
    found += [f"{properties} properties"] if properties > rules["properties"] else []
    return found + ([f"{unions} unions"] if unions > rules["unions"] else [])


def _of_object(node: Schema, rules: Schema) -> Iterator[str]:
    if rules["required"] and list(node["properties"]) != node.get("required"):
        yield "a property that is not required"
    if rules["closed"] and node.get("additionalProperties") is not False:
        yield "an object that is not closed"
    if not rules["closed"] and "additionalProperties" in node:
        yield "additionalProperties"


def _handed_over(provider: str, shape: type[Record]) -> Schema:
    """The schema that is sent, or handed to LangChain where the provider's package is missing."""
    rules = RULES[provider]
    if importlib.util.find_spec(rules["package"]) is None:
        return portable_schema(shape, provider)
    model = LangChainModel(rules["spec"], api_key=None if provider == "ollama" else "k")
    asked: Any = model.asked_for(shape, 10)
    bound = asked.kwargs
    for key in rules["at"]:
        bound = bound[key]
    return dict(bound)


@pytest.mark.parametrize("shape", ASKED)
@pytest.mark.parametrize("provider", RULES)
def test_every_provider_takes_every_schema(provider: str, shape: type[Record]) -> None:
    assert broken(_handed_over(provider, shape), RULES[provider]) == []


@pytest.mark.parametrize("shape", ASKED)
def test_the_schema_in_the_request_is_the_one_that_was_walked(shape: type[Record]) -> None:
    with endpoint(Answer("{}")) as served:
        model = LangChainModel("openai:m", base_url=served.url, api_key="k")
        with pytest.raises(Exception, match="does not fit"):
            model.structured([Message("user", "So?")], shape, max_tokens=9)
    sent = served.requests[0]["response_format"]["json_schema"]
    assert sent["strict"] is True
    assert broken(sent["schema"], RULES["openai"]) == []


@pytest.mark.parametrize("shape", ASKED)
def test_the_embedded_server_takes_every_schema_with_its_bounds(shape: type[Record]) -> None:
    assert broken(shape.model_json_schema(), RULES["ollama"]) == []


@pytest.mark.parametrize("shape", ASKED)
@pytest.mark.parametrize("provider", RULES)
def test_properties_keep_their_order(provider: str, shape: type[Record]) -> None:
    assert list(_handed_over(provider, shape)["properties"]) == list(shape.model_fields)


def test_every_record_that_a_model_is_asked_for_is_walked() -> None:
    agent = Path(__file__).parents[2] / "agent"
    asking = {
        path.relative_to(agent).as_posix()
        for path in agent.rglob("*.py")
        if "model.structured(" in path.read_text()
    }
    assert asking == {
        *("steps/baselines/asking.py", "steps/grading.py", "steps/judging.py"),
        "wiring/evals/suites.py",
    }


class _Inner(Record):
    pattern: str
    count: Annotated[int, Field(ge=1, le=5, description="how many")] = 1


class _Outer(Record):
    """So."""

    title: Annotated[str, Field(min_length=2, max_length=9)]
    inner: _Inner
    many: Annotated[tuple[_Inner, ...], Field(min_length=1)] = ()
    maybe: _Inner | None = None


@pytest.mark.parametrize("provider", RULES)
def test_a_harder_record_is_made_fit_too(provider: str) -> None:
    assert broken(portable_schema(_Outer, provider), RULES[provider]) == []


def test_a_property_may_be_called_as_a_keyword_is() -> None:
    schema = portable_schema(_Outer, "openai")
    assert list(schema["properties"]) == ["title", "inner", "many", "maybe"]
    assert list(schema["properties"]["inner"]["properties"]) == ["pattern", "count"]
    assert schema["properties"]["inner"]["properties"]["count"]["description"] == "how many"


@pytest.mark.parametrize(
    ("provider", "fault"),
    [
        ("openai", "keyword maximum"),
        ("openai", "a property that is not required"),
        ("anthropic", "keyword minLength"),
        ("google_genai", "additionalProperties"),
        ("google_vertexai", "a reference, or one with siblings"),
    ],
)
def test_the_walk_finds_what_a_provider_rejects(provider: str, fault: str) -> None:
    assert fault in broken(_Outer.model_json_schema(), RULES[provider])


def test_an_open_object_is_found() -> None:
    schema = json.loads(json.dumps(portable_schema(_Outer, "openai")))
    del schema["properties"]["inner"]["additionalProperties"]
    assert broken(schema, RULES["openai"]) == ["an object that is not closed"]
