"""What was asked of the product, beside what was reached by left-out writers."""

from collections.abc import Sequence

from backend.domain.code import Code
from training.figures import Judged, figures, pairs_right

SERIOUS = (Code.THREAT, Code.SENSITIVE, Code.SUSPICIOUS, Code.RECORDS_REQUEST)
POSSIBLE = dict.fromkeys(SERIOUS, (0.7, 0.95)) | {
    Code.THREAT: (0.60, 0.95),
    Code.REGISTER: (0.75, 0.90),
    Code.ANSWER: (0.75, 0.90),
}
"""(precision, recall) asked for at `possible`."""
LIKELY = dict.fromkeys(SERIOUS, (0.95, 0.75)) | {Code.THREAT: (0.95, 0.65)}
"""(precision, recall) asked for at `likely`."""
PAIRS = 0.80
HEAD = "| what | asked | all mails | without pairs | held out | reached |\n|---|---|---|---|---|---|"


def targets(everybody: Sequence[Judged], held_out: Sequence[Judged]) -> str:
    """One row a target; `reached` is judged on all mails of left-out writers."""
    ordinary = [j for j in everybody if not j.text.pair]
    rows = [HEAD]
    for sure, wanted in ((False, POSSIBLE), (True, LIKELY)):
        for code, (precision, recall) in wanted.items():
            cells = []
            for judged in (everybody, ordinary, held_out):
                found = figures(judged, code, only_likely=sure)
                cells.append(f"{found.precision:.2f} / {found.recall:.2f}")
            reached = figures(everybody, code, only_likely=sure)
            holds = reached.precision >= precision and reached.recall >= recall
            name = f"`{code}` at {'likely' if sure else 'possible'}: precision / recall"
            rows.append(f"| {name} | {precision:.2f} / {recall:.2f} | {' | '.join(cells)} | {_word(holds)} |")
    for code in SERIOUS:
        right, told = pairs_right(everybody, code)
        share = right / max(told, 1)
        rows.append(
            f"| `{code}`: pairs both right | {PAIRS:.0%} | {share:.0%} | – | – | {_word(share >= PAIRS)} |"
        )
    return "\n".join(rows)


def _word(holds: bool) -> str:
    return "yes" if holds else "**no**"
