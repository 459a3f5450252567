_BROKEN = {"raises": "ValueError"}

EXAMPLES = [
    ([["div(clicks, add(clicks, views))", "log(add(clicks, views))"]], 3),
    ([["log(clicks)", "log(views)", "log(clicks)"]], 2),
]

ORDINARY = [
    ([["add(clicks, views)", "div(price, add(views, clicks))"]], 2),
    ([["div(price, stock)", "div(stock, price)"]], 2),
    ([["clip(div(wins, max(plays, 1)), 0, 1)", "max(1, plays)", "clip(wins, 1, 0)"]], 4),
    ([["mul(add(a, b), add(b, a))", "mul(add(a, b), add(a, c))"]], 4),
    ([["pick(age, low, high, 3)", "pick(age, low, high, 4)", "pick(age, low, high)"]], 3),
    ([["min(log(b), log(a), log(c))", "min(log(c), log(b), log(a))"]], 4),
]

EDGE = [
    ([[]], 0),
    ([["clicks", "3.5", "clicks"]], 0),
    ([["now()", "sub(now(), seen)", "now( )"]], 2),
    ([["  add ( a ,b)", "add(b,a)  ", "add( b , a )"]], 1),
    ([["add(a, a)", "add(a)", "add(a, a, a)"]], 3),
    ([["log(log)", "log(add(log, add))"]], 3),
    ([["log(2)", "log(2.0)", "log(-2)", "log(02)"]], 4),
    ([["add(a, add(b, c))", "add(add(a, b), c)"]], 4),
    ([["same(add(b, a))", "same(add(a, b))", "Same(add(a, b))"]], 3),
    ([["max(min(c, mul(b, a)), d)", "max(d, min(mul(a, b), c))"]], 3),
    ([["log(a)", "add(a, b"]], _BROKEN),
    ([["add(a, b))"]], _BROKEN),
    ([["add(a, b) c"]], _BROKEN),
    ([["add(a, b), log(a)"]], _BROKEN),
    ([["add(a,)"]], _BROKEN),
    ([["add(, a)"]], _BROKEN),
    ([["add(a,, b)"]], _BROKEN),
    ([["add(a b)"]], _BROKEN),
    ([["add(log(a) b)"]], _BROKEN),
    ([["(a)"]], _BROKEN),
    ([["log(a)(b)"]], _BROKEN),
    ([["a", "  "]], _BROKEN),
    ([[")"]], _BROKEN),
    ([["log(a)", "a, b"]], _BROKEN),
    ([["log(a + b)"]], _BROKEN),
    ([["log(" * 1500 + "a" + ")" * 1500, "log(" * 1499 + "a" + ")" * 1499]], 1500),
]

SCALE = [20000]

_FUNCTIONS = ("add", "mul", "min", "max", "div", "log", "clip", "sub")
_COLUMNS = ("a", "b", "c", "d1", "views", "0.5")


def sized(n, rng):
    names = _COLUMNS if n < 20 else [*_COLUMNS, *(f"c{k}" for k in range(40))]

    def small(calls):
        text = rng.choice(names)
        for _ in range(calls):
            parts = [text, *(rng.choice(names) for _ in range(rng.randint(0, 2)))]
            rng.shuffle(parts)
            text = f"{rng.choice(_FUNCTIONS)}({rng.choice((',', ', ')).join(parts)})"
        return text

    def deep(calls):
        before, after = [], []
        for _ in range(calls):
            other = rng.choice(names)
            first = rng.random() < 0.5
            before.append(f"{rng.choice(_FUNCTIONS)}({other + ',' if first else ''}")
            after.append(")" if first else f",{other})")
        return "".join(before) + rng.choice(names) + "".join(reversed(after))

    left = n
    formulas = []
    if n >= 4:
        formulas.append(deep(n // 3))
        left -= n // 3
    while left > 0:
        calls = min(left, rng.randint(1, 4))
        formulas.append(small(calls))
        left -= calls
    rng.shuffle(formulas)
    return [formulas]
