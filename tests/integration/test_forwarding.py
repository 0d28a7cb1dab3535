"""A mail on its way to the secretary: what arrives, which mail it is, and what is refused."""

import pytest

from tests.api_description import is_problem
from tests.integration.product import COMPLAINT, LARS, REQUEST, SENSITIVE, THREAT, Product
from tests.integration.simulated.conftest import INGELA, KARIN


def test_the_secretary_gets_the_mail_with_its_attachments(product: Product) -> None:
    mail = product.mail(COMPLAINT)
    original = next(m for m in product.inside(KARIN) if COMPLAINT in m.resource["subject"])
    reference = product.press(mail).get_json()["reference"]
    arrived = product.inside(INGELA)[0]
    assert arrived.resource["from"]["emailAddress"]["address"] == KARIN
    assert arrived.resource["subject"] == f"[{reference}] {mail['subject']}"
    assert original.resource["body"]["content"].strip() in arrived.resource["body"]["content"]
    sent, kept = ({a["name"]: a["contentBytes"] for a in m.attachments} for m in (arrived, original))
    assert sent == kept and len(kept) == 2


def test_the_cover_note_says_everything_that_registration_needs(product: Product) -> None:
    mail = product.mail(REQUEST)
    whole = next(m for m in product.inside(KARIN) if m.resource["subject"] == mail["subject"])
    guidance = product.assess({**whole.resource, "attachments": []}).get_json()["guidance"]
    reference = product.press(mail).get_json()["reference"]
    note = product.inside(INGELA)[0].resource["body"]["content"].partition("----------")[0]
    sender = mail["from"]["emailAddress"]
    for wanted in (
        reference,
        "Karin Nyholm",
        "Ingela Lidström",
        sender["name"],
        sender["address"],
        guidance[0]["title"],
        guidance[0]["section"],
        guidance[0]["deadline_explained"],
    ):
        assert wanted in note, wanted
    assert "Mejlet kom: " in note and " kl. " in note
    assert not any(line.endswith(": ") for line in note.splitlines())


def test_it_goes_from_the_persons_own_mailbox_and_the_original_stays(product: Product) -> None:
    product.press(product.mail(COMPLAINT))
    sent = product.inside(KARIN, "sentitems")
    assert [m.recipients() for m in sent] == [[INGELA]]
    assert product.inside(KARIN, "drafts") == []
    assert any(COMPLAINT in m.resource["subject"] for m in product.inside(KARIN))


@pytest.mark.parametrize("form", ["ews", "rest", "immutable", "none", "malformed", "moved"])
def test_every_name_that_outlook_may_give_leads_to_the_mail(product: Product, form: str) -> None:
    mail = product.mail(COMPLAINT)
    item_id = {**mail["ids"], "none": "", "malformed": "a/b+c", "moved": "AAMkAD-of-an-older-place"}[form]
    assert product.press(mail, item_id=item_id).status_code == 201
    assert COMPLAINT in product.inside(INGELA)[0].resource["subject"]


def test_when_the_names_disagree_the_internet_message_id_decides(product: Product) -> None:
    """Outlook has been seen to name another mail's item (outlook.md §4.2)."""
    wrong = product.mail(SENSITIVE)["ids"]["ews"]
    assert product.press(product.mail(COMPLAINT), item_id=wrong).status_code == 201
    assert [m.resource["subject"].partition("] ")[2] for m in product.inside(INGELA)[:1]] == [
        product.mail(COMPLAINT)["subject"]
    ]


def test_an_unknown_internet_message_id_is_not_found_whatever_the_item(product: Product) -> None:
    mail = {**product.mail(COMPLAINT), "internetMessageId": "<it's.nowhere@x.example>"}
    assert is_problem(product.press(mail), 404, "message-not-found")
    assert product.asked("create_forward") == 0


def test_nobody_forwards_out_of_somebody_elses_mailbox(product: Product) -> None:
    only_karins = product.mail(REQUEST)
    assert is_problem(product.press(only_karins, who=LARS), 404, "message-not-found")
    assert product.asked("create_forward") == 0


def test_the_server_assesses_again_and_refuses_sensitive_mail(product: Product) -> None:
    before = len(product.inside(INGELA))
    answer = product.press(product.mail(SENSITIVE))
    assert is_problem(answer, 409, "action-forbidden")
    assert answer.get_json()["restriction"] == "no_forward" and answer.get_json()["reasons"]
    assert product.asked("create_forward") == 0 and len(product.inside(INGELA)) == before


def test_a_threat_can_be_registered_too(product: Product) -> None:
    assert product.press(product.mail(THREAT)).status_code == 201


def test_the_pane_is_told_of_it_the_next_time(product: Product) -> None:
    mail = product.mail(COMPLAINT)
    reference = product.press(mail).get_json()["reference"]
    told = product.assess(product.mail(COMPLAINT, LARS), who=LARS).get_json()["handOvers"]
    assert told == [{"reference": reference, "kind": "forward_to_secretary", "state": "sent"}]
