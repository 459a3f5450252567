import re

ANY_ORDER = {"add", "mul", "min", "max"}
NAME = re.compile(r"\s*([A-Za-z0-9_.\-]+)\s*")


def distinct_calls(formulas: list[str]) -> int:
    """The number of different calls that all formulas together need."""
    numbers: dict[tuple[str, tuple[int, ...] | None], int] = {}

    def number(name: str, arguments: tuple[int, ...] | None) -> int:
        return numbers.setdefault((name, arguments), len(numbers))

    def piece(text: str, position: int) -> tuple[int, int]:
        match = NAME.match(text, position)
        if not match:
            raise ValueError("a name is missing")
        name, position = match.group(1), match.end()
        if text[position : position + 1] != "(":
            return number(name, None), position
        position += 1
        arguments: list[int] = []
        closed = re.compile(r"\s*\)\s*").match(text, position)
        while not closed:
            argument, position = piece(text, position)
            arguments.append(argument)
            if text[position : position + 1] == ",":
                position += 1
            elif not (closed := re.compile(r"\)\s*").match(text, position)):
                raise ValueError("a comma or a bracket was expected")
        if name in ANY_ORDER:
            arguments.sort()
        return number(name, tuple(arguments)), closed.end()

    for formula in formulas:
        _, end = piece(formula, 0)
        if end != len(formula):
            raise ValueError("the formula goes on after its end")
    return sum(arguments is not None for _, arguments in numbers)
