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
    total = 0
    numbers: dict[tuple[str, tuple[int, ...] | None], int] = {}

    def number(name: str, arguments: tuple[int, ...] | None) -> int:
        return numbers.setdefault((name, arguments), len(numbers))

    for formula in formulas:
        numbers.clear()
        open_calls: list[tuple[str, list[int]]] = []
        done: int | None = None
        name: str | None = None
        after_comma = False
        for part in parts_of(formula):
            if part == "(":
                if name is None:
                    raise ValueError("a bracket without a function")
                open_calls.append((name, []))
                name, after_comma = None, False
            elif part in (",", ")"):
                if not open_calls:
                    raise ValueError(f"{part!r} outside of any call")
                function, arguments = open_calls[-1]
                if name is not None:
                    arguments.append(number(name, None))
                elif done is not None:
                    arguments.append(done)
                elif part == "," or after_comma:
                    raise ValueError("an argument is missing")
                name, done = None, None
                after_comma = part == ","
                if part == ")":
                    open_calls.pop()
                    if function in ANY_ORDER:
                        arguments.sort()
                    done = number(function, tuple(arguments))
            elif name is not None or done is not None:
                raise ValueError(f"{part!r} where a comma or a bracket was expected")
            else:
                name = part
        if open_calls or (name is None and done is None):
            raise ValueError("the formula is not complete")
        total += sum(arguments is not None for _, arguments in numbers)
    return total
