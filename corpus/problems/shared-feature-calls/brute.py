import re
import string

ANY_ORDER = ("add", "mul", "min", "max")
NAME_SIGNS = string.ascii_letters + string.digits + "_.-"
PIECE = re.compile(r"\s*([A-Za-z0-9_.\-]+|#[0-9]+#)\s*")


def distinct_calls(formulas: list[str]) -> int:
    """The number of different calls, by putting a number in place of one innermost call at a time."""
    known: list[tuple[str, list[str]]] = []
    for formula in formulas:
        text = formula
        if "#" in text:
            raise ValueError("a formula with a sign that is not allowed")
        while ")" in text:
            close = text.index(")")
            inside_from = text.rfind("(", 0, close) + 1
            before = text[: max(inside_from - 1, 0)].rstrip()
            name_from = len(before)
            while name_from and before[name_from - 1] in NAME_SIGNS:
                name_from -= 1
            function = before[name_from:]
            if not function:
                raise ValueError("a bracket without a function")
            inside = text[inside_from:close]
            arguments = inside.split(",") if inside.strip() else []
            if not all(PIECE.fullmatch(argument) for argument in arguments):
                raise ValueError(f"cannot read {inside!r}")
            arguments = [argument.strip() for argument in arguments]
            if function in ANY_ORDER:
                arguments.sort()
            if (function, arguments) not in known:
                known.append((function, arguments))
            place = known.index((function, arguments))
            text = f"{before[:name_from]} #{place}# {text[close + 1 :]}"
        if not PIECE.fullmatch(text):
            raise ValueError("the formula is broken")
    return len(known)
