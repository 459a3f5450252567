def finest_classes(
    subtopics: dict[str, list[str]], counts: dict[str, int], least: int
) -> list[str]:
    """The topics to use as classes, counting the examples anew for every topic looked at."""

    def examples(topic: str) -> int:
        found = 0
        waiting = [topic]
        while waiting:
            each = waiting.pop()
            found += counts.get(each, 0)
            waiting.extend(subtopics[each])
        return found

    below = {child for children in subtopics.values() for child in children}
    waiting = [topic for topic in subtopics if topic not in below and examples(topic) >= least]
    picked = []
    while waiting:
        topic = waiting.pop()
        end = topic
        while len(subtopics[end]) == 1:
            end = subtopics[end][0]
        if subtopics[end] and all(examples(child) >= least for child in subtopics[end]):
            waiting.extend(subtopics[end])
        else:
            picked.append(topic)
    return picked
