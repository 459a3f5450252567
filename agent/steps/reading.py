"""What to read next: for every area, the page on what the candidate's answers left out.

Passages are for the candidate. No score is read from them, and no grader is shown them.
"""

from agent.ports.retriever import About, Searcher
from agent.records import Area, AreaScore, Rubric, Scorecard, Transcript
from agent.steps.annotating import met_in
from agent.steps.coverage import missing

_HIGHEST = 5.0


def with_reading(
    card: Scorecard, rubric: Rubric, transcript: Transcript, retriever: Searcher
) -> Scorecard:
    """Returns the scorecard with a passage to read for every area that could be better.

    Args:
        card: its scores stay as they are.
        rubric: of its round.
        transcript: what was said.
        retriever: finds passages; an area on which it has none gets none.
    """
    areas = {
        area.id: _with_reading(card.areas[area.id], area, rubric, transcript, retriever)
        for area in rubric.areas
        if area.id in card.areas
    }
    return card.model_copy(update={"areas": areas})


def _with_reading(
    found: AreaScore, area: Area, rubric: Rubric, transcript: Transcript, retriever: Searcher
) -> AreaScore:
    if found.score == _HIGHEST:
        return found
    about = About(round=rubric.id, area=area.id, kinds=("guide", "notes"))
    passages = retriever.search(left_out(area, rubric, transcript), 1, about)
    return found.model_copy(update={"read_next": tuple(each.citation for each in passages)})


def left_out(area: Area, rubric: Rubric, transcript: Transcript) -> str:
    """Returns what to look for: the most valuable criterion that no answer spoke to.

    Where every criterion was spoken to, it is how answers on the area get better.
    """
    wanted = missing(met_in(area, rubric, transcript), area)
    return wanted[0].text if wanted else f"what lifts the {area.title.lower()} score"
