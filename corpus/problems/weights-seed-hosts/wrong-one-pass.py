from collections.abc import Iterable


def seed_hosts(passes_on: dict[str, list[str]]) -> list[str]:
    """Take the hosts by name while they are not reached yet."""
    hosts = set(passes_on).union(*passes_on.values())
    return unreached(passes_on, sorted(hosts))


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
            for host in passes_on.get(stack.pop(), ()):
                if host not in reached:
                    reached.add(host)
                    stack.append(host)
    return first
