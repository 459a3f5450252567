def count_readings(tokens: list[list[str]], may_follow: dict[str, list[str]], modulus: int) -> int:
    for position, tags in enumerate(tokens):
        for tag in tags:
            if tag not in may_follow:
                raise ValueError(f"token {position} has the unknown tag {tag!r}")
    may_precede: dict[str, set[str]] = {tag: set() for tag in may_follow}
    for tag, followers in may_follow.items():
        for follower in followers:
            may_precede[follower].add(tag)
    counts: dict[str, int] = {}
    for position, tags in enumerate(tokens):
        possible = set(tags)
        if position == 0:
            counts = {tag: 1 for tag in possible}
        else:
            counts = {
                tag: sum(count for before, count in counts.items() if before in may_precede[tag]) % modulus
                for tag in possible
            }
    return sum(counts.values()) % modulus if tokens else 1
