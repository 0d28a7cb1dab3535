"""The reader decides: what she says of the guidance counts for her, is kept without text, and can be taken back."""

from typing import Any

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from tests.stage import COMPLAINT, SENSITIVE, THREAT, Stage, as_graph


def say(stage: Stage, mail=THREAT, verdict: str = "wrong", who: str = "karin", **more: Any) -> TestResponse:
    body = {"itemId": mail.item_id, "internetMessageId": mail.internet_message_id, "code": "threat", **more}
    return stage.client(who).post("/api/v1/judgements", json={**body, "verdict": verdict})


def guidance(stage: Stage, mail, who: str = "karin") -> dict[str, Any]:
    return stage.client(who).post("/api/v1/assessments", json=as_graph(mail)).get_json()


def codes(answer: dict[str, Any]) -> list[str]:
    return [advice["code"] for advice in answer["guidance"]]


def test_wrong_takes_the_advice_and_its_restrictions_away_for_her(stage: Stage) -> None:
    assert "no_reply" in guidance(stage, THREAT)["restrictions"]
    answer = say(stage, reason="known_sender").get_json()
    assert "threat" not in codes(answer)
    assert "no_reply" not in answer["restrictions"]
    assert answer["judgements"] == {"wrong": ["threat"], "feltThreatening": False}
    assert codes(guidance(stage, THREAT)) == codes(answer)


def test_it_counts_for_nobody_else(stage: Stage) -> None:
    say(stage)
    assert "threat" in codes(guidance(stage, THREAT, who="lars"))


def test_felt_as_threat_gives_the_advice_and_lets_the_coordinator_be_told(stage: Stage) -> None:
    assert "threat" not in codes(guidance(stage, COMPLAINT))
    answer = say(stage, COMPLAINT, "felt_threatening").get_json()
    assert answer["headline"] == "threat"
    assert "no_disposal" in answer["restrictions"]
    ids = {"itemId": COMPLAINT.item_id, "internetMessageId": COMPLAINT.internet_message_id}
    pressed = stage.client("karin").post(
        "/api/v1/actions/notify_coordinator", json=ids, headers={"Idempotency-Key": "felt-as-a-threat"}
    )
    assert pressed.status_code == 201


def test_after_wrong_the_server_lets_a_sensitive_mail_be_forwarded(stage: Stage) -> None:
    ids = {"itemId": SENSITIVE.item_id, "internetMessageId": SENSITIVE.internet_message_id}
    forward = "/api/v1/actions/forward_to_secretary"
    key = {"Idempotency-Key": "a-sensitive-mail"}
    assert stage.client("karin").post(forward, json=ids, headers=key).status_code == 409
    say(stage, SENSITIVE, code="sensitive", reason="misread")
    assert stage.client("karin").post(forward, json=ids, headers=key).status_code == 201


def test_what_was_said_can_be_taken_back(stage: Stage) -> None:
    say(stage)
    assert "threat" in codes(say(stage, verdict="withdrawn").get_json())


def test_only_code_rules_reason_and_versions_are_kept(stage: Stage) -> None:
    say(stage, reason="misread")
    with stage.database.connect() as connection:
        (row,) = connection.execute(text("select * from judgement")).mappings()
    kept = dict(row)
    assert (kept["code"], kept["verdict"], kept["reason"]) == ("threat", "wrong", "misread")
    assert kept["rule_ids"] and kept["model_version"] and kept["rules_version"]
    assert THREAT.subject not in str(kept) and THREAT.body.content[:20] not in str(kept)


@pytest.mark.parametrize(
    "wrong",
    [{"code": "treat"}, {"verdict": "maybe"}, {"reason": "because he is my cousin"}, {"internetMessageId": ""}],
)
def test_a_wrong_shape_is_refused_in_words(stage: Stage, wrong: dict[str, str]) -> None:
    body = {"internetMessageId": THREAT.internet_message_id, "code": "threat", "verdict": "wrong", **wrong}
    answer = stage.client("karin").post("/api/v1/judgements", json=body)
    assert answer.status_code == 422
    assert answer.get_json()["type"] == "/problems/unreadable-message"


def test_only_a_threat_can_be_felt(stage: Stage) -> None:
    assert say(stage, verdict="felt_threatening", code="register").status_code == 422


def test_the_fragment_offers_the_three_buttons(stage: Stage) -> None:
    def page(mail) -> str:
        answer = stage.client("karin").post(
            "/api/v1/assessments", json=as_graph(mail), headers={"Accept": "text/html"}
        )
        return answer.get_data(as_text=True)

    assert 'data-judge="felt_threatening"' in page(COMPLAINT)
    assert 'data-judge="wrong"' in page(THREAT) and 'data-judge="felt_threatening"' not in page(THREAT)
    say(stage)
    assert 'data-judge="withdrawn"' in page(THREAT)
