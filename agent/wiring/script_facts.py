"""The facts of a script: from options, a small file, or a finished round; and their citations."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from agent import assets, preparation_assets
from agent.errors import DataError, ScriptError, one_line
from agent.ports.files import read_file, write_whole
from agent.records import Cited, ScriptFact, ScriptName, WordedScript
from agent.settings import Settings
from agent.steps.chunking import chunks
from agent.steps.fencing import clean
from agent.steps.scripting import Facts, word_script

LONGEST_FACT = 1_000
_MOST_FACTS = 20
_LARGEST_BYTES = 1 << 16
_NO_FACT = frozenset({"", "~", "null", "?"})
_DESIGN_ROUNDS = ("ml-design", "product-sense")


def worded(name: ScriptName, facts: Facts) -> WordedScript:
    """Returns a script in words, from the data of the program and the user's facts."""
    scripts, disagreements = preparation_assets.scripts(), preparation_assets.disagreements()
    return word_script(name, scripts, facts, disagreements, cited_lines)


def cited_lines(cited: Cited) -> str:
    """Returns a section of the guides as passages are cited: file, lines, heading.

    Raises:
        DataError: there is no such section.
    """
    path = assets.guides() / cited.file
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = [
        each
        for each in chunks(text, f"corpus/guides/{cited.file}")
        if each.heading.split(" > ")[-1] == cited.heading
    ]
    if not found:
        raise DataError(
            f"corpus/guides/{cited.file} has no section {cited.heading!r}", "name one that it has"
        )
    return f"{found[0].file}:{found[0].first_line}-{found[-1].last_line} ({cited.heading})"


def facts_of_options(name: ScriptName, given: Sequence[str]) -> Facts:
    """Reads facts from `NAME=TEXT`; a name given twice makes a list.

    Raises:
        ScriptError: one is not written so, is unknown to the script, too long, or two of one.
    """
    found: dict[str, list[str]] = {}
    for each in given:
        key, equals, text = each.partition("=")
        if not equals:
            raise ScriptError(f"{one_line(each)!r} is no NAME=TEXT", _names(name))
        found.setdefault(key.strip(), []).append(text)
    return _checked(name, found)


def facts_of_file(name: ScriptName, path: Path) -> Facts:
    """Reads facts from a YAML file of names and texts, or lists of texts.

    Raises:
        ScriptError: it cannot be read, or a fact is unknown, nested or too long.
    """
    body = read_file(path, _LARGEST_BYTES, ScriptError)
    try:
        data: Any = yaml.load(body.decode("utf-8-sig"), Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        first = one_line(str(error))[:200]
        raise ScriptError(f"{path} is no YAML file of facts ({first})", _new(name)) from error
    if data is None or data == "":
        return {}
    if not isinstance(data, dict):
        raise ScriptError(f"{path} holds no names with facts", _new(name))
    return _checked(name, data)


def facts_of_session(name: ScriptName, settings: Settings, session_id: str) -> Facts:
    """Reads what a finished design round gives: the problem, and the areas spoken to.

    Raises:
        ScriptError: the script takes nothing from a round, or the round is none of a design, or
            it is not over.
        SessionError: there is no such round.
        StorageError: the store of rounds cannot be used.
    """
    if name != "follow-up":
        raise ScriptError(f"{name} takes nothing from a round", "give --facts or --fact")
    from agent.ports.store import open_store

    with open_store(settings.home) as store:
        session = store.load(session_id)
    if session.round not in _DESIGN_ROUNDS:
        raise ScriptError(
            f"session {session_id} is a round of {session.round}",
            f"name one of {' or '.join(_DESIGN_ROUNDS)}",
        )
    if not session.closed:
        raise ScriptError(
            f"session {session_id} is not over", f"go on with: mockloop resume {session_id}"
        )
    met = {each.area for each in session.met}
    areas = [area for area in assets.rubric(session.round).areas if area.id in met]
    title = assets.question(session.round, session.question).title
    spoken = {"points": tuple(area.title.lower() for area in areas)} if areas else {}
    return {"problem": (title,), **spoken}


def write_new(name: ScriptName, path: Path) -> None:
    """Writes a facts file to be filled in, every fact explained and none given.

    Raises:
        ScriptError: the file is there already.
        StorageError: it cannot be written.
    """
    if path.exists():
        raise ScriptError(f"{path} is there already", "name another file")
    scripts = preparation_assets.scripts()
    lines = [f"# Facts for: mockloop script {name} --facts FILE", f"# {scripts.about(name)}"]
    lines.append("# What you leave empty stays a blank in the script; nothing is invented.")
    for fact in scripts.facts_of(name):
        notes = [fact.what]
        if fact.several:
            notes.append("may be a list, as in [one, another]")
        if fact.optional:
            notes.append("may be left out")
        lines += ["", f"# {'; '.join(notes)}", f"{fact.name}:"]
    write_whole(path, "\n".join(lines) + "\n")


def _checked(name: ScriptName, given: Mapping[Any, Any]) -> Facts:
    known = {fact.name: fact for fact in preparation_assets.scripts().facts_of(name)}
    found: dict[str, tuple[str, ...]] = {}
    for key, value in given.items():
        fact = known.get(key) if isinstance(key, str) else None
        if fact is None:
            raise ScriptError(f"{name} has no fact {one_line(str(key))!r}", _names(name))
        texts = _texts(fact, value)
        if texts:
            found[fact.name] = texts
    return found


def _texts(fact: ScriptFact, value: Any) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str) for each in listed):
        raise ScriptError(f"fact {fact.name} is neither a text nor a list of texts", "write one")
    texts = [" ".join(clean(each).split()) for each in listed]
    texts = [each for each in texts if each.lower() not in _NO_FACT]
    if len(texts) > (_MOST_FACTS if fact.several else 1):
        most = _MOST_FACTS if fact.several else "one text"
        raise ScriptError(f"fact {fact.name} has {len(texts)} texts", f"give {most} at most")
    if any(len(each) > LONGEST_FACT for each in texts):
        raise ScriptError(
            f"fact {fact.name} is longer than {LONGEST_FACT:,} characters", "shorten it"
        )
    return tuple(re.sub(r"[^\S ]", " ", each) for each in texts)


def _names(name: ScriptName) -> str:
    facts = preparation_assets.scripts().facts_of(name)
    return f"facts of {name}: {', '.join(fact.name for fact in facts)}"


def _new(name: ScriptName) -> str:
    return f"begin with: mockloop script {name} --new FILE"
