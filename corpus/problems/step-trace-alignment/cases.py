EXAMPLES = [
    ([[["gather", 5], ["matmul", 9]], [["matmul", 7], ["gather", 5]]], 12),
    ([[["gather", 5], ["matmul", 9]], [["gather", 5], ["matmul", 9]]], 0),
]

FORWARD = [["embed", 40], ["norm", 6], ["matmul", 90], ["relu", 5], ["norm", 7], ["matmul", 85], ["loss", 20]]
SLOWER = [["embed", 42], ["norm", 6], ["cast", 11], ["matmul", 130], ["relu", 5], ["matmul", 88], ["loss", 20], ["reduce", 60]]

ORDINARY = [
    ([FORWARD, SLOWER], 123),
    ([SLOWER, FORWARD], 123),
    ([[["matmul", 10], ["matmul", 60], ["norm", 3]], [["matmul", 55], ["norm", 4]]], 16),
    ([[["a", 3], ["b", 8], ["a", 9], ["c", 2]], [["a", 7], ["c", 2], ["b", 8], ["a", 1]]], 16),
    ([[["copy", 12], ["reduce", 30], ["copy", 14]], [["reduce", 25], ["copy", 12], ["copy", 14], ["reduce", 5]]], 34),
    ([[["norm", 4], ["matmul", 50], ["matmul", 3], ["norm", 20]], [["matmul", 48], ["norm", 18], ["norm", 2]]], 13),
    ([[["x", 1], ["y", 20], ["x", 1]], [["y", 20], ["x", 30], ["y", 2]]], 32),
]

EDGE = [
    ([[], []], 0),
    ([[["matmul", 9], ["norm", 4]], []], 13),
    ([[], [["matmul", 9], ["norm", 4]]], 13),
    ([[["matmul", 9]], [["norm", 9]]], 18),
    ([[["norm", 2]], [["norm", 2]]], 0),
    ([[["matmul", 9]], [["Matmul", 9]]], 18),
    ([[["copy", 0], ["copy", 0]], [["copy", 0], ["sync", 0]]], 0),
    ([[["copy", 30], ["copy", 1]], [["copy", 30]]], 1),
    ([[["copy", 1], ["copy", 30]], [["copy", 30]]], 1),
    ([[["copy", 5], ["copy", 5], ["copy", 5]], [["copy", 4], ["copy", 4], ["copy", 4], ["copy", 4]]], 7),
    ([[["a", 10**12]], [["a", 1]]], 10**12 - 1),
    ([[["matmul", 9], ["norm", -1]], [["matmul", 9]]], {"raises": "ValueError"}),
    ([[], [["norm", -3]]], {"raises": "ValueError"}),
]

SCALE = [500, 700]

NAMES = ("matmul", "norm", "softmax", "gather", "cast", "copy", "reduce", "relu", "add", "transpose", "sync", "scatter")


def sized(n, rng):
    names = NAMES if n > 20 else NAMES[:3]
    left = [[rng.choice(names), rng.randint(0, 500)] for _ in range(n)]
    right = []
    for name, time in left:
        turn = rng.random()
        if turn < 0.1:
            right.append([rng.choice(names), rng.randint(0, 500)])
        if turn < 0.9:
            right.append([name, max(0, time + rng.randint(-40, 60))])
    for _ in range(n // 8):
        right.append(right.pop(rng.randrange(len(right)))) if right else None
    return [left, right]
