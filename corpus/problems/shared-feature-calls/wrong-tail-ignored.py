import re

ANY_ORDER = {"add", "mul", "min", "max"}
PART = re.compile(r"[A-Za-z0-9_.\-]+|[(),]")
STRANGE = re.compile(r"[^A-Za-z0-9_.\-(),\s]")


def parts_of(formula: str) -> list[str]:
    """The names, numbers, brackets and commas of a formula, in order."""
    if strange := STRANGE.search(formula):
        raise ValueError(f"{strange.group()!r} has no place in a formula")
    return PART.findall(formula)


def distinct_calls(formulas: list[str]) -> int:
    """The number of different calls that all formulas together need."""
    numbers: dict[tuple[str, tuple[int, ...] | None], int] = {}
    for formula in formulas:
        parts = parts_of(formula)
        open_calls: list[tuple[str, list[int]]] = []
        position = 0
        while position < len(parts):
            name = parts[position]
            if name in ("(", ")", ","):
                raise ValueError("a name is missing")
            if parts[position + 1 : position + 2] == ["("]:
                open_calls.append((name, []))
                position += 2
                if parts[position : position + 1] != [")"]:
                    continue
            else:
                piece = numbers.setdefault((name, None), len(numbers))
                position += 1
                if not open_calls:
                    break
                open_calls[-1][1].append(piece)
            while open_calls and parts[position : position + 1] == [")"]:
                function, arguments = open_calls.pop()
                if function in ANY_ORDER:
                    arguments.sort()
                piece = numbers.setdefault((function, tuple(arguments)), len(numbers))
                position += 1
                if open_calls:
                    open_calls[-1][1].append(piece)
            if not open_calls:
                break
            if parts[position : position + 1] != [","]:
                raise ValueError("a comma or a bracket was expected")
            position += 1
        if open_calls or not parts:
            raise ValueError("the formula is not complete")
    return sum(arguments is not None for _, arguments in numbers)
