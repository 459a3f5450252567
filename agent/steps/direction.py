"""The direction for one turn: what the model is to say, drafted by code.

The draft comes from data: the criterion's own question, an insider's question that retrieval
found in the guides, or a fact of the problem. So the model has nothing to give away but the
question itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agent.errors import DataError
from agent.records import Area, Move, MoveKind, Passage, Prompt, Question, Session
from agent.steps.fencing import fenced
from agent.steps.setting import Setting
from agent.steps.stems import stems

_HOOK_WORDS = 14
_LONGEST_INSIDER_WORDS = 25
_ANSWER_SENTENCES = 2
_SHORTEST, _LONGEST = 4, 40
"""Words of a statement that can be told aloud."""
_OWN_DOCUMENTS = {"resume": "resume", "job-description": "role"}
"""Kinds of document that the candidate brought, and the part that asks about each."""

_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_SPECIFIC = re.compile(r"\d|\b(?:hundred|thousand|million|percent|because|instead|rather)\b")
_CHOICE = re.compile(r"\b(?:I'd|I|we|we'd|I'm)\b")
_MARKS = re.compile(r"^#+ .*$|^\s*(?:[-*]|\d+\.)\s+|\*\*|`|\*")
_STOCK = re.compile(r"(?:number|alternative|challenge|deepen)-\d+")
_OUR_NOTES = re.compile(
    r"\bdocuments? \d|\bthis project\b|\brubric|\bdebrief|\bguides?\b|\bscorecard", re.IGNORECASE
)
"""What a guide page says to whoever reads it, and an interviewer would not say aloud."""
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`]*`", re.DOTALL)
_QUESTION = re.compile(r"(?:^|(?<=[.!?:;])\s+|^[-*]\s+)([A-Z][^.!?;|*\n]+\?)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Direction:
    """What a turn is to say.

    Attributes:
        text: the direction as the prompt carries it.
        draft: the question that the model is to word; said as it stands where the model strays.
        told: what is said before the model's question, word for word; a number or a promise is
            never left to a model's wording.
        cited: citations of the passages that it draws on.
    """

    text: str
    cited: tuple[str, ...] = ()
    told: str = ""
    draft: str = ""


def direct(
    session: Session,
    setting: Setting,
    prompt: Prompt,
    move: Move,
    passages: Sequence[Passage],
) -> Direction:
    """Drafts a turn.

    Args:
        session: with the candidate's answer as its last turn.
        setting: what the round is played with.
        prompt: the interviewer's prompt.
        move: what was decided; not `close`, which is not worded by a model.
        passages: what retrieval found, the best first.
    """
    area = setting.area(move.stage)
    topic = setting.plan.stages[move.stage].topic
    ask = next((c.ask for c in area.criteria if c.id == move.criterion), area.criteria[0].ask)
    match move.kind:
        case "fact" | "result":
            asks = prompt.render(move.kind) if move.fact else prompt.render("probe", ask=ask)
            return _direction(prompt, asks, told=move.fact or prompt.render("assume"))
        case "repeat":
            return Direction("", told=_asked_last(session))
        case "answer":
            return _answer(move, _asked_on(session, setting, prompt, move), passages, prompt)
        case "hint":
            return _hint(setting, area, move, passages, prompt)
        case "constraint":
            return Direction("", told=" ".join(setting.question.change.split()))
        case "another":
            return _direction(prompt, prompt.render("another", topic=topic))
        case "deepen":
            return _deeper(session, setting, passages, prompt)
        case "theory":
            ask = next(each.ask for each in setting.theory if each.id == move.question)
            said = prompt.render("theory", hook=hook(session.turns[-1].text), ask=ask)
            return _direction(prompt, said)
        case "number" | "alternative" | "challenge":
            return _direction(
                prompt, _taken_up(session, _stock(session, prompt, move.kind), prompt)
            )
        case "open":
            ask = _opening(session, setting, move) or ask
            return _direction(prompt, prompt.render("open", topic=topic, ask=ask))
        case "redirect":
            ask = _asked_before(session, setting, move) or ask
            return _direction(prompt, prompt.render("redirect", topic=topic, ask=ask))
        case _:
            told = _part_asked(session, setting, move) or ask
            return _direction(prompt, prompt.render("probe", ask=told))


def _opening(session: Session, setting: Setting, move: Move) -> str:
    """What the plan or the bank has a stage begin with; empty where the criterion's own does."""
    key = setting.plan.stages[move.stage].follow_up
    if key in setting.question.follow_ups:
        return setting.question.follow_ups[key]
    opens: Question | None = setting.opens_with(session, move.stage) if move.question else None
    return " ".join(opens.statement.split()) if opens else ""


def _part_asked(session: Session, setting: Setting, move: Move) -> str:
    """The question for a part of the story that was asked for; empty for another probe."""
    asked = setting.opens_with(session, move.stage) if move.part else None
    return asked.follow_ups.get(move.part or "", "") if asked else ""


def _asked_last(session: Session) -> str:
    """The newest question, without what code told before it."""
    turn = next(turn for turn in reversed(session.turns) if turn.speaker == "interviewer")
    own = turn.text.removeprefix(turn.told).strip()
    return own or turn.text


def _asked_before(session: Session, setting: Setting, move: Move) -> str:
    """The question that a redirect comes back to; empty where the criterion's own was asked."""
    if move.part:
        return _part_asked(session, setting, move)
    if not move.criterion and not move.question:
        return " ".join(setting.question.change.split())
    return "" if move.criterion else _opening(session, setting, move)


def _asked_on(session: Session, setting: Setting, prompt: Prompt, move: Move) -> str:
    """What is asked after an answer; empty where nothing is left to ask."""
    area, stage = setting.area(move.stage), setting.plan.stages[move.stage]
    ask = area.criterion(move.criterion).ask if move.criterion else ""
    if move.stage == session.stage:
        return prompt.render("reply", ask=ask) if ask else ""
    ask = _opening(session, setting, move) or ask
    return prompt.render("open", topic=stage.topic, ask=ask)


def _deeper(
    session: Session, setting: Setting, passages: Sequence[Passage], prompt: Prompt
) -> Direction:
    """A question on the candidate's documents, an insider's, the problem's own, or a stock one."""
    if own := documents_question(session, passages, prompt):
        return own
    insider, passage = insiders_question(session, passages) or ("", None)
    drafted = _drafted(session)
    asked = setting.opens_with(session, session.stage) or setting.question
    beyond = asked.follow_ups.get("beyond", "") if setting.plan.stories else ""
    own_ones = [q for q in (beyond, *asked.deeper) if q and q not in drafted]
    ask = insider or (own_ones[0] if own_ones else _stock(session, prompt, "deepen"))
    return _direction(
        prompt, _taken_up(session, ask, prompt), (passage.citation,) if passage else ()
    )


def _taken_up(session: Session, ask: str, prompt: Prompt) -> str:
    if session.turns[-1].event is not None:  # what was run is no sentence to take up
        return prompt.render("probe", ask=ask)
    return prompt.render("deepen", hook=hook(session.turns[-1].text), ask=ask)


def _answer(move: Move, directive: str, passages: Sequence[Passage], prompt: Prompt) -> Direction:
    """Tells what the corpus says on the candidate's own question, or that it is not known.

    Where nothing is left to ask, the candidate is given the word again.
    """
    told = prompt.render("unknown")
    cited: tuple[str, ...] = ()
    for passage in passages:
        if said := nearest_sentences(passage.chunk.text, move.asked or "", _ANSWER_SENTENCES):
            told, cited = said, (passage.citation,)
            break
    if not directive:
        return Direction("", cited, f"{told.strip()} {prompt.render('more')}".strip())
    return _direction(prompt, directive, cited, told)


def _hint(
    setting: Setting, area: Area, move: Move, passages: Sequence[Passage], prompt: Prompt
) -> Direction:
    """The question's own rung; else rung 1 names what to think about, 2 tells what a guide says."""
    ladder = setting.ladder(move.stage)
    if ladder:
        return _direction(prompt, prompt.render("hint"), told=ladder[(move.rung or 1) - 1])
    criterion = area.criterion(move.criterion)
    for passage in passages:
        if said := nearest_sentences(passage.chunk.text, criterion.text, 1):
            return _direction(prompt, prompt.render("hint"), (passage.citation,), said)
    nudge = prompt.render("nudge" if (move.rung or 1) == 1 else "nudge-again", text=criterion.text)
    return _direction(prompt, prompt.render("probe", ask=criterion.ask), told=nudge)


def nearest_sentences(text: str, asked: str, count: int) -> str:
    """Returns the statements of a passage that share most words with what is asked.

    A passage that answers need not repeat the question's words: where none is shared, the first
    statements stand.

    Args:
        text: of the passage, Markdown.
        asked: a question.
        count: how many statements at most; they stay in their order.

    Returns:
        The statements as one text; empty where the passage has none that can be told aloud.
    """
    wanted = stems(asked)
    lines = (_MARKS.sub("", line).strip() for line in text.splitlines())
    statements = [
        statement
        for line in lines
        if not line.startswith("|")
        for statement in _SENTENCE.split(" ".join(fenced(line).split()))
        if "?" not in statement and _SHORTEST <= len(statement.split()) <= _LONGEST
        if not _OUR_NOTES.search(statement)
    ]
    shared = [len(stems(statement) & wanted) for statement in statements]
    best = sorted(range(len(statements)), key=lambda place: (-shared[place], place))[:count]
    return " ".join(statements[place] for place in sorted(best))


def documents_question(
    session: Session, passages: Sequence[Passage], prompt: Prompt
) -> Direction | None:
    """Returns a question about the candidate's résumé or the job they want, each once a round."""
    cited = [citation for turn in session.turns for citation in turn.cited]
    for kind, part in _OWN_DOCUMENTS.items():
        found = [passage for passage in passages if passage.chunk.kind == kind]
        if found and not any(citation.startswith(f"{kind}/") for citation in cited):
            said = prompt.render(part, hook=hook(found[0].chunk.text))
            return _direction(prompt, said, (found[0].citation,))
    return None


def hook(answer: str) -> str:
    """Returns the words of an answer that a follow-up can take up: its most concrete clause.

    Code is left out, and a question mark of the candidate's is no end of the question.
    """
    clauses = _SENTENCE.split(fenced(_CODE.sub(" ", answer).replace("?", "")))
    best = max(clauses, key=lambda c: 2 * len(_SPECIFIC.findall(c)) + bool(_CHOICE.search(c)))
    words = best.replace('"', "'").split()
    if len(words) > _HOOK_WORDS:
        commas = [n for n, word in enumerate(words[:_HOOK_WORDS], 1) if word[-1] in ",:" and n >= 4]
        words = words[: commas[-1] if commas else _HOOK_WORDS]
    return " ".join(words).rstrip(".,;:?! ")


def insiders_question(session: Session, passages: Sequence[Passage]) -> tuple[str, Passage] | None:
    """Returns a question from a retrieved passage that takes up a word of the last answer.

    The one that shares most words wins, the better passage on a tie. One that was drafted before,
    or shares none, is passed over.
    """
    drafted = _drafted(session)
    said = stems(session.turns[-1].text)
    best: tuple[str, Passage] | None = None
    most = 0
    for passage in passages:
        if passage.chunk.kind in _OWN_DOCUMENTS:
            continue
        for found in _QUESTION.findall(passage.chunk.text):
            question = " ".join(fenced(found).split())
            shared = len(stems(question) & said)
            short = len(question.split()) <= _LONGEST_INSIDER_WORDS
            if short and shared > most and question not in drafted:
                best, most = (question, passage), shared
    return best


def _stock(session: Session, prompt: Prompt, kind: MoveKind) -> str:
    """Returns the first of the prompt's questions of a kind that was not drafted before.

    Once all were, one of another kind; and once all of those were, the last of its own.

    Raises:
        DataError: the prompt has none.
    """
    drafted = _drafted(session)
    own = [text.strip() for name, text in prompt.parts.items() if name.startswith(f"{kind}-")]
    if not own:
        raise DataError(
            f"the prompt {prompt.id} has no {kind}-1", f"a round that may {kind} needs it"
        )
    others = [text.strip() for name, text in prompt.parts.items() if _STOCK.fullmatch(name)]
    return next((each for each in (*own, *others) if each not in drafted), own[-1])


def _drafted(session: Session) -> str:
    return " ".join(turn.direction for turn in session.turns)


def _direction(
    prompt: Prompt, directive: str, cited: tuple[str, ...] = (), told: str = ""
) -> Direction:
    draft = directive.strip().removeprefix("Ask:").strip()
    return Direction(prompt.render("direction", directive=directive), cited, told, draft)
