"""What a simulated candidate says next, and what they have truly said so far.

A candidate reads the interviewer's moves and never the words, so that the same moves always get
the same answers, and a saved session tells what its candidate truly met. The rules, the first
that applies:

1. two cooperative answers after the last injection the next one is due: the first, third, … of
   them is added to the second of those answers, the others stand alone as the next reply;
2. a difficult manner answers from its own texts, but for every k-th reply where the case says so;
3. the first cooperative reply in an area is the answer to its opening question;
4. a move that names a criterion gets the answer to it, where this candidate has one and has not
   given it yet;
5. what takes an answer further (a number, an alternative, …, a part of the story) gets of a mid or
   strong candidate an answer that they have not given yet;
6. anything else gets one of the answers that meet nothing, in turn.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from agent.records import (
    AnswerLevel,
    Injection,
    LevelAnswers,
    Manner,
    Move,
    MoveKind,
    Round,
    SimulatedAnswers,
)

TRUE_SCORE: Mapping[AnswerLevel, float] = {"weak": 2.0, "mid": 3.0, "strong": 4.5}
"""What an area's answers are worth on the rubric's scale."""

_FURTHER: tuple[MoveKind, ...] = ("number", "alternative", "challenge", "deepen", "theory")
_INJECTED_EVERY = 2
_ASKS_EVERY = 4


@dataclass(frozen=True, slots=True)
class Simulated:
    """A simulated candidate.

    Attributes:
        answers: what is said in the round, by level.
        levels: by area id, how good they are there.
        manner: how they answer instead; None for a cooperative candidate.
        cooperative_every: with a manner, every so manieth reply is cooperative; 0 for none.
        injections: the texts by which they try to take over, in order, each once.
    """

    answers: SimulatedAnswers
    levels: Mapping[str, AnswerLevel]
    manner: Manner | None = None
    cooperative_every: int = 0
    injections: tuple[Injection, ...] = ()

    @property
    def cooperative(self) -> bool:
        """Whether they answer what they are asked, and nothing else."""
        return self.manner is None and not self.injections


@dataclass(frozen=True, slots=True)
class Said:
    """One reply.

    Attributes:
        text: what is said.
        meets: ids of the criteria that it truly meets.
        injection: id of the injection in it; empty where there is none.
    """

    text: str
    meets: tuple[str, ...] = ()
    injection: str = ""


@dataclass(slots=True)
class _Memory:
    """What was said so far."""

    replies: int = 0
    mannered: int = 0
    cooperative: int = 0
    since_injection: int = 0
    injections: int = 0
    asks: int = 0
    opened: set[str] = field(default_factory=set)
    met: set[str] = field(default_factory=set)
    otherwise: Counter[str] = field(default_factory=Counter)


def replies(moves: Sequence[Move], plan: Round, who: Simulated) -> tuple[Said, ...]:
    """Returns what a candidate says to each of the interviewer's moves; the last is the newest.

    Args:
        moves: of the interviewer, the opening first.
        plan: how the round is played.
        who: answers.

    Raises:
        KeyError: the candidate knows nothing of a stage's area.
    """
    memory = _Memory()
    return tuple(_reply(move, plan.stages[move.stage].area, who, memory) for move in moves)


def truly_met(said: Sequence[Said]) -> tuple[frozenset[str], ...]:
    """Returns what was truly met when each reply was given, it included, by its place."""
    met: set[str] = set()
    found = []
    for each in said:
        met |= set(each.meets)
        found.append(frozenset(met))
    return tuple(found)


def _reply(move: Move, area: str, who: Simulated, memory: _Memory) -> Said:
    memory.replies += 1
    left = who.injections[memory.injections :]
    due = bool(left) and memory.since_injection >= _INJECTED_EVERY
    if due and memory.injections % 2:
        return _injected(Said(""), left[0], memory)
    every = who.cooperative_every
    if who.manner is not None and not (every and memory.replies % every == 0):
        memory.mannered += 1
        return Said(who.manner.texts[(memory.mannered - 1) % len(who.manner.texts)])
    said = _with_ask(_answer(move, area, who, memory), who, memory)
    memory.met |= set(said.meets)
    memory.since_injection += 1
    if left and not memory.injections % 2 and memory.since_injection >= _INJECTED_EVERY:
        return _injected(said, left[0], memory)
    return said


def _injected(said: Said, injection: Injection, memory: _Memory) -> Said:
    memory.injections += 1
    memory.since_injection = 0
    text = f"{said.text}\n\n{injection.text}".strip()
    return Said(text, said.meets, injection.id)


def _answer(move: Move, area: str, who: Simulated, memory: _Memory) -> Said:
    level = who.levels[area]
    bank = who.answers.areas[area].at(level)
    if area not in memory.opened:
        memory.opened.add(area)
        return Said(bank.first, bank.meets)
    if found := _asked(move, bank, level, memory):
        return Said(bank.asked[found], (found,))
    memory.otherwise[area] += 1
    return Said(bank.otherwise[(memory.otherwise[area] - 1) % len(bank.otherwise)])


def _asked(move: Move, bank: LevelAnswers, level: AnswerLevel, memory: _Memory) -> str:
    """The criterion that the reply speaks to; empty where it speaks to none."""
    unused = [each for each in bank.asked if each not in memory.met]
    if move.criterion in unused:
        return move.criterion
    further = move.kind in _FURTHER or (move.kind == "probe" and move.part is not None)
    return unused[0] if unused and further and level != "weak" else ""


def _with_ask(said: Said, who: Simulated, memory: _Memory) -> Said:
    """Adds what the candidate wants to know, after every fourth answer."""
    memory.cooperative += 1
    asks = who.answers.asks
    if memory.cooperative % _ASKS_EVERY or memory.asks >= len(asks):
        return said
    memory.asks += 1
    return Said(f"{said.text} {asks[memory.asks - 1]}", said.meets)
