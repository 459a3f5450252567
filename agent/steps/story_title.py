"""The title of a story that was given none."""

_LONGEST = 80
_WORDS = 7


def titled(text: str) -> tuple[str, str]:
    """Returns a title and the story: a short first line of its own, else the first words.

    Args:
        text: clean, with at least one word.
    """
    first, _, rest = text.partition("\n")
    line = " ".join(first.lstrip("#").split())
    alone = rest.startswith("\n") or first.startswith("#")
    if alone and rest.strip() and 0 < len(line) <= _LONGEST:
        return line, rest.strip()
    return " ".join(text.split()[:_WORDS])[:_LONGEST], text
