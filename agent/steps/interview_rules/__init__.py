"""Rules that every turn of a whole interview is held to, as functions over its saved session."""

from agent.steps.interview_rules.missing import probed
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed
from agent.steps.interview_rules.table import ANYWHERE_RULE, PROBE_RULE, RULES, Rule, figures

__all__ = [
    "ANYWHERE_RULE",
    "PROBE_RULE",
    "RULES",
    "Asked",
    "Embed",
    "Held",
    "Interviewed",
    "Rule",
    "figures",
    "probed",
]
