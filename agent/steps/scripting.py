"""Wording a script: a template and the user's facts, and a named blank for what is missing."""

import re
from collections.abc import Callable, Mapping, Sequence
from string import Template

from agent.records import (
    Cited,
    Disagreement,
    Disagreements,
    RecruiterQuestions,
    ScriptFact,
    ScriptName,
    Scripts,
    ScriptTemplate,
    WordedScript,
)

Facts = Mapping[str, tuple[str, ...]]
"""By name of a fact, what the user gave: one text, or several of a list; never empty ones."""

_BLANK = "[what is missing: {what}]"
_STOPS = (".", "!", "?", ":", ";")


def word_script(
    name: ScriptName,
    scripts: Scripts,
    facts: Facts,
    disagreements: Disagreements,
    cite: Callable[[Cited], str],
) -> WordedScript:
    """Returns a script in words.

    Args:
        name: of the script.
        scripts: the templates.
        facts: what the user gave.
        disagreements: of the guides.
        cite: finds the lines of a section of the guides.
    """
    if name == "recruiter-questions":
        return _questions(scripts.recruiter_questions, facts, disagreements, cite)
    template = scripts.follow_up if name == "follow-up" else scripts.partner_opening
    text, missing = _lines(template, facts)
    return WordedScript(script=name, text=text, missing=missing, known={})


def side_note(each: Disagreement) -> str:
    """Returns where the guides disagree, what is followed, and the other, in one line."""
    followed, other = each.followed, each.other
    return (
        f"{each.question} The guides disagree. Followed ({', '.join(followed.documents)}): "
        f"{followed.says} Otherwise ({', '.join(other.documents)}): {other.says}"
    )


def _lines(template: ScriptTemplate, facts: Facts) -> tuple[str, tuple[str, ...]]:
    optional = {fact.name for fact in template.facts if fact.optional}
    kept = [
        line
        for line in template.lines
        if not any(n in optional and n not in facts for n in Template(line).get_identifiers())
    ]
    filled = {fact.name: _filled(fact, facts) for fact in template.facts}
    text = "\n".join(_sentence(line, filled) for line in kept)
    missing = (f.name for f in template.facts if not f.optional and f.name not in facts)
    return text, tuple(missing)


def _sentence(line: str, filled: Mapping[str, str]) -> str:
    """A line with its facts; a full stop ends it where it would end in a fact without one."""
    worded = Template(line).substitute(filled)
    ends_in_fact = re.search(r" \$[a-z_]+$", line) is not None
    return f"{worded}." if ends_in_fact and not worded.endswith(_STOPS) else worded


def _filled(fact: ScriptFact, facts: Facts) -> str:
    given = facts.get(fact.name)
    if not given:
        return _BLANK.format(what=fact.what)
    *most, last = given
    return f"{', '.join(most)} and {last}" if most else last


def _questions(
    asked: RecruiterQuestions,
    facts: Facts,
    disagreements: Disagreements,
    cite: Callable[[Cited], str],
) -> WordedScript:
    filled = {fact.name: _filled(fact, facts) for fact in asked.facts}
    open_ = [each for each in asked.questions if each.fact.name not in facts]
    lines = [Template(asked.opening).substitute(filled), ""] if open_ else []
    for place, each in enumerate(open_, 1):
        lines.append(f"{place}. {each.ask}")
        lines.append(f"   {each.why}")
    known = {
        each.fact.name: _filled(each.fact, facts)
        for each in asked.questions
        if each.fact.name in facts
    }
    notes = [side_note(disagreements.get(e.disagreement)) for e in open_ if e.disagreement]
    return WordedScript(
        script="recruiter-questions",
        text="\n".join(lines),
        missing=tuple(fact.name for fact in asked.facts if fact.name not in facts) if open_ else (),
        known=known,
        notes=tuple(notes),
        citations=tuple(_distinct([cite(c) for each in open_ for c in each.cited])),
    )


def _distinct(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))
