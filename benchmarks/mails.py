"""Mails of a given length, pieced together from the corpus; the same every time."""

from training.corpus import load_corpus

SIZES = {"1 KB": 1_000, "10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000}
STEP = 37
"""A prime, so that neighbours in the corpus do not stand side by side."""


def mail_texts() -> dict[str, str]:
    """Running Swedish text of each size, in characters."""
    bodies = [text.message.body.content for text in load_corpus() if not text.is_draft]
    longest = max(SIZES.values())
    pieces: list[str] = []
    length = number = 0
    while length < longest:
        body = bodies[number * STEP % len(bodies)]
        pieces.append(body)
        length += len(body) + 2
        number += 1
    whole = "\n\n".join(pieces)
    return {name: whole[:size] for name, size in SIZES.items()}


def several(count: int, size: int) -> list[str]:
    """Different mails of one size."""
    whole = mail_texts()["1 MB"]
    return [whole[start : start + size] for start in range(0, count * size, size)]
