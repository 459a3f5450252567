from collections import defaultdict


def leak_groups(pairs: list[tuple[int, int]], train: list[int], test: list[int]) -> tuple[int, int]:
    """Search the groups along those pairs alone that have an image on either side."""
    trained, tested = set(train), set(test)
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        if (one in trained and other in tested) or (one in tested and other in trained):
            beside[one].append(other)
            beside[other].append(one)

    seen: set[int] = set()
    groups = leaked = 0
    for first in list(beside):
        if first in seen:
            continue
        seen.add(first)
        stack = [first]
        groups += 1
        while stack:
            image = stack.pop()
            leaked += image in tested
            for other in beside[image]:
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
    return groups, leaked
