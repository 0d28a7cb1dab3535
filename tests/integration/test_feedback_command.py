"""`epostlotsen feedback` says what was found wrong, and takes back what was withdrawn."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from backend.adapters.database import migrate, open_database
from backend.adapters.judgement_book import DatabaseJudgements
from backend.cli import main
from backend.domain.code import Code
from backend.domain.hand_over import Person
from backend.domain.judgement import Judgement, Reason, Verdict


def judgement(mail: str, verdict: Verdict, day: int = 20, code: Code = Code.THREAT) -> Judgement:
    at = datetime(2026, 11, day, tzinfo=UTC)
    person = Person("11111111-2222-4333-8444-555555555555", "oid")
    return Judgement("norsjo", mail, person, code, verdict, Reason.MISREAD, at, ("threat.abuse",), "p", "r", "m")


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'register.db'}"
    migrate(url)
    book = DatabaseJudgements(open_database(url))
    book.add(judgement("a", Verdict.WRONG))
    book.add(judgement("b", Verdict.WRONG, day=24))
    book.add(judgement("c", Verdict.WRONG))
    book.add(judgement("c", Verdict.WITHDRAWN))
    book.add(judgement("d", Verdict.FELT_THREATENING))
    return url


def run(url: str, *more: str) -> str:
    result = CliRunner().invoke(main, ["feedback", "--database-url", url, *more], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_counts_by_code_verdict_reason_and_rule(url: str) -> None:
    wrong, felt = json.loads(run(url, "--format", "json"))
    assert (wrong["code"], wrong["verdict"], wrong["count"]) == ("threat", "wrong", 2)
    assert wrong["reasons"] == {"misread": 2} and wrong["rules"] == {"threat.abuse": 2}
    assert felt["verdict"] == "felt_threatening"


def test_since_and_text(url: str) -> None:
    assert "1  threat  wrong" in run(url, "--since", "2026-11-22")
    assert run(url, "--municipality", "elsewhere").strip() == "Nothing has been said."
