"""`epostlotsen assess` as other programs use it; the contract is docs/command_line.md."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backend.adapters.toml_file import folder
from backend.cli import main
from backend.commands import assess as command
from backend.commands import mail_files
from backend.commands.plain_text import as_text
from backend.reading.graph_message import parse_message
from backend.reading.reading import body_text
from simulated_outlook.sample_mail import load_samples
from tests.stage import COMPLAINT, NOW, SENSITIVE, THREAT, as_graph, built

ROOT = Path(__file__).parents[2]
KEYS = {"id", "headline", "guidance", "restrictions", "actions"}
ADVICE_KEYS = {"code", "certainty", "title", "evidence", "rules", "section", "deadline"}
EML = "From: Anna <anna@x.example>\r\nSubject: Hej\r\n\r\nJag ska slå ihjäl dig.\r\n"


def lines(*mails: Any) -> str:
    """JSONL; what is text already goes in as it is."""
    return "".join(f"{mail if isinstance(mail, str) else json.dumps(mail)}\n" for mail in mails)


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with mails of every kind. The rules are loaded once for all tests."""
    monkeypatch.setattr(command, "build_assessor", built)
    (tmp_path / "threat.eml").write_bytes(EML.encode())
    (tmp_path / "complaint.json").write_text(json.dumps(as_graph(COMPLAINT)), "utf-8")
    broken = ('{"subject": ', {"subject": 7}, "", "[1]", "\x00")
    (tmp_path / "mixed.jsonl").write_text(lines(as_graph(THREAT), *broken, {"id": "last"}), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def assess(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(main, ["assess", *arguments], input=stdin, catch_exceptions=False)


def told(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def run(*arguments: str, stdin: str = "", **more: Any) -> "subprocess.CompletedProcess[str]":
    """The real program in a process of its own."""
    program = [sys.executable, "-W", "error", "-m", "backend.cli", "assess", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(program, input=stdin, capture_output=True, text=True, encoding="utf-8", env=env, **more)


def test_the_real_program_answers_every_mail_in_order(at: Path) -> None:
    done = run(
        "--format", "json", "threat.eml", "mixed.jsonl", "-", "complaint.json", stdin=lines({"id": 7}, "{}")
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    ids = ["threat.eml", "AAMkThreat", "2", "3", "5", "6", "last", "7", "2", "complaint.json"]
    assert [answer["id"] for answer in answers] == ids
    assert [answer["id"] for answer in answers if "error" in answer] == ["2", "3", "5", "6"]
    assert (done.returncode, done.stderr) == (1, "")


def test_the_real_program_says_what_it_did_not_understand(at: Path) -> None:
    done = run("--format", "json", "complaint.json", "nowhere.eml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.eml" in done.stderr


def test_who_has_read_enough_is_not_shouted_at(at: Path) -> None:
    program = f"{sys.executable} -m backend.cli assess --format json - | head -n 1"
    many = lines(*[{"subject": "Hej"}] * 3000)
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", program], input=many, capture_output=True, text=True, env=env, check=True)
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "")


def test_an_answer_has_the_keys_that_are_promised(at: Path) -> None:
    (answer,) = told(assess("--format", "json", "threat.eml"))
    assert set(answer) >= KEYS and answer["headline"] == "threat"
    for advice in answer["guidance"]:
        assert set(advice) >= ADVICE_KEYS
        assert all(set(evidence) == {"part", "start", "end", "quote"} for evidence in advice["evidence"])


def test_an_error_has_its_type_and_no_word_of_the_mail(at: Path) -> None:
    result = assess("--format", "json", "-", stdin=lines({"id": "x", "subject": ["KANARIE"]}, '{"KANARIE'))
    assert told(result) == [
        {"id": "x", "error": {"type": "unreadable-message", "detail": "subject: string_type"}},
        {"id": "2", "error": {"type": "unreadable-message", "detail": "line: not_json"}},
    ]
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a-1", "a-1"),
        (17, "17"),
        (0, "0"),
        ("", "1"),
        (None, "1"),
        (True, "1"),
        (1.5, "1"),
        (["x"], "1"),
        ("å\n", "å\n"),
    ],
    ids=str,
)
def test_a_line_is_called_by_its_own_id_or_its_number(at: Path, given: object, shown: str) -> None:
    (answer,) = told(assess("--format", "json", "-", stdin=lines({"id": given, "subject": "Hej"})))
    assert answer["id"] == shown


def test_empty_lines_are_counted_but_not_answered(at: Path) -> None:
    answers = told(assess("--format", "json", "-", stdin="\n  \n{}\r\n\n{}"))
    assert [answer["id"] for answer in answers] == ["3", "5"]


@pytest.mark.parametrize("stdin", ["", "\n\n"])
def test_no_mail_is_no_error(at: Path, stdin: str) -> None:
    result = assess("--format", "json", "-", stdin=stdin)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b"\xef\xbb\xbf{}",
        b"[" * 100_000,
        b'{"isDraft": ' + b"9" * 10_000 + b"}",
        b'{"subject": "\\ud800", "body": {"content": "\\u0000\\u2028"}}',
        b"null",
        b'{"receivedDateTime": "0001-01-01T00:00:00+14:00", "subject": "Vad kostar det?"}',
    ],
    ids=lambda line: str(line[:12]),
)
def test_odd_lines_do_not_stop_the_next(at: Path, line: bytes) -> None:
    answers = told(assess("--format", "json", "-", stdin=line + b'\n{"id": "next"}\n'))
    assert len(answers) == 2 and answers[1]["id"] == "next" and "error" not in answers[1]


def test_a_line_of_the_answer_ends_where_it_ends(at: Path) -> None:
    """Some readers take U+0085, U+2028 and U+2029 for the end of a line."""
    body = {"content": "Jag ska\u2028 slå\x85 ihjäl\u2029 dig. 640823-3234\u2028"}
    result = assess(
        "--format", "json", "-", stdin=lines({"id": "\u2028", "subject": "\u2029 640823-3234", "body": body})
    )
    assert len(result.stdout.splitlines()) == 1 == result.stdout.count("\n")


def test_a_file_that_the_system_keeps_back_is_an_error_of_its_own(at: Path) -> None:
    kept_back = Path("/proc/self/mem")
    if not kept_back.is_file():
        pytest.skip("needs a file that cannot be read")
    for name in ("kept.eml", "kept.json", "kept.jsonl"):
        (at / name).symlink_to(kept_back)
    answers = told(assess("--format", "json", "kept.eml", "kept.json", "kept.jsonl", "complaint.json"))
    assert [a.get("error", {}).get("type") for a in answers] == ["unreadable-file"] * 3 + [None]


def test_a_fault_of_ours_does_not_take_the_others_along(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = mail_files.parse_message
    monkeypatch.setattr(mail_files, "parse_message", lambda raw: real(raw) if raw.get("subject") else 1 / 0)
    answers = told(assess("--format", "json", "-", stdin=lines({"id": "a"}, {"id": "b", "subject": "Hej"})))
    assert answers[0] == {"id": "a", "error": {"type": "unexpected", "detail": "ZeroDivisionError"}}
    assert answers[1]["id"] == "b" and "error" not in answers[1]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "PATH"),
        (["--format", "xml", "complaint.json"], "xml"),
        (["--now", "tomorrow", "complaint.json"], "--now"),
        (["--policy", "atlantis", "complaint.json"], "atlantis"),
        (["--policy", "complaint.json", "complaint.json"], "complaint.json"),
        (["--wish", "complaint.json"], "--wish"),
        (["."], "."),
    ],
    ids=str,
)
def test_wrong_use_ends_with_2_before_anything_is_assessed(at: Path, arguments: list[str], says: str) -> None:
    result = assess(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr


def deadline(*arguments: str, **mail: str) -> str:
    body = {"content": "När öppnar badet i Norsjö på lördag?"}
    asked = {"subject": "Fråga", "body": body, "from": {"emailAddress": {"address": "a@x.example"}}, **mail}
    (answer,) = told(assess("--format", "json", *arguments, "-", stdin=lines(asked)))
    return next(advice["deadline"] for advice in answer["guidance"] if advice["code"] == "answer")


def test_now_stands_in_for_a_missing_time_of_receipt_only(at: Path) -> None:
    assert deadline("--now", "2026-11-24T09:00:00+01:00") == "2026-11-27"
    assert deadline("--now", "2026-11-24T23:30:00") == "2026-11-30"  # UTC: in Norsjö it is the 25th by then
    assert deadline("--now", "2030-01-01", receivedDateTime="2026-11-24T08:00:00Z") == "2026-11-27"


def test_a_policy_may_be_a_file(at: Path) -> None:
    norsjo = folder("policies").joinpath("norsjo.toml").read_text("utf-8")
    (at / "ours.toml").write_text(
        norsjo.replace('id = "norsjo"', 'id = "ours"', 1).replace("answer = 3", "answer = 1")
    )
    (answer,) = told(assess("--policy", "ours.toml", "--format", "json", "complaint.json"))
    assert answer["policy_version"].startswith("ours ")
    assert deadline("--policy", "ours.toml", "--now", "2026-11-24T09:00:00Z") == "2026-11-25"


def test_an_overlay_gives_the_missing_contacts(at: Path) -> None:
    overlay = str(ROOT / "simulated_outlook" / "policy.local.toml")
    bare, whole = (
        told(assess(*local, "--format", "json", "threat.eml"))[0] for local in ([], ["--local", overlay])
    )
    assert [a["kind"] for a in bare["unavailable"]] == ["notify_coordinator"] and whole["unavailable"] == []
    assert "notify_coordinator" in whole["actions"]


def test_english_is_one_option_away(at: Path) -> None:
    titles = [
        told(assess("--language", language, "--format", "json", "threat.eml"))[0] for language in ("sv", "en")
    ]
    assert titles[0]["guidance"][0]["title"] != titles[1]["guidance"][0]["title"]
    assert titles[0]["headline"] == titles[1]["headline"]


def test_a_terminal_is_not_told_what_to_do_by_a_mail(at: Path) -> None:
    body = {"content": "Jag ska slå ihjäl\x1b[2J\x9b dig. 640823-\x073234"}
    result = assess(
        "-", stdin=lines({"id": "\x1b[31m", "subject": "\x1b]0;x\x07 640823-3234", "body": body}, '{"')
    )
    assert result.exit_code == 1
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", result.stdout)


def test_people_read_titles_steps_and_what_not_to_do(at: Path) -> None:
    said = assess("complaint.json").stdout
    (answer,) = told(assess("--format", "json", "complaint.json"))
    first = answer["guidance"][0]
    assert (
        said.startswith("complaint.json\n") and first["title"] in said and all(s in said for s in first["steps"])
    )


def test_people_are_told_when_there_is_nothing_to_do_and_when_it_failed(at: Path) -> None:
    nothing = {**told(assess("--format", "json", "complaint.json"))[0], "guidance": []}
    assert "Inget särskilt att göra" in as_text(nothing, built("norsjo", ""), "sv")
    assert "wrong: " in assess("-", stdin=lines({"id": "wrong", "subject": 1})).stdout


@pytest.mark.parametrize("sample", load_samples(), ids=lambda sample: sample.name)
def test_evidence_points_at_the_very_words(sample: Any, at: Path) -> None:
    raw = sample.as_mail(NOW).resource
    message = parse_message(raw)
    texts = {"subject": message.subject, "body": body_text(message)}
    (answer,) = told(assess("--format", "json", "-", stdin=lines(raw)))
    for evidence in (e for advice in answer["guidance"] for e in advice["evidence"] if e["part"] in texts):
        assert texts[evidence["part"]][evidence["start"] : evidence["end"]] == evidence["quote"]
        if raw["body"]["contentType"] == "text" and evidence["part"] == "body":
            assert raw["body"]["content"][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_every_sensitive_number_is_quoted(at: Path) -> None:
    (answer,) = told(assess("--format", "json", "-", stdin=lines(as_graph(SENSITIVE))))
    quotes = [e["quote"] for advice in answer["guidance"] for e in advice["evidence"]]
    assert "890201-3286" in quotes


def test_standard_input_is_read_as_it_comes(at: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One mail is answered before the next is read: a pipe may stay open for days."""
    read: list[int] = []

    class Slow(io.BytesIO):
        def __next__(self) -> bytes:
            read.append(1)
            return super().__next__()

    source = type("Stdin", (), {"buffer": Slow(lines({}, {}, {}).encode())})
    monkeypatch.setattr(mail_files.sys, "stdin", source)
    mails = mail_files.mails_in(("-",))
    next(mails)
    assert len(read) == 1
