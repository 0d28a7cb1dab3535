"""`epostlotsen policy check` proves the golden mails, `policy diff` shows what another policy changes."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backend.adapters.toml_file import folder
from backend.adapters.toml_golden import load_golden
from backend.assessor import build_assessor
from backend.commands.policy import policy
from backend.domain.code import Code
from backend.service_layer.golden_mails import faults

POLICIES = sorted(file.name.removesuffix(".toml") for file in folder("policies").iterdir() if file.is_file())
NORSJO = folder("policies").joinpath("norsjo.toml").read_text("utf-8")

MAIL = """
[[mail]]
id = "threat"
sender = "a@b.example"
body = "Jag ska döda dig"
restrictions = ["no_reply", "no_disposal"]
codes = {codes}
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(policy, list(words))


@pytest.mark.parametrize("name", [name for name in POLICIES if not name.startswith("_")])
def test_golden_mails_of_every_policy_are_treated_as_wanted(name: str) -> None:
    assert [fault.mail.id for fault in faults(build_assessor(name), load_golden(name))] == []


def test_golden_mails_cover_what_must_never_go_wrong() -> None:
    codes = {code for mail in load_golden("norsjo") for code in mail.codes}
    assert {
        Code.THREAT,
        Code.SUSPICIOUS,
        Code.SENSITIVE,
        Code.RECORDS_REQUEST,
        Code.REGISTER,
        Code.ANSWER,
    } <= codes
    assert any(mail.is_draft and not mail.codes for mail in load_golden("norsjo"))


def test_check_names_the_golden_mail_that_is_treated_otherwise(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(NORSJO.replace("answer = 3", "answer = 5"), "utf-8")
    result = run("check", str(tmp_path / "ours.toml"))
    assert result.exit_code == 1
    assert "question\n  wanted: register, answer; no_disposal; by 2026-11-26\n" in result.output
    assert "by 2026-11-30" in result.output


def test_a_municipality_keeps_its_own_golden_mails_beside_its_policy(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text(NORSJO.replace("norsjo.se", "storuman.se"), "utf-8")
    (tmp_path / "golden").mkdir()
    golden = tmp_path / "golden" / "ours.toml"
    golden.write_text(MAIL.format(codes='["threat", "register"]'), "utf-8")
    assert "All 1 golden mails" in run("check", str(tmp_path / "ours.toml")).output
    golden.write_text(MAIL.format(codes='["thret"]'), "utf-8")
    result = run("check", str(tmp_path / "ours.toml"))
    assert result.exit_code == 1 and "ours.toml: codes.0" in result.output


def test_diff_shows_only_what_changes(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(NORSJO.replace("answer = 3", "answer = 1"), "utf-8")
    assert run("diff", "norsjo", "norsjo").output.startswith("All 12 golden mails are treated alike")
    result = run("diff", "norsjo", str(other))
    assert result.exit_code == 1
    assert "question" in result.output and "by 2026-11-24" in result.output
    assert "complaint" not in result.output


def test_a_file_that_is_not_there_is_named() -> None:
    result = run("diff", "norsjo", "nowhere/ours.toml")
    assert result.exit_code == 1 and "ours.toml" in result.output
