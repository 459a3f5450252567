"""The cases of the metamorphic suite: every family on every area of every base that it suits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent import assets
from agent.errors import DataError
from agent.records import (
    BaseArea,
    Fixture,
    MetamorphicBases,
    Noise,
    Stamp,
    TextBank,
    Transcript,
    Turn,
)
from agent.steps.exchanges import stretches
from agent.steps.metamorphic import FAMILIES, Banks, Family, Said, build, changes
from agent.wiring.labelled import Labelled, labelled, labels_folder

SUITE_ID = "metamorphic"
ABOUT = "what a change that earns nothing, costs nothing or takes substance away does to a score"

_OWNER = "mockloop"
_FOLDER = "metamorphic"
_LONGEST_STRONG_WORDS = 220
_STRONG_LABEL = 4


@dataclass(frozen=True, slots=True)
class ChangedCase:
    """One family on one area.

    Attributes:
        name: of the case.
        family: what is done.
        said: what was said before.
        changed: the transcript after.
        fixture: where it comes from; its first tag is the family.
    """

    name: str
    family: Family
    said: Said
    changed: Transcript
    fixture: Fixture

    @property
    def shown(self) -> tuple[Turn, ...]:
        """The area's exchanges after the change, which is what there is to see."""
        places = set(self.said.turns)
        if self.family.change is changes.moved:
            texts = {self.said.transcript.turns[place].text for place in places}
            places = {n for n, turn in enumerate(self.changed.turns) if turn.text in texts}
        parts = [part for part in stretches(self.changed.turns) if places & set(part)]
        return tuple(self.changed.turns[place] for part in parts for place in part)


def folder() -> Path:
    """Returns where the bases, the banks and the kept grades are."""
    return assets.data_root() / "evals" / _FOLDER


def playable() -> bool:
    """Whether the labelled transcripts are there; an installed wheel has none."""
    return labels_folder().is_dir()


def read_bases() -> MetamorphicBases:
    """Reads which transcripts are changed.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return assets.evals_file(f"{_FOLDER}/bases.yaml", MetamorphicBases)


def read_banks() -> Banks:
    """Reads every text that the families need.

    Raises:
        DataError: a file is missing or breaks its own rules.
    """
    names = sorted({name for each in FAMILIES for name in (each.bank, each.rest) if name})
    return Banks(
        texts={name: assets.evals_file(f"{_FOLDER}/{name}.yaml", TextBank) for name in names},
        noise=assets.evals_file(f"{_FOLDER}/noise.yaml", Noise),
    )


def metamorphic_stamp() -> Stamp:
    """Returns the stamp of the bases and the banks; the file of the bases carries the version."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder().glob("*.yaml"))]
    body = assets.short_hash("\n".join(texts))
    return Stamp(id=f"fixtures/{SUITE_ID}", version=str(read_bases().version), sha256=body)


def all_said() -> tuple[Said, ...]:
    """Returns what is changed: every area of every base, as it was said.

    Raises:
        EvalError: the labelled transcripts are not there.
        DataError: a base or a strong passage is not among them, or does not fit them.
    """
    known = {each.transcript.id: each for each in labelled()}
    found: list[Said] = []
    for base in read_bases().bases:
        source = _known(known, base.transcript)
        for area in base.areas:
            strong = _strong(_known(known, area.strong), area.area) if area.strong else ""
            found.append(_said(source, area, strong, len(found)))
    return tuple(found)


def all_cases() -> tuple[ChangedCase, ...]:
    """Returns every case, area by area.

    Raises:
        EvalError: the labelled transcripts are not there.
        DataError: the bases or the banks break their own rules.
    """
    return chosen_cases()


def chosen_cases(names: Sequence[str] = (), tag: str = "") -> tuple[ChangedCase, ...]:
    """Returns the cases of these names and this tag (a family or a round); all otherwise.

    Raises:
        EvalError: the labelled transcripts are not there.
        DataError: a name is not there, or nothing is left.
    """
    pairs = {_name(family, said): (family, said) for said, family in _suited()}
    if missing := [name for name in names if name not in pairs]:
        remedy = f"names are BASE/AREA/FAMILY; see: mockloop eval list {SUITE_ID}"
        raise DataError(f"there is no case {missing[0]!r}", remedy)
    banks = read_banks()
    found = tuple(
        _case(family, said, banks)
        for name, (family, said) in pairs.items()
        if (not names or name in names) and (not tag or tag in _tags(family, said))
    )
    if not found:
        families = ", ".join(family.id for family in FAMILIES)
        raise DataError(f"no case has the tag {tag!r}", f"families: {families}")
    return found


def _suited() -> Iterator[tuple[Said, Family]]:
    for said in all_said():
        for family in FAMILIES:
            if family.suits(said):
                yield said, family


def _name(family: Family, said: Said) -> str:
    return f"{said.name}/{family.id}"


def _tags(family: Family, said: Said) -> tuple[str, ...]:
    return family.id, said.transcript.round


def _known(known: dict[str, Labelled], name: str) -> Labelled:
    if name not in known:
        raise DataError(f"there is no labelled transcript {name!r}", "correct the bases")
    return known[name]


def _said(source: Labelled, area: BaseArea, strong: str, number: int) -> Said:
    transcript, label = source.transcript, source.scores.get(area.area)
    where = f"base {transcript.id}, {area.area}"
    if label is None:
        raise DataError(f"{where}: raters gave no score", "choose another area")
    speakers = {n: turn.speaker for n, turn in enumerate(transcript.turns)}
    if strange := [n for n in area.turns if speakers.get(n) != "candidate"]:
        raise DataError(f"{where}: turn {strange[0]} is not the candidate's", "correct the bases")
    quoted = tuple((n, quote) for n, quote in source.quoted[area.area] if n in area.turns)
    return Said(transcript, area.area, area.turns, label, quoted, strong, number)


def _strong(source: Labelled, area: str) -> str:
    """The turns that raters quoted for a 4 or 5, whole and in order, as far as there is room."""
    label, name = source.scores.get(area), source.transcript.id
    if label is None or label < _STRONG_LABEL:
        raise DataError(f"{name} is not strong on {area}", "name another strong passage")
    kept: list[str] = []
    for place in sorted({place for place, _ in source.quoted[area]}):
        text = source.transcript.turns[place].text
        if kept and len(" ".join([*kept, text]).split()) > _LONGEST_STRONG_WORDS:
            break
        kept.append(text)
    return " ".join(kept)


def _case(family: Family, said: Said, banks: Banks) -> ChangedCase:
    base = said.transcript
    fixture = Fixture(
        probes=f"{said.area}: {family.about}",
        owner=_OWNER,
        source=f"evals/labelled, {base.id}, changed by code",
        tags=_tags(family, said),
        cluster=base.id,
    )
    changed = build(family, said, banks)
    return ChangedCase(_name(family, said), family, said, changed, fixture)
