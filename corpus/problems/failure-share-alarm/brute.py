from collections.abc import Iterable


def first_alarm(requests: Iterable[tuple[int, bool]], window: int, least: int) -> int | None:
    seen: list[tuple[int, bool]] = []
    for now, failed in requests:
        if seen and now < seen[-1][0]:
            raise ValueError("time goes backwards")
        seen.append((now, failed))
        inside = [lost for second, lost in seen if second > now - window]
        if len(inside) >= least and 2 * sum(inside) > len(inside):
            return now
    return None
