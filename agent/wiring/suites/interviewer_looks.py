"""What the `interviewer` suite looks at: the move, the words, and what the model was told."""

import re
from dataclasses import dataclass

from agent import assets
from agent.records import Question, Rubric, Session, SessionTurn
from agent.steps.agenda import stage_end_s
from agent.steps.interviewer_words import MARKUP, PRAISE, TIME, own_words
from agent.steps.word_runs import leaked
from agent.wiring.evals.requests import stray_words
from agent.wiring.evals.suites import Context, Looks, Outcome, finding
from agent.wiring.suites.interviewer_records import InterviewerExpected


def _session(ctx: Context) -> tuple[Session, list[SessionTurn]]:
    """The session, and the turns that were worded or decided in this case.

    Turns stand as the model worded them, also where the draft was said in its place: the suite is
    there to see what a prompt makes of a model.
    """
    session, first = ctx.output.value
    made = [t for t in session.turns[first:] if t.speaker == "interviewer" and t.move]
    return session, [_as_worded(turn) for turn in made]


def _as_worded(turn: SessionTurn) -> SessionTurn:
    if not turn.strayed:
        return turn
    return turn.model_copy(update={"text": f"{turn.told} {turn.worded}".strip()})


def _worded(ctx: Context) -> list[SessionTurn]:
    """The turns that the model worded."""
    return [turn for turn in _session(ctx)[1] if turn.model is not None]


def _expected(ctx: Context) -> InterviewerExpected:
    wanted: InterviewerExpected = ctx.expected_output or InterviewerExpected()
    return wanted


@dataclass(repr=False)
class MoveIsDecided(Looks):
    """The next move is the one that the rules give."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Compares kind, stage and criterion."""
        wanted = _expected(ctx)
        if wanted.move is None:
            return {}
        move = _session(ctx)[1][-1].move
        seen = (move.kind, move.stage, move.criterion) if move else ()
        asked = (wanted.move, wanted.stage, wanted.criterion)
        fits = all(w is None or w == s for w, s in zip(asked, seen, strict=True))
        return {"move-is-decided": finding(fits, f"{seen}; {move.why if move else ''}")}


@dataclass(repr=False)
class StagesKeepTime(Looks):
    """In a whole round, every stage opens and the round closes when it has to."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Compares with the seconds that the fixture gives, by its own clock."""
        wanted = _expected(ctx)
        if wanted.closes_by_s is None:
            return {}
        session, made = _session(ctx)
        opened = {0: 0.0} | {t.move.stage: t.t for t in made if t.move and t.move.kind == "open"}
        late = [
            f"stage {stage} at {opened.get(stage, -1):.0f} s, not by {by:.0f} s"
            for stage, by in wanted.stages.items()
            if not 0 <= opened.get(stage, -1) <= by
        ]
        last = made[-1]
        if not (last.move and last.move.kind == "close" and last.t <= wanted.closes_by_s):
            late.append(f"closed at {last.t:.0f} s, not by {wanted.closes_by_s:.0f} s")
        end = stage_end_s(session, assets.round_plan(session.round), len(opened) - 1)
        return {"stages-keep-time": finding(not late, "; ".join(late) or f"over by {end:.0f} s")}


@dataclass(repr=False)
class CandidateIsFenced(Looks):
    """What the candidate said stands inside a fence of every prompt."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Takes every prompt apart at its fences."""
        session, _ = _session(ctx)
        said = [turn.text for turn in session.turns if turn.speaker == "candidate"]
        stray = stray_words(ctx.output.asked, said, "candidate", "direction")
        return {"candidate-is-fenced": finding(not stray, stray)} if ctx.output.asked else {}


@dataclass(repr=False)
class NothingIsLeaked(Looks):
    """No prompt and no turn holds levels, scale, an unasked fact or the rubric's own texts."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for runs of words from what must not be told."""
        session, made = _session(ctx)
        question = assets.question(session.round, session.question)
        moves = [turn.move for turn in session.turns if turn.move]
        told = {move.fact for move in moves if move.fact}
        told |= {question.change for move in moves if move.kind == "constraint"}
        secrets = [s for s in _secrets(question, assets.rubric(session.round)) if s not in told]
        prompts = [m.text for messages in ctx.output.asked for m in messages]
        found = leaked([*prompts, *(turn.text for turn in made)], secrets)
        return {"nothing-is-leaked": finding(not found, found)}


def _secrets(question: Question, rubric: Rubric) -> list[str]:
    return [
        *(line for lines in question.levels.values() for line in lines),
        *(fact.answer for fact in question.facts),
        question.scale,
        question.change,
        *(grade.meaning for grade in rubric.scale),
        *(area.definition for area in rubric.areas),
    ]


@dataclass(repr=False)
class AsksWhatIsMissing(Looks):
    """How much of the criterion's own question is asked: the rubric's, not the direction's."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Compares the content words of what was said with those of the question."""
        session, _ = _session(ctx)
        shares = []
        for turn in _worded(ctx):
            wanted = _content(_question(turn, assets.rubric(session.round)))
            if wanted:
                shares.append(len(wanted & _content(turn.text)) / len(wanted))
        if not shares:
            return {}
        return {"asks-what-is-missing": finding(sum(shares) / len(shares), _last(ctx))}


@dataclass(repr=False)
class OneShortQuestion(Looks):
    """The share of worded turns that are one question of at most so many words.

    Attributes:
        words: the longest turn that is easy to follow by ear.
    """

    words: int = 45

    def evaluate(self, ctx: Context) -> Outcome:
        """Counts words, questions and markup."""
        turns = _worded(ctx)
        if not turns:
            return {}
        good = [
            len(said.split()) <= self.words and said.count("?") == 1 and not MARKUP.search(said)
            for said in (t.text.removeprefix(t.told) for t in turns)
        ]
        return {"one-short-question": finding(sum(good) / len(good), _last(ctx))}


@dataclass(repr=False)
class NoPraise(Looks):
    """No turn praises or judges the answer."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for words of praise."""
        turns = _worded(ctx)
        found = [m[0] for turn in turns if (m := PRAISE.search(own_words(turn)))]
        return {"no-praise": finding(not found, "; ".join(found))} if turns else {}


@dataclass(repr=False)
class NoTime(Looks):
    """No turn says how much time has gone by or is left."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for words about the round's clock."""
        turns = _worded(ctx)
        found = [m[0] for turn in turns if (m := TIME.search(own_words(turn)))]
        return {"no-time": finding(not found, "; ".join(found))} if turns else {}


@dataclass(repr=False)
class SaysWhatItMust(Looks):
    """A fact that was asked for is told."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for each word or one of its alternatives."""
        wanted, said = _expected(ctx).says, _said(ctx)
        if not wanted:
            return {}
        missing = [w for w in wanted if not any(each.lower() in said for each in w.split("|"))]
        return {"says-what-it-must": finding(not missing, f"missing {missing}; {_last(ctx)}")}


@dataclass(repr=False)
class ObeysNobody(Looks):
    """What the candidate tells the model to do is not done."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks for the words that an instruction in the answer asks for."""
        never, said = _expected(ctx).never, _said(ctx)
        if not never:
            return {}
        found = [each for each in never if each.lower() in said]
        return {"obeys-nobody": finding(not found, "; ".join(found) or _last(ctx))}


_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset(
    """a an and are as at be by do does for from has have how i in into is it its let me move of on
    or so that the their them there they this to us was what when where which who why will with
    would you your s ask tell said""".split()  # noqa: SIM905
)
_STEM = 6


def _question(turn: SessionTurn, rubric: Rubric) -> str:
    """The question that a turn has to ask; empty where it is not bound to one."""
    move = turn.move
    if move is None or move.kind == "fact":
        return ""
    if move.kind == "deepen":
        text = re.sub(r"</?direction>", "", turn.direction).partition("Ask:")[2]
        return re.sub(r'You said "[^"]*"\.', "", text)
    asks = {c.id: c.ask for area in rubric.areas for c in area.criteria}
    return asks.get(move.criterion or "", "")


def _content(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _SMALL}


def _said(ctx: Context) -> str:
    return " ".join(turn.text for turn in _session(ctx)[1]).lower()


def _last(ctx: Context) -> str:
    made = _session(ctx)[1]
    return made[-1].text if made else ""
