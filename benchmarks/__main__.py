"""`make bench`: our time beside presidio's in the same run, memory, start-up, HTTP; a verdict for each budget."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.mails import SIZES, several
from benchmarks.over_http import measure

PEER_PYTHON = Path(".local/peer/bin/python")
BUDGETS = (
    ("10 KB, p50", "10 KB", "p50_ms", 5.0, "ms"),
    ("10 KB, p99", "10 KB", "p99_ms", 20.0, "ms"),
    ("1 MB", "1 MB", "p50_ms", 1000.0, "ms"),
)
"""design.md §8."""


def main() -> None:
    """Runs one after the other, so that neither disturbs the other."""
    ours = _run([sys.executable, "-m", "benchmarks.ours"])
    peer = _peer()
    print("\n| mail | ours p50 | ours p99 | presidio p50 | ours : presidio |\n|---|---|---|---|---|")
    for size in SIZES:
        mine, other = ours[size], peer[size] if peer else None
        ratio = f"{mine['p50_ms'] / other['p50_ms']:.2f}" if other else "–"
        theirs = f"{other['p50_ms']:.1f} ms" if other else "not installed"
        print(f"| {size} | {mine['p50_ms']:.1f} ms | {mine['p99_ms']:.1f} ms | {theirs} | {ratio} |")
    longer = ours["1 MB"]["p50_ms"] / ours["100 KB"]["p50_ms"]
    print(f"\nTen times the length takes {longer:.1f} times as long (100 KB → 1 MB).")
    print(
        f"10 KB made of the corpus' shortest mails as well, much to find in them: {ours['dense_ms']:.1f} ms (p50)."
    )
    print(f"A worker that is new to most of the words needs {ours['new_words_ms']:.1f} ms for 10 KB (p50).")
    if peer:
        print(f"Start: ours {ours['start_s']:.1f} s, presidio {peer['start_s']:.1f} s.")
    with tempfile.TemporaryDirectory() as folder:
        http = measure(Path(folder))
    print(
        f"HTTP, 2 KB mails, 2 workers: {http['per_second']:.0f} a second, p50 {http['p50_ms']:.0f} ms, "
        f"p99 {http['p99_ms']:.0f} ms (the callers share the same cores).\n"
    )
    _verdicts(ours, http)


def _verdicts(ours: dict[str, Any], http: dict[str, float]) -> None:
    rows = [(name, ours[size][key], limit, unit) for name, size, key, limit, unit in BUDGETS]
    rows += [("start", ours["start_s"], 2.0, "s"), ("memory of a worker", ours["memory_mb"], 200.0, "MB")]
    rows += [("HTTP p99", http["p99_ms"], 100.0, "ms")]
    for name, value, limit, unit in rows:
        print(f"{'holds ' if value <= limit else 'BROKEN'}  {name}: {value:.1f} {unit} (budget {limit:g} {unit})")
    enough = http["per_second"] >= 300
    print(f"{'holds ' if enough else 'BROKEN'}  HTTP: {http['per_second']:.0f} a second (budget 300)")


def _peer() -> dict[str, Any] | None:
    if not PEER_PYTHON.exists():
        return None
    mails = {name: several(max(1, min(20, 1_000_000 // size)), size) for name, size in SIZES.items()}
    return _run([str(PEER_PYTHON), "benchmarks/peer.py"], json.dumps(mails))


def _run(command: list[str], given: str = "") -> dict[str, Any]:
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
