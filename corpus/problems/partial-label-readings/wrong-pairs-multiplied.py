def count_readings(tokens: list[list[str]], may_follow: dict[str, list[str]], modulus: int) -> int:
    for position, tags in enumerate(tokens):
        for tag in tags:
            if tag not in may_follow:
                raise ValueError(f"token {position} has the unknown tag {tag!r}")
    possible = [set(tags) or set(may_follow) for tags in tokens]
    if not possible:
        return 1
    readings = len(possible[0])
    for before, after in zip(possible, possible[1:]):
        pairs = sum(len(after & set(may_follow[tag])) for tag in before)
        readings = readings * pairs // len(before)
    return readings % modulus
