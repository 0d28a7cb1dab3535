"""The security headers on every answer, errors included."""

import re

import pytest
from werkzeug.test import TestResponse

from backend.settings import Settings
from tests.stage import COMPLAINT, Stage, set_stage

OUTLOOK = Settings.__dataclass_fields__["frame_ancestors"].default
PAGES = ["/", "/pane", "/help", "/sign-in"]
ANSWERS = {
    **{page: ("GET", page, {}) for page in PAGES},
    "health": ("GET", "/healthz", {}),
    "readiness": ("GET", "/readyz", {}),
    "description": ("GET", "/api/v1/openapi.json", {}),
    "a file": ("GET", "/static/pane.css", {}),
    "guidance": ("POST", "/api/v1/assessments", {"json": {"subject": "Hej"}}),
    "no such page": ("GET", "/nowhere", {}),
    "no such file": ("GET", "/static/nowhere.js", {}),
    "wrong method": ("DELETE", "/pane", {}),
    "not signed in": ("POST", "/api/v1/assessments", {"headers": {"Authorization": ""}}),
    "not acceptable": ("POST", "/api/v1/assessments", {"json": {}, "headers": {"Accept": "image/png"}}),
    "too large": ("POST", "/api/v1/assessments", {"data": b" " * 2_000_001}),
    "not JSON": ("POST", "/api/v1/assessments", {"data": b"{}", "content_type": "text/plain"}),
    "unreadable": ("POST", "/api/v1/assessments", {"json": {"subject": 1}}),
    "our own fault": ("POST", "/api/v1/assessments", {"json": {"internetMessageId": "<a@b>", "id": "x"}}),
}


def answer_of(stage: Stage, name: str) -> TestResponse:
    stage.mailbox.trouble["headers"] = RuntimeError("a fault that nobody thought of")
    method, path, content = ANSWERS[name]
    accept = "text/html" if path in PAGES else "application/json, text/html;q=0.5, text/css"
    return stage.client(accept=accept).open(path, method=method, **content)


def directives(answer: TestResponse) -> dict[str, list[str]]:
    policy = [line.split() for line in answer.headers["Content-Security-Policy"].split(";")]
    return {words[0]: words[1:] for words in policy if words}


@pytest.mark.parametrize("name", ANSWERS)
def test_the_same_headers_stand_on_every_answer(stage: Stage, name: str) -> None:
    answer = answer_of(stage, name)
    csp, headers = directives(answer), answer.headers
    assert csp["frame-ancestors"] == list(OUTLOOK)
    assert "X-Frame-Options" not in headers
    assert any(re.fullmatch(r"'nonce-[\w-]{20,}'", source) for source in csp["script-src"])
    assert csp["default-src"] == ["'none'"] and csp["base-uri"] == ["'none'"] and csp["object-src"] == ["'none'"]
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "data:"} & set(csp["script-src"])
    assert int(re.findall(r"max-age=(\d+)", headers["Strict-Transport-Security"])[0]) >= 31_536_000
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Set-Cookie" not in headers and "Cross-Origin-Opener-Policy" not in headers


@pytest.mark.parametrize("name", [name for name in ANSWERS if name != "a file"])
def test_nothing_but_our_files_may_be_kept(stage: Stage, name: str) -> None:
    assert answer_of(stage, name).headers["Cache-Control"] == "no-store"


def test_our_own_fault_is_one(stage: Stage) -> None:
    assert answer_of(stage, "our own fault").status_code == 500


@pytest.mark.parametrize("page", PAGES)
def test_every_script_of_a_page_carries_the_nonce_of_its_answer(stage: Stage, page: str) -> None:
    first, second = answer_of(stage, page), answer_of(stage, page)
    for answer in (first, second):
        nonce = next(s for s in directives(answer)["script-src"] if s.startswith("'nonce-"))[7:-1]
        scripts = re.findall(r"<script\b[^>]*>", answer.text)
        assert all(f'nonce="{nonce}"' in script for script in scripts)
        assert not re.search(r"\son\w+=|javascript:|<style\b|\sstyle=", answer.text)
    assert directives(first)["script-src"] != directives(second)["script-src"]


def test_the_policy_lets_in_what_the_pane_needs(stage: Stage) -> None:
    csp = directives(answer_of(stage, "/pane"))
    assert "https://appsforoffice.microsoft.com" in csp["script-src"]
    assert "https://ajax.aspnetcdn.com" in csp["script-src"]
    assert "https://login.microsoftonline.com" in csp["connect-src"]
    assert csp["frame-src"] == ["https://login.microsoftonline.com"]


def test_plain_http_leads_to_https(stage: Stage) -> None:
    answer = stage.client("").get("/pane", base_url="http://epost.norsjo.example")
    assert answer.status_code == 302 and answer.location == "https://epost.norsjo.example/pane"


def test_behind_a_proxy_that_speaks_tls_nobody_is_led_on(stage: Stage) -> None:
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "epost.norsjo.example"}
    answer = stage.client("").get("/pane", base_url="http://127.0.0.1:8000", headers=told)
    assert answer.status_code == 200 and "Strict-Transport-Security" in answer.headers


def test_on_this_machine_http_is_enough() -> None:
    local = set_stage("sqlite://", public_url="http://localhost:8765")
    assert local.client("").get("/pane", base_url="http://localhost:8765").status_code == 200


def test_who_may_frame_the_pane_is_a_setting() -> None:
    local = set_stage("sqlite://", frame_ancestors=("https://outlook.example",))
    assert directives(local.client("").get("/pane"))["frame-ancestors"] == ["https://outlook.example"]


def test_guidance_is_not_left_lying_about(stage: Stage) -> None:
    answer = stage.client(accept="text/html").post("/api/v1/assessments", json={"subject": COMPLAINT.subject})
    assert answer.headers["Cache-Control"] == "no-store"
