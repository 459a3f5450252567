"""The vectors of the guide pages that come with the program: whether they fit, and writing them."""

from pathlib import Path

from agent import assets
from agent.ports.corpus_index import Document, embedded_texts
from agent.ports.corpus_stamp import embedding_name
from agent.ports.embedding import MiniLM
from agent.ports.known_vectors import key_of, read_known, write_known
from agent.settings import Settings
from agent.steps.chunking import chunks
from agent.wiring.corpus import lines_of, vectors_file
from agent.wiring.models import embedding_tokenizer
from agent.wiring.versions import asked_by_section, guide_name


def guide_texts() -> list[str]:
    """Returns every text of the guide pages that is embedded, each once."""
    asked = asked_by_section()
    texts: dict[str, None] = {}
    for page in sorted(assets.guides().glob("*.md")):
        found = chunks(page.read_text(encoding="utf-8-sig"), guide_name(page))
        document = Document(guide_name(page), "", found, lines_of(found, asked))
        texts |= dict.fromkeys(embedded_texts(document))
    return list(texts)


def missing_vectors() -> list[str]:
    """Returns the texts of the guide pages whose vectors do not come with the program."""
    known = read_known(vectors_file(), embedding_name())
    return [text for text in guide_texts() if key_of(text) not in known]


def write_vectors(settings: Settings) -> Path:
    """Writes the vectors of the guide pages anew, and returns the file.

    Raises:
        WeightsError: the embedding's tokenizer could not be fetched.
        StorageError: the file cannot be written.
    """
    tokenizer = embedding_tokenizer(settings)
    texts = guide_texts()
    write_known(vectors_file(), embedding_name(), texts, MiniLM(tokenizer).embed(texts))
    return vectors_file()
