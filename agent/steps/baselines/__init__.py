"""What a grader is held against: the ways in which others make the same model grade."""

from agent.steps.baselines.area_text import area_text
from agent.steps.baselines.asking import (
    checklist,
    checklist_messages,
    digit,
    digit_messages,
    one_call,
    one_call_messages,
)
from agent.steps.baselines.subset import drawn, subset

__all__ = [
    "area_text",
    "checklist",
    "checklist_messages",
    "digit",
    "digit_messages",
    "drawn",
    "one_call",
    "one_call_messages",
    "subset",
]
