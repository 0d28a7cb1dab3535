"""The reader decides, in the real pane: wrong, felt as a threat, and taken back."""

import pytest
from playwright.sync_api import expect

from tests.browser.driver import COORDINATOR, Outlook
from tests.browser.states import COMPLAINT, SUBJECTS

pytestmark = pytest.mark.browser


def test_wrong_takes_the_advice_away_and_undo_brings_it_back(outlook: Outlook) -> None:
    outlook.open().read(SUBJECTS["threat"])
    outlook.pane.get_by_text("Stämmer inte?").first.click()
    outlook.pane.get_by_label("Jag känner avsändaren").first.check()
    outlook.button("Det stämmer inte").first.click()
    expect(outlook.pane.get_by_text("Du har sagt att rådet inte stämmer: Hot.")).to_be_visible()
    expect(outlook.pane.locator("[data-headline=threat]")).to_have_count(0)
    outlook.button("Ångra").click()
    outlook.pane.locator("[data-headline=threat]").wait_for()


@pytest.mark.parametrize("client", ["web", "ipad"])
def test_felt_as_a_threat_reaches_the_coordinator(outlook: Outlook, client: str) -> None:
    before = len(outlook.inbox(COORDINATOR))
    outlook.open(client).read(COMPLAINT)
    outlook.pane.get_by_text("Känns mejlet hotfullt?").click()
    outlook.button("Jag upplever detta som hot").click()
    outlook.pane.locator("[data-headline=threat]").wait_for()
    outlook.button("Meddela beredskapssamordnaren").click()
    outlook.pane.locator("[data-receipt]").wait_for()
    assert len(outlook.inbox(COORDINATOR)) == before + 1


def test_a_judgement_that_is_not_kept_says_so_and_can_be_pressed_again(outlook: Outlook) -> None:
    outlook.open().read(SUBJECTS["threat"])
    outlook.page.route("**/api/v1/judgements", lambda route: route.abort())
    outlook.pane.get_by_text("Stämmer inte?").first.click()
    outlook.button("Det stämmer inte").first.click()
    expect(outlook.pane.locator(".judge__failed")).to_be_visible()
    outlook.page.unroute("**/api/v1/judgements")
    outlook.button("Det stämmer inte").first.click()
    expect(outlook.pane.get_by_text("Du har sagt att rådet inte stämmer: Hot.")).to_be_visible()
