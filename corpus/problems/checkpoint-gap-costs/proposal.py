from collections import deque


def checkpoint_places(minutes, costs, limit):
    """Where to write at the lowest total cost; linear, as the window only ever moves forwards."""
    if any(work > limit for work in minutes):
        return None
    done, cheapest, before = [0], [0], [0]
    window = deque([0])
    for place, (work, cost) in enumerate(zip(minutes, costs), start=1):
        done.append(done[-1] + work)
        while done[place] - done[window[0]] > limit:
            window.popleft()
        last = min(window, key=cheapest.__getitem__)
        cheapest.append(cheapest[last] + cost)
        before.append(last)
        window.append(place)
    places, place = [], len(minutes)
    while place > 0:
        places.append(place - 1)
        place = before[place]
    return places[::-1]
