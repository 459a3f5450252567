"""Finding the JSON object in an answer, where a provider lets the model write around it."""

import json
import re

_OBJECT = re.compile(r"\{\s*[\"}]")


def last_object(text: str) -> str:
    """Returns the last complete JSON object in a text; the text itself where there is none.

    A model that thinks aloud may repeat what it was shown, such as a grade that a candidate has
    put into an answer; its own comes last. Objects inside an object are part of it. Where one is
    begun and not whole, nothing in the text is told from what it was to hold: the text is
    returned as it is, and so fits no record.

    Args:
        text: what the model answered.
    """
    decoder = json.JSONDecoder()
    found, end = "", 0
    while opening := _OBJECT.search(text, end):
        try:
            _, end = decoder.raw_decode(text, opening.start())
        except (json.JSONDecodeError, RecursionError):
            return text
        found = text[opening.start() : end]
    return found or text
