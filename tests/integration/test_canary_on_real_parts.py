"""The same with real sign-in, exchange, Graph and register: no word of a mail in any log, file or address."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.adapters.database import migrate
from tests.canary import FIELDS, WORD, bytes_of, everything_logged, word
from tests.integration.product import COMPLAINT, SENSITIVE, THREAT, Product, build_product
from tests.integration.simulated.conftest import INGELA, KARIN

PRESSES = {
    "forwarded": (COMPLAINT, "forward_to_secretary", 201),
    "reported": (THREAT, "notify_coordinator", 201),
    "refused": (SENSITIVE, "forward_to_secretary", 409),
}
TROUBLE = [
    {"kind": "lost_response", "operation": "get_message", "times": 2},
    {"kind": "throttled", "operation": "send_message", "seconds": 60, "times": 0},
    {"kind": "unavailable", "operation": "create_forward", "times": 0},
    {"kind": "lost_response", "operation": "create_message", "times": 0},
    {"kind": "claims_challenge", "operation": "token", "times": 0},
]


@pytest.fixture(scope="module")
def own_product(running_product: Product, tmp_path_factory: pytest.TempPathFactory) -> Product:
    """With a register and loggers that have heard everything from the start."""
    database = tmp_path_factory.mktemp("canary") / "register.db"
    migrate(f"sqlite:///{database}")
    with everything_logged():
        return build_product(running_product.outlook, database)


@pytest.fixture
def watched(product: Product, own_product: Product, capfd: pytest.CaptureFixture[str]) -> Iterator[Product]:
    for mail in product.inside(KARIN):
        resource = mail.resource
        resource["subject"] = f"{word('SUBJECT')} {resource['subject']}"
        resource["body"]["content"] += f"\r\n{word('BODY')}"
        resource["from"]["emailAddress"] = {
            "name": word("NAME"),
            "address": f"{word('ADDRESS')}@fjallpost.example",
        }
        resource["ccRecipients"] = [{"emailAddress": {"name": word("CC"), "address": f"{word('CC')}@x.example"}}]
        resource["internetMessageHeaders"].append({"name": "X-Canary", "value": word("HEADER")})
        for attachment in mail.attachments:
            attachment["name"] = f"{word('FILE')} {attachment['name']}"
    with everything_logged() as heard:
        yield own_product
    assert any("http://localhost:" in line for line in heard), "the ear is deaf"
    assert [line for line in heard if WORD in line] == []
    assert WORD not in "".join(capfd.readouterr())
    assert WORD.encode() not in bytes_of(own_product.database)
    seen = product.outlook.inside.recorder.as_json()
    assert [r["path"] for r in seen if WORD in f"{r['path']} {r['query']} {r['headers']}"] == []


@pytest.mark.parametrize("name", PRESSES)
def test_a_press_leaves_no_word_behind(watched: Product, name: str) -> None:
    subject, kind, status = PRESSES[name]
    answer = watched.press(watched.mail(subject), kind)
    assert answer.status_code == status and WORD not in answer.text


@pytest.mark.parametrize("trouble", TROUBLE, ids=lambda trouble: f"{trouble['kind']} {trouble['operation']}")
def test_nor_does_one_that_fails(watched: Product, trouble: dict[str, object]) -> None:
    for subject, kind, _ in PRESSES.values():
        mail = watched.mail(subject)
        watched.outlook.faults(trouble)
        assert WORD not in watched.press(mail, kind).text


def test_headers_that_are_fetched_leave_no_word_behind(watched: Product) -> None:
    mail = watched.mail(COMPLAINT)
    seen = {"id": mail["ids"]["rest"], "subject": mail["subject"], "internetMessageId": mail["internetMessageId"]}
    assert watched.assess(seen).status_code == 200


def test_the_canaries_were_alive(watched: Product) -> None:
    watched.press(watched.mail(COMPLAINT))
    arrived = watched.inside(INGELA)[0]
    whole = f"{arrived.resource} {arrived.attachments}"
    assert {field for field in FIELDS if word(field) in whole} >= {"SUBJECT", "BODY", "NAME", "ADDRESS", "FILE"}


def test_the_database_was_really_looked_into(watched: Product) -> None:
    watched.press(watched.mail(COMPLAINT))
    assert b"forward_to_secretary" in bytes_of(Path(watched.database))
