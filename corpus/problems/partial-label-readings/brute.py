def count_readings(tokens: list[list[str]], may_follow: dict[str, list[str]], modulus: int) -> int:
    if any(tag not in may_follow for tags in tokens for tag in tags):
        raise ValueError("a token has an unknown tag")
    readings = 0
    unfinished: list[tuple[int, str | None]] = [(0, None)]
    while unfinished:
        position, last = unfinished.pop()
        if position == len(tokens):
            readings += 1
            continue
        for tag in set(tokens[position]) or set(may_follow):
            if last is None or tag in may_follow[last]:
                unfinished.append((position + 1, tag))
    return readings % modulus
