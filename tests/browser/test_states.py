"""What the pane says when something is not as usual, and how one gets on from there."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Town
from tests.browser.driver import SECRETARY, Outlook
from tests.browser.states import ASSESSMENTS, COMPLAINT, failed, fulfil, offline, refused, shared, signed_out

pytestmark = pytest.mark.browser


def test_sign_in_is_one_press_away(outlook: Outlook) -> None:
    signed_out(outlook.open())
    outlook.button("Logga in").click()
    outlook.page.locator("[data-sign-in=no]").click()
    outlook.wait_for_state("sign_in")
    outlook.button("Logga in").click()
    outlook.page.locator("[data-sign-in=yes]").click()
    outlook.pane.locator("[data-headline=register]").wait_for()


def test_a_claims_challenge_is_answered_within_the_same_press(outlook: Outlook) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open().read(COMPLAINT)
    outlook.faults({"kind": "claims_challenge", "operation": "*", "times": 0, "seconds": 0})
    outlook.button("Skicka till kommunsekreteraren").click()
    outlook.page.locator("[data-sign-in=yes]").click()
    outlook.pane.locator("[data-receipt]").wait_for()
    assert len(outlook.inbox(SECRETARY)) == before + 1


def test_the_pane_goes_on_when_the_network_is_back(outlook: Outlook) -> None:
    offline(outlook.open())
    expect(outlook.state).to_contain_text("Ingen kontakt med internet")
    outlook.trouble("offline", is_on=False)
    outlook.button("Försök igen").click()
    outlook.pane.locator("[data-headline=register]").wait_for()


def test_a_server_error_can_be_tried_again(outlook: Outlook) -> None:
    outlook.open()
    outlook.page.route(ASSESSMENTS, lambda route: fulfil(route, 500))
    outlook.choose(COMPLAINT)
    outlook.open_pane()
    outlook.wait_for_state("server")
    outlook.page.unroute(ASSESSMENTS)
    outlook.button("Försök igen").click()
    outlook.pane.locator("[data-headline=register]").wait_for()


def test_a_shared_mailbox_gets_guidance_but_no_buttons(outlook: Outlook) -> None:
    shared(outlook.open())
    expect(outlook.pane.locator("[data-action]")).to_have_count(0)
    expect(outlook.state).to_contain_text("Öppna det i din egen brevlåda")


def test_a_failed_action_keeps_its_button_and_a_refused_one_does_not(outlook: Outlook) -> None:
    failed(outlook.open())
    expect(outlook.button("Skicka till kommunsekreteraren")).to_be_visible()
    refused(outlook.open())
    expect(outlook.button("Skicka till kommunsekreteraren")).to_have_count(0)
    expect(outlook.button("Läs mejlet igen")).to_be_visible()


def test_graph_trouble_ends_well_or_in_words(outlook: Outlook) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open().read(COMPLAINT)
    outlook.faults({"kind": "unavailable", "operation": "*", "times": 1, "seconds": 1})
    outlook.button("Skicka till kommunsekreteraren").click()
    outlook.pane.locator("[data-receipt]").wait_for()
    assert len(outlook.inbox(SECRETARY)) == before + 1


def test_an_old_tablet_is_told_to_update(outlook: Outlook) -> None:
    outlook.open("old_ipad")
    outlook.choose(COMPLAINT)
    outlook.open_pane()
    outlook.wait_for_state("outlook_too_old")
    expect(outlook.state).to_contain_text("Uppdatera Outlook")


def test_outside_outlook_the_page_says_so(outlook: Outlook, town: Town) -> None:
    outlook.open()
    outlook.page.goto(f"{town.product}/pane")
    expect(outlook.page.locator("#pane")).to_have_attribute("data-state", "not_in_outlook")


def test_a_slow_outlook_shows_that_something_happens(outlook: Outlook) -> None:
    outlook.open()
    outlook.trouble("slow")
    outlook.choose(COMPLAINT)
    outlook.open_pane()
    outlook.wait_for_state("loading")
    outlook.pane.locator("[data-headline=register]").wait_for()


def test_english_when_outlook_is_english(outlook: Outlook) -> None:
    outlook.open(language="en-US").read(COMPLAINT)
    expect(outlook.pane.locator("html")).to_have_attribute("lang", "en")
    expect(outlook.button("Send to the municipal secretary")).to_be_visible()


def test_on_a_tablet_the_unseen_is_told_and_the_pane_closes_itself(outlook: Outlook) -> None:
    outlook.open("ipad").read(COMPLAINT)
    outlook.button("Skicka till kommunsekreteraren").click()
    outlook.button("Stäng och gå tillbaka").click()
    expect(outlook.page.locator("iframe.pane")).to_have_count(0)
