"""What can go wrong in a way the user can put right.

    MockloopError                    one line and its remedy, exit code 2
    ├── SettingError                 a setting or a command-line value cannot be used
    ├── DataError                    a file in prompts/, corpus/ or evals/ breaks its own rules
    ├── TranscriptError              a transcript cannot be read
    ├── CorpusError                  a document cannot be indexed
    ├── ClaimsError                  claims of impact, or facts of projects, cannot be read
    ├── SessionError                 a saved session is missing or is of another kind
    ├── StoryError                   a story, or the story bank, cannot be used
    ├── ScriptError                  a script's facts cannot be used
    ├── PlanError                    a saved plan is missing, damaged or there already
    ├── FactsError                   a file of the user's facts cannot be used
    ├── StorageError                 the disk is full or a folder cannot be written
    ├── LoopError                    a loop is missing, or is not at the point that a command needs
    ├── SealBrokenError              a sealed scorecard is not what it was when it was sealed
    ├── EvalError                    a run, a fixture or a revision cannot be used
    ├── StaleError                   a recording does not hold what is now asked
    ├── SandboxError                 candidates' code cannot be run here
    ├── WeightsError                 the embedded model's weights cannot be had
    │   └── ChecksumError            what arrived is not what was asked for
    └── ModelError                   the language model gave no usable answer
        ├── ModelRefusedError        it will refuse every call: key, name, quota
        ├── ModelUnavailableError    it could not be reached, after retries
        └── ModelAnswerError         it answered with nothing, or with broken JSON
            └── ModelSilentError     it answered with nothing

Everything else is a fault of the program and keeps its traceback.
"""


class MockloopError(Exception):
    """A fault that the user can put right.

    Args:
        fault: what happened, one line, without a full stop.
        remedy: what to do about it, one line, without a full stop.
    """

    def __init__(self, fault: str, remedy: str = "") -> None:
        super().__init__(fault, remedy)
        self.fault = one_line(fault)
        self.remedy = one_line(remedy)

    def __str__(self) -> str:
        remedy = self.remedy[:1].upper() + self.remedy[1:]
        return f"{self.fault}. {remedy}." if remedy else f"{self.fault}."


class SettingError(MockloopError):
    """A setting or a command-line value cannot be used."""


class DataError(MockloopError):
    """A file in prompts/ or corpus/ breaks its own rules."""


class TranscriptError(MockloopError):
    """A transcript cannot be read."""


class CorpusError(MockloopError):
    """A document cannot be indexed."""


class ClaimsError(MockloopError):
    """Claims of impact, or the facts of projects, cannot be read."""


class SessionError(MockloopError):
    """A saved session is missing or is of another kind."""


class StoryError(MockloopError):
    """A story, or the file of the story bank, cannot be used."""


class ScriptError(MockloopError):
    """The facts that a script is to be worded from cannot be used."""


class PlanError(MockloopError):
    """A saved plan is missing, damaged, of another version, or there already."""


class FactsError(MockloopError):
    """A file of the user's own facts cannot be used."""


class StorageError(MockloopError):
    """The disk is full or a folder cannot be written."""


class LoopError(MockloopError):
    """A loop is missing or damaged, or is not at the point that a command needs."""


class SealBrokenError(MockloopError):
    """A sealed scorecard is not what it was when it was sealed."""


class EvalError(MockloopError):
    """A run file, a fixture, a gate or a git revision cannot be used."""


class StaleError(MockloopError):
    """A recording does not hold what is now asked, or holds what is no longer asked."""


class SandboxError(MockloopError):
    """Candidates' code cannot be run on this machine, or not as safely as is asked."""


class WeightsError(MockloopError):
    """The embedded model's weights cannot be had."""


class ChecksumError(WeightsError):
    """What arrived is not what was asked for."""


class ModelError(MockloopError):
    """The language model gave no usable answer."""


class ModelRefusedError(ModelError):
    """The model will refuse every call: a wrong key, an unknown name, no quota."""


class ModelUnavailableError(ModelError):
    """The model could not be reached, after the retries."""


class ModelAnswerError(ModelError):
    """The model answered with nothing, or with JSON that does not fit."""


class ModelSilentError(ModelAnswerError):
    """The model answered with nothing."""


def one_line(text: str) -> str:
    """Folds white space, and shows what a terminal would obey or cannot print as `?`."""
    folded = " ".join(text.split())
    return "".join(char if char.isprintable() else "?" for char in folded)
