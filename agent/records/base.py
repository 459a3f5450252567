"""What every record shares: frozen, strict, and no key that nobody declared."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json


class Record(BaseModel):
    """A pure value. Records hold no connection, do no I/O and decide nothing."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    @classmethod
    def of(cls, data: Any) -> Self:
        """Reads a record from parsed JSON or YAML, in which tuples are lists.

        Args:
            data: what the parser gave: mappings, lists, strings, numbers, None.

        Raises:
            pydantic.ValidationError: the data does not fit the record.
        """
        return cls.model_validate_json(to_json(data))

    @classmethod
    def restored(cls, data: Any) -> Self:
        """Reads a record from its own `model_dump(mode="json")`; faster than `of`, and laxer.

        Raises:
            pydantic.ValidationError: the data is of another record or another version of it.
        """
        return cls.model_validate(data, strict=False)


class Stamp(Record):
    """Which version of a thing was in force: its name, its version, a hash of its content.

    Attributes:
        id: the thing's id, or a model's name.
        version: the version its author gave it; empty where there is none.
        sha256: the first 12 hexadecimal digits over its content; empty where unknown.
    """

    id: str
    version: str = ""
    sha256: str = ""
