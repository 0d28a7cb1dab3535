"""Mails of a given length, pieced together from the corpus; the same every time."""

from training.corpus import load_corpus

SIZES = {"1 KB": 1_000, "10 KB": 10_000, "100 KB": 100_000, "1 MB": 1_000_000}
"""Bytes of UTF-8."""
STEP = 37
"""A prime, so that neighbours in the corpus do not stand side by side."""
LONG = 800
"""Characters. Mails from this length on read like letters; the shorter ones are mostly twins written to try the
product, with something to find in nearly every sentence."""


def several(count: int, size: int, shortest: int = LONG) -> list[str]:
    """Different mails of one size in bytes, made of mails that are at least so many characters long."""
    texts = (text.message.body.content for text in load_corpus() if not text.is_draft)
    bodies = [body for body in texts if len(body) >= shortest]
    pieces: list[bytes] = []
    length = number = 0
    while length < count * size:
        piece = bodies[number * STEP % len(bodies)].encode() + b"\n\n"
        pieces.append(piece)
        length += len(piece)
        number += 1
    whole = b"".join(pieces)
    return [whole[start : start + size].decode(errors="ignore") for start in range(0, count * size, size)]
