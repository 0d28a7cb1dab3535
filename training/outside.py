"""Figures on mails and sentences that nobody on this project wrote (../shared/data), read in place."""

import json
from pathlib import Path

from backend.assessor import build_assessor
from backend.domain.assessment import Assessment
from backend.domain.code import Certainty, Code
from backend.domain.message import Body, Message
from backend.reading.eml import parse_eml
from backend.reading.graph_message import parse_message
from training.judging import NOW

SHARED = Path(__file__).parents[2] / "shared" / "data"
LIMITS = (Code.THREAT, Code.SENSITIVE, Code.SUSPICIOUS)
HEAD = (
    "| texts | how many | threat likely / possible | sensitive likely / possible | suspicious likely / possible |"
)


def outside_figures() -> str:
    """How often each code is said of honest mails, spam and heated debate; a line when the data is absent."""
    if not SHARED.is_dir():
        return "(../shared/data is not here.)"
    assess = build_assessor("norsjo")
    rows = [HEAD, "|---|---|---|---|---|"]
    for folder in sorted(p for p in (SHARED / "mail" / "spamassassin").iterdir() if p.is_dir()):
        mails = [parse_message(parse_eml(file.read_bytes())) for file in sorted(folder.iterdir())]
        rows.append(_row(f"mails: {folder.name}", [assess(mail, NOW) for mail in mails]))
    for name in ("absabank-imm_dev", "absabank-imm_train"):
        file = SHARED / "hard-negatives" / f"{name}.jsonl"
        sentences = [json.loads(line)["text"] for line in file.read_text("utf-8").split("\n") if line]
        rows.append(_row(f"debate: {name}", [assess(Message(body=Body(text)), NOW) for text in sentences]))
    return "\n".join(rows)


def _row(name: str, assessments: list[Assessment]) -> str:
    cells = []
    for code in LIMITS:
        said = [a.certainty for assessment in assessments for a in assessment.guidance.advice if a.code is code]
        likely, count = sum(c is Certainty.LIKELY for c in said), len(assessments)
        cells.append(f"{likely / count:.2%} / {len(said) / count:.2%}")
    return f"| {name} | {len(assessments)} | {' | '.join(cells)} |"
