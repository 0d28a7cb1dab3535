"""The product in this process: start-up, time a mail, memory. Prints one JSON object."""

import json
import resource
import time
from datetime import UTC, datetime
from typing import Any

from benchmarks.mails import SIZES, several

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
ROUNDS = {"1 KB": 300, "10 KB": 200, "100 KB": 20, "1 MB": 3}


def main() -> None:
    """Measures in the order that a worker lives: start, mails full of words it has not met, many mails."""
    texts = {name: several(min(ROUNDS[name], 1_000_000 // SIZES[name]), SIZES[name]) for name in SIZES}
    dense = several(100, SIZES["10 KB"], shortest=0)
    before = _memory()
    begun = time.perf_counter()
    from backend.assessor import build_assessor
    from backend.domain.message import Address, Body, Message

    assess = build_assessor("norsjo")
    started = time.perf_counter() - begun
    sender = Address("Anna Ek", "anna.ek@telia.example")

    def once(text: str) -> float:
        message = Message(subject="Om plogningen", body=Body(text), sender=sender)
        began = time.perf_counter()
        assess(message, NOW)
        return 1000 * (time.perf_counter() - began)

    found: dict[str, Any] = {"start_s": started, "new_words_ms": _middle([once(text) for text in texts["10 KB"]])}
    found["dense_ms"] = _middle([once(text) for _ in range(2) for text in dense][len(dense) :])
    for name, some in texts.items():
        times = sorted(once(some[n % len(some)]) for n in range(ROUNDS[name]))
        found[name] = {"p50_ms": _middle(times), "p99_ms": times[int(len(times) * 0.99)]}
        if name == "10 KB":
            found["memory_mb"] = _memory() - before
    print(json.dumps(found))


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def _memory() -> float:
    """What this process has had at most, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
