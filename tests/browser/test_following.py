"""The pane follows the open mail, and one press sends one mail."""

import time

import pytest
from playwright.sync_api import Route, expect

from tests.browser.driver import SECRETARY, Outlook

pytestmark = pytest.mark.browser
COMPLAINT, THREAT, NEWSLETTER = "Klagomål på skolskjutsen", "vindkraften", "Veckans nyheter"
ASSESSMENTS, ACTIONS = "**/api/v1/assessments", "**/api/v1/actions/**"


def test_the_pinned_pane_follows(outlook: Outlook) -> None:
    outlook.open().read(COMPLAINT)
    outlook.choose(THREAT)
    outlook.pane.locator("[data-headline=threat]").wait_for()
    outlook.page.locator("[data-meeting]").click()
    outlook.wait_for_state("other")


def test_a_late_answer_never_covers_a_newer_one(outlook: Outlook) -> None:
    outlook.open().read(NEWSLETTER)
    waiting: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if waiting or COMPLAINT not in (route.request.post_data or ""):
            route.continue_()
        else:
            waiting.append(route)

    outlook.page.route(ASSESSMENTS, hold_the_first)
    outlook.choose(COMPLAINT)
    outlook.wait_for_state("loading")
    while not waiting:
        outlook.page.wait_for_timeout(20)
    outlook.choose(THREAT)
    outlook.pane.locator("[data-headline=threat]").wait_for()
    with outlook.page.expect_response(ASSESSMENTS):
        waiting[0].continue_()
    outlook.page.wait_for_timeout(200)
    expect(outlook.pane.locator("[data-headline]")).to_have_attribute("data-headline", "threat")


def test_old_advice_is_gone_before_the_new_has_come(outlook: Outlook) -> None:
    outlook.open().read(NEWSLETTER)
    outlook.page.route(ASSESSMENTS, lambda route: (time.sleep(0.5), route.continue_()))
    outlook.choose(THREAT)
    outlook.wait_for_state("loading")
    expect(outlook.pane.locator("[data-headline]")).to_have_count(0)
    outlook.pane.locator("[data-headline=threat]").wait_for()


def test_many_presses_send_one_mail(outlook: Outlook) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open().read(COMPLAINT)
    outlook.button("Skicka till kommunsekreteraren").click(click_count=3, delay=5)
    outlook.pane.locator("[data-receipt]").wait_for()
    outlook.page.wait_for_timeout(500)
    assert len(outlook.inbox(SECRETARY)) == before + 1


def test_a_lost_answer_and_a_second_press_send_one_mail(outlook: Outlook) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open().read(COMPLAINT)
    keys: list[str] = []

    def lose_the_first(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        answer = route.fetch()
        if len(keys) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(response=answer)

    outlook.page.route(ACTIONS, lose_the_first)
    outlook.button("Skicka till kommunsekreteraren").click()
    expect(outlook.pane.get_by_role("alert")).to_contain_text("Mejlet skickas bara en gång")
    outlook.button("Skicka till kommunsekreteraren").click()
    outlook.pane.locator("[data-receipt]").wait_for()
    assert len(keys) == 2
    assert keys[0] == keys[1]
    assert len(outlook.inbox(SECRETARY)) == before + 1


def test_a_receipt_is_not_shown_beside_another_mail(outlook: Outlook) -> None:
    outlook.open().read(COMPLAINT)
    outlook.page.route(ACTIONS, lambda route: (time.sleep(0.6), route.continue_()))
    outlook.button("Skicka till kommunsekreteraren").click()
    outlook.choose(THREAT)
    outlook.pane.locator("[data-headline=threat]").wait_for()
    expect(outlook.pane.locator("#announcement")).to_contain_text("Skickat till kommunsekreteraren")
    expect(outlook.pane.locator("[data-receipt]")).to_have_count(0)
