def count_readings(tokens: list[list[str]], may_follow: dict[str, list[str]], modulus: int) -> int:
    if not tokens:
        return 1
    for position, tags in enumerate(tokens):
        for tag in tags:
            if tag not in may_follow:
                raise ValueError(f"token {position} has the unknown tag {tag!r}")
    ends = [(tag, 1) for tag in tokens[0] or may_follow]
    for tags in tokens[1:]:
        ends = [
            (tag, sum(count for before, count in ends if tag in may_follow[before]) % modulus)
            for tag in tags or may_follow
        ]
    return sum(count for _, count in ends) % modulus
