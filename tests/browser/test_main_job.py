"""Open a mail, understand, press one button: on a desk and on a tablet."""

from typing import Any

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.conftest import Town
from tests.browser.driver import COORDINATOR, KARIN, SECRETARY, Outlook

pytestmark = pytest.mark.browser
COMPLAINT, THREAT, SENSITIVE = "Klagomål på skolskjutsen", "vindkraften", "Mamma"
CLIENTS = ("web", "ipad")


def newest(outlook: Outlook, address: str, before: int) -> dict[str, Any]:
    """The one mail that has come since."""
    mails = outlook.inbox(address)
    assert len(mails) == before + 1
    return outlook.whole(address, mails[0])


@pytest.mark.parametrize("client", CLIENTS)
def test_a_complaint_reaches_the_secretary_with_its_attachments(outlook: Outlook, client: str) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open(client).read(COMPLAINT)
    expect(outlook.pane.locator("h2").first).to_contain_text("Ska registreras")
    outlook.button("Skicka till kommunsekreteraren").click()
    receipt = outlook.pane.locator("[data-receipt]")
    receipt.wait_for()
    reference = receipt.get_attribute("data-receipt") or ""
    assert reference.startswith("EPL-")
    expect(receipt).to_contain_text(reference)
    arrived = newest(outlook, SECRETARY, before)
    assert COMPLAINT in arrived["subject"]
    assert reference in arrived["subject"] + arrived["body"]["content"]
    assert {a["name"] for a in arrived["attachments"]} >= {"Forseningar oktober-november.pdf", "hallplatsen.jpg"}


@pytest.mark.parametrize("client", CLIENTS)
def test_a_threat_reaches_the_coordinator_and_stays_where_it_is(outlook: Outlook, client: str) -> None:
    before, kept = len(outlook.inbox(COORDINATOR)), len(outlook.inbox(KARIN))
    outlook.open(client).read(THREAT)
    expect(outlook.pane.locator("h2").first).to_contain_text("Hot")
    for told in ("Svara inte", "Ta inte bort"):
        expect(outlook.pane.locator(".chip", has_text=told)).to_be_visible()
    outlook.button("Meddela beredskapssamordnaren").click()
    outlook.pane.locator("[data-receipt]").wait_for()
    newest(outlook, COORDINATOR, before)
    assert len(outlook.inbox(KARIN)) == kept


@pytest.mark.parametrize("client", CLIENTS)
def test_a_sensitive_mail_cannot_be_forwarded(outlook: Outlook, town: Town, client: str) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open(client).read(SENSITIVE)
    expect(outlook.pane.locator(".chip", has_text="Vidarebefordra inte")).to_be_visible()
    expect(outlook.pane.locator("[data-action=forward_to_secretary]")).to_have_count(0)
    mail = next(m for m in outlook.inbox(KARIN) if m["subject"] == SENSITIVE)
    answer = requests.post(
        f"{town.product}/api/v1/actions/forward_to_secretary",
        json={"itemId": mail["ids"]["rest"], "internetMessageId": mail["internetMessageId"]},
        headers={"Authorization": f"Bearer {outlook.token()}", "Idempotency-Key": "made-by-hand"},
        timeout=20,
    )
    assert answer.status_code == 409
    assert "application/problem+json" in answer.headers["Content-Type"]
    assert len(outlook.inbox(SECRETARY)) == before


def test_what_was_sent_is_known_the_next_time_and_to_a_colleague(outlook: Outlook) -> None:
    outlook.open().read(COMPLAINT)
    outlook.button("Skicka till kommunsekreteraren").click()
    receipt = outlook.pane.locator("[data-receipt]")
    receipt.wait_for()
    reference = receipt.get_attribute("data-receipt") or ""
    for address in (KARIN, "lars.oberg@norsjo.se"):
        outlook.page.goto(f"{outlook.address}/?address={address}")
        outlook.read(COMPLAINT)
        expect(outlook.pane.locator("[data-known]")).to_contain_text("Redan skickat till kommunsekreteraren")
        expect(outlook.pane.locator("[data-known]")).to_contain_text(reference)
        expect(outlook.pane.locator("[data-action=forward_to_secretary]")).to_have_count(0)
