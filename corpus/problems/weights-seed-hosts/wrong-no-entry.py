from collections.abc import Iterable


def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """Search twice from the hosts that have a list."""
    roots = unreached(passes_on, sorted(passes_on))
    return sorted(unreached(passes_on, reversed(roots)))


def unreached(passes_on: dict[str, list[str]], hosts: Iterable[str]) -> list[str]:
    """Those hosts that none of the hosts before them reaches."""
    reached: set[str] = set()
    first = []
    for start in hosts:
        if start in reached:
            continue
        first.append(start)
        reached.add(start)
        stack = [start]
        while stack:
            for host in passes_on[stack.pop()]:
                if host not in reached:
                    reached.add(host)
                    stack.append(host)
    return first
