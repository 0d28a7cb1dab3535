"""epostlotsen assess: guidance for mails in files. The contract is in docs/command_line.md."""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from backend.assessor import build_assessor
from backend.commands.mail_files import STANDARD_INPUT, MailFile, mails_in
from backend.commands.plain_text import as_text
from backend.domain.errors import InvalidData, UnreadableMessage
from backend.service_layer.assess_message import AssessMessage
from backend.service_layer.assessment_view import as_json

ALL_ASSESSED, SOME_ERRORS = 0, 1
LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""JSON may hold these as they are, but some readers take them for the end of a line."""


@click.command()
@click.option("--policy", default="norsjo", show_default=True, help="Name of a policy, or a TOML file.")
@click.option("--local", default="", help="An overlay with this installation's tenant and contacts.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--now", "now_text", default="", help="ISO time that stands in for a missing time of receipt.")
@click.option("--language", type=click.Choice(["sv", "en"]), default="sv", show_default=True)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def assess(policy: str, local: str, form: str, now_text: str, language: str, paths: tuple[str, ...]) -> None:
    """Say what the guideline asks for each mail: .eml, .json, .jsonl, or - for JSONL on standard input."""
    now = _now(now_text)
    for path in paths:
        if path != STANDARD_INPUT and not Path(path).is_file():
            raise click.UsageError(f"There is no file {path}.")
    try:
        use_case = build_assessor(policy, local)
    except InvalidData as error:
        raise click.UsageError(f"{error.file}: {error.key}: {error.remedy}") from None
    status = ALL_ASSESSED
    try:
        for mail in mails_in(paths):
            answer = _answer(mail, use_case, now, language)
            status = SOME_ERRORS if "error" in answer else status
            _write(_as_json_line(answer) if form == "json" else as_text(answer, use_case, language))
    except BrokenPipeError:
        # Who reads has had enough; say nothing more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)


def _answer(mail: MailFile, use_case: AssessMessage, now: datetime, language: str) -> dict[str, Any]:
    try:
        return {"id": mail.id, **as_json(use_case(mail.read(), now, language))}
    except UnreadableMessage as error:
        return {"id": mail.id, "error": {"type": error.type_id, "detail": str(error)}}
    except OSError as error:
        return {"id": mail.id, "error": {"type": "unreadable-file", "detail": error.strerror or "cannot be read"}}
    except Exception as error:  # a fault of ours in one mail is no reason to leave the others
        return {"id": mail.id, "error": {"type": "unexpected", "detail": type(error).__name__}}


def _as_json_line(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False).translate(LINE_ENDS)


def _now(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text) if text else datetime.now(UTC)
    except ValueError:
        raise click.UsageError("--now takes an ISO time such as 2026-11-24T09:00:00+01:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _write(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
