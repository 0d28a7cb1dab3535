"""Guidance over HTTP: the same as JSON and as a fragment; nothing stored; good also when its surroundings are not."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import text

from backend.domain.errors import MailboxUnavailable, NotSignedIn
from backend.domain.message import Address, Body
from tests.stage import COMPLAINT, SENSITIVE, THREAT, Stage, as_graph

ASSESS = "/api/v1/assessments"


@pytest.mark.parametrize(
    ("mail", "headline", "restriction"),
    [
        (COMPLAINT, "register", "no_disposal"),
        (THREAT, "threat", "no_reply"),
        (SENSITIVE, "sensitive", "no_forward"),
    ],
    ids=["complaint", "threat", "sensitive"],
)
def test_json_and_fragment_say_the_same(stage: Stage, mail, headline: str, restriction: str) -> None:
    told = stage.client().post(ASSESS, json=as_graph(mail)).get_json()
    page = stage.client(accept="text/html").post(ASSESS, json=as_graph(mail)).text
    assert told["headline"] == headline and restriction in told["restrictions"]
    assert f'data-headline="{headline}"' in page
    for advice in told["guidance"]:
        assert advice["title"] in page
        assert all(evidence["quote"] in page for evidence in advice["evidence"])
    assert re.findall(r'data-action="(\w+)"', page) == told["actions"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/html", "text/html"),
        ("text/html, application/problem+json", "text/html"),
        ("application/json", "application/json"),
        ("application/json;q=0.5, text/html;q=0.1", "application/json"),
        ("*/*", "application/json"),
        ("", "application/json"),
    ],
)
def test_the_form_is_what_the_caller_likes_best(stage: Stage, accept: str, kind: str) -> None:
    assert stage.client(accept=accept).post(ASSESS, json={}).mimetype == kind


def test_a_caller_who_names_no_form_gets_json(stage: Stage) -> None:
    client = stage.client()
    del client.everywhere["Accept"]
    assert client.post(ASSESS, json={}).mimetype == "application/json"


def test_words_are_swedish_and_english_when_asked(stage: Stage) -> None:
    titles = {
        language: stage.client()
        .post(ASSESS, json=as_graph(COMPLAINT), headers={"Accept-Language": language})
        .get_json()["guidance"][0]["title"]
        for language in ("sv", "en", "fi")
    }
    assert titles["sv"] == titles["fi"] != titles["en"]
    page = stage.client(accept="text/html").post(ASSESS, json={}, headers={"Accept-Language": "en"}).text
    assert 'lang="en"' in page


def test_what_the_sender_wrote_is_never_markup(stage: Stage) -> None:
    nasty = "</mark><script>alert(1)</script><img src=x onerror=alert(1)>"
    mail = replace(
        THREAT,
        subject=f"{nasty} jag ska döda dig",
        body=Body(f"Jag ska slå ihjäl dig {nasty}"),
        sender=Address(nasty, f"{nasty}@x.example"),
    )
    page = stage.client(accept="text/html").post(ASSESS, json=as_graph(mail)).text
    assert "<script" not in page and "<img" not in page


def press(stage: Stage, mail=COMPLAINT, who: str = "karin", kind: str = "forward_to_secretary"):
    target = {"itemId": mail.item_id, "internetMessageId": mail.internet_message_id}
    headers = {"Idempotency-Key": f"press-by-{who}"}
    return stage.client(who).post(f"/api/v1/actions/{kind}", json=target, headers=headers)


def test_what_somebody_has_handed_over_is_told_to_everybody(stage: Stage) -> None:
    reference = press(stage).get_json()["reference"]
    told = stage.client("lars").post(ASSESS, json=as_graph(COMPLAINT)).get_json()
    assert told["handOvers"] == [{"reference": reference, "kind": "forward_to_secretary", "state": "sent"}]
    page = stage.client("lars", accept="text/html").post(ASSESS, json=as_graph(COMPLAINT)).text
    assert 'data-known="forward_to_secretary"' in page and reference in page and "Karin Nyholm" in page
    assert 'data-action="forward_to_secretary"' not in page


def test_what_has_failed_is_told_and_can_be_tried_again(stage: Stage) -> None:
    stage.mailbox.trouble["send_draft"] = MailboxUnavailable("busy")
    assert press(stage).status_code == 503
    told = stage.client().post(ASSESS, json=as_graph(COMPLAINT)).get_json()
    assert [h["state"] for h in told["handOvers"]] == ["failed"]
    page = stage.client(accept="text/html").post(ASSESS, json=as_graph(COMPLAINT)).text
    assert "known--unfinished" in page and 'data-action="forward_to_secretary"' in page


def test_nothing_known_of_other_mails(stage: Stage) -> None:
    press(stage)
    other = replace(COMPLAINT, internet_message_id="<another@vasterbottenspost.example>")
    assert stage.client().post(ASSESS, json=as_graph(other)).get_json()["handOvers"] == []


@pytest.mark.parametrize("change", [{"internet_message_id": ""}, {"is_draft": True}], ids=["nameless", "draft"])
def test_a_mail_that_cannot_be_found_again_has_no_buttons(stage: Stage, change: dict[str, object]) -> None:
    mail = replace(COMPLAINT, **change)
    page = stage.client(accept="text/html").post(ASSESS, json=as_graph(mail)).text
    assert "data-action=" not in page


def test_headers_that_a_tablet_cannot_see_are_fetched(stage: Stage) -> None:
    unseen = stage.client().post(ASSESS, json=as_graph(replace(COMPLAINT, headers=None))).get_json()["unseen"]
    assert not any("kontrollerad" in line for line in unseen)


@pytest.mark.parametrize("error", [MailboxUnavailable("busy"), NotSignedIn("graph")], ids=lambda e: e.type_id)
def test_without_headers_the_guidance_says_so(stage: Stage, error: Exception) -> None:
    stage.mailbox.trouble["headers"] = error
    answer = stage.client().post(ASSESS, json=as_graph(replace(COMPLAINT, headers=None)))
    assert answer.status_code == 200 and any("kontrollerad" in line for line in answer.get_json()["unseen"])


def test_an_assessment_leaves_no_trace_in_the_register(stage: Stage) -> None:
    stage.client().post(ASSESS, json=as_graph(COMPLAINT))
    with stage.database.connect() as connection:
        for table in ("hand_over", "event", "idempotency_key", "series"):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == 0


def test_guidance_comes_also_when_the_register_does_not_answer(stage: Stage) -> None:
    with stage.database.begin() as connection:
        connection.execute(text("DROP TABLE hand_over"))
    answer = stage.client().post(ASSESS, json=as_graph(THREAT))
    assert answer.get_json()["headline"] == "threat"
    assert press(stage).get_json()["type"] == "/problems/register-unavailable"
    assert stage.mailbox.sent == []
