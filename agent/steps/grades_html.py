"""The scorecards of one run as one HTML page that needs nothing else, and that prints.

Everything that came from a model, a candidate or a file is escaped by the template engine.
"""

from jinja2 import Environment, StrictUndefined

from agent.steps.agenda import clock_face
from agent.steps.code_report import code_lines
from agent.steps.costs import usage_text
from agent.steps.fencing import clean
from agent.steps.grades import Grades
from agent.steps.report import (
    part_text,
    score_text,
    score_with_error,
    speech_text,
    spread_text,
    stamp_text,
    summary,
    trust,
)

TITLE = "<title>Mockloop grades</title>"


def html_page(grades: Grades, template: str) -> str:
    """Returns the page.

    Args:
        grades: of one run.
        template: Jinja text.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters |= {
        "clean": clean,
        "clock": clock_face,
        "code": code_lines,
        "part": part_text,
        "score": score_text,
        "speech": speech_text,
        "spread": spread_text,
        "stamp": stamp_text,
        "score_with_error": score_with_error,
        "summary": summary,
        "trust": trust,
        "usage": usage_text,
    }
    return environment.from_string(template).render(grades=grades)
