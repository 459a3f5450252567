"""The JSON schema of a record as hosted providers take it.

Each provider reads its own subset of JSON Schema and rejects the rest, or quietly passes it over.
What all of them read alike is left; the record itself checks the bounds when the answer comes.
What each takes is written down as data in `tests/data/schema-rules.yaml` and checked there.
"""

from collections.abc import Mapping
from typing import Any

from agent.records import Record

Schema = dict[str, Any]

_LEFT_OUT = frozenset({"title", "default", "maxLength", "minLength", "pattern", "format"}) | {
    *("maxItems", "minItems", "uniqueItems", "minimum", "maximum"),
    *("exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
}
_DEFINITIONS = "$defs"
_OPEN = frozenset({"google_genai", "google_vertexai"})
"""Providers whose schemas cannot close an object: Gemini's `responseSchema` has no such key."""


def portable_schema(shape: type[Record], provider: str) -> Schema:
    """Returns a record's schema as a hosted provider takes it.

    References are written out, bounds and titles are left out, every object lists all its
    properties as required, and is closed where the provider can say that.

    Args:
        shape: the record; it may not contain itself.
        provider: as `init_chat_model` names it, as in `openai`.
    """
    schema = shape.model_json_schema()
    left_out = _LEFT_OUT | {"additionalProperties"} if provider in _OPEN else _LEFT_OUT
    written = _written_out(schema, schema.get(_DEFINITIONS, {}), left_out)
    return {"title": schema["title"], **written}


def _written_out(node: Schema, definitions: Mapping[str, Schema], left_out: frozenset[str]) -> Any:
    if "$ref" in node:
        whole = definitions[node["$ref"].rpartition("/")[2]]
        own = {key: value for key, value in node.items() if key != "$ref"}
        node = {**whole, **own}
    found: Schema = {}
    for key, value in node.items():
        if key in left_out or key == _DEFINITIONS:
            continue
        if key == "properties":
            found[key] = {n: _written_out(v, definitions, left_out) for n, v in value.items()}
            found["required"] = list(value)
        elif key in {"anyOf", "items"}:
            many = isinstance(value, list)
            parts = [_written_out(v, definitions, left_out) for v in (value if many else [value])]
            found[key] = parts if many else parts[0]
        elif key != "required":
            found[key] = value
    return found
