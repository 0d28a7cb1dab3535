"""epostlotsen feedback: what representatives found wrong, by code and rule. No mail, no person."""

import json
import os
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import click

from backend.adapters.database import open_database
from backend.adapters.judgement_book import DatabaseJudgements
from backend.domain.judgement import Judgement, Verdict


@click.command()
@click.option("--database-url", default=lambda: os.environ.get("EPOSTLOTSEN_DATABASE_URL", ""), show_default=False)
@click.option("--municipality", default="norsjo", show_default=True, help="Id of the policy.")
@click.option("--since", "since_text", default="", help="Only from this day on: 2026-11-01.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def feedback(database_url: str, municipality: str, since_text: str, form: str) -> None:
    """Summarise «Stämmer inte» and «Jag upplever detta som hot»."""
    if not database_url:
        raise click.UsageError("Set EPOSTLOTSEN_DATABASE_URL or give --database-url.")
    judgements = DatabaseJudgements(open_database(database_url)).all_of(municipality, _day(since_text))
    summary = summarise(judgements)
    click.echo(json.dumps(summary, ensure_ascii=False) if form == "json" else _as_text(summary))


def summarise(judgements: tuple[Judgement, ...]) -> list[dict[str, Any]]:
    """One row for each code and verdict, most frequent first; takes back what was withdrawn."""
    standing = {(j.message_key, j.person.object_id, j.code): j for j in judgements}
    rows: dict[tuple[str, str], list[Judgement]] = {}
    for judgement in standing.values():
        if judgement.verdict is not Verdict.WITHDRAWN:
            rows.setdefault((judgement.code.value, judgement.verdict.value), []).append(judgement)
    ordered = sorted(rows.items(), key=lambda row: -len(row[1]))
    return [
        {
            "code": code,
            "verdict": verdict,
            "count": len(some),
            "reasons": dict(Counter(j.reason.value for j in some if j.reason.value).most_common()),
            "rules": dict(Counter(rule for j in some for rule in j.rule_ids).most_common()),
            "versions": sorted({f"{j.policy_version} · {j.rules_version} · {j.model_version}" for j in some}),
        }
        for (code, verdict), some in ordered
    ]


def _as_text(summary: list[dict[str, Any]]) -> str:
    if not summary:
        return "Nothing has been said."
    lines = []
    for row in summary:
        lines.append(f"{row['count']:5}  {row['code']}  {row['verdict']}")
        lines += [f"         {name} {count}" for name, count in row["reasons"].items()]
        lines += [f"         rule {name} {count}" for name, count in row["rules"].items()]
    return "\n".join(lines)


def _day(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC) if text else None
    except ValueError:
        raise click.UsageError("--since takes a day such as 2026-11-01.") from None
