from collections.abc import Iterable


def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """Search twice, by recursion."""
    hosts = set(passes_on).union(*passes_on.values())
    roots = unreached(passes_on, sorted(hosts))
    return sorted(unreached(passes_on, reversed(roots)))


def unreached(passes_on: dict[str, list[str]], hosts: Iterable[str]) -> list[str]:
    """Those hosts that none of the hosts before them reaches."""
    reached: set[str] = set()
    first = []

    def visit(host: str) -> None:
        reached.add(host)
        for other in passes_on.get(host, ()):
            if other not in reached:
                visit(other)

    for start in hosts:
        if start in reached:
            continue
        first.append(start)
        visit(start)
    return first
