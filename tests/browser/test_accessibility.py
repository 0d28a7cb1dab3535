"""Everybody can use it: axe finds nothing, the keyboard is enough, targets are large, nothing is cut off."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.driver import SECRETARY, Outlook
from tests.browser.states import COMPLAINT, STATES

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "addin_ui" / "node_modules" / "axe-core" / "axe.min.js"
RUN_AXE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html} ${n.failureSummary}`));
}"""
SMALL_TARGETS = """() => [...document.querySelectorAll("fluent-button, summary, a[href], button")]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5)
  .map((one) => `${one.textContent.trim()}: ${one.getBoundingClientRect().height}`)"""
CUT_OFF = """() => document.documentElement.scrollWidth - document.documentElement.clientWidth"""


def violations(outlook: Outlook) -> list[str]:
    frame = outlook.pane_frame
    frame.evaluate(AXE.read_text("utf-8"))
    found: list[str] = frame.evaluate(RUN_AXE)
    return found


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_targets_are_large(outlook: Outlook, state: str) -> None:
    STATES[state](outlook.open())
    assert violations(outlook) == []
    assert outlook.pane_frame.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("state", ["threat", "suspicious", "known", "failed", "server_error"])
def test_axe_finds_nothing_in_the_dark(outlook: Outlook, state: str) -> None:
    STATES[state](outlook.open(color_scheme="dark"))
    assert violations(outlook) == []


@pytest.mark.parametrize("state", ["suspicious", "records_request", "receipt"])
def test_nothing_is_cut_off_at_320_pixels(outlook: Outlook, state: str) -> None:
    STATES[state](outlook.open())
    outlook.page.locator("iframe.pane").evaluate("frame => { frame.style.width = '320px' }")
    for summary in outlook.pane.locator("details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()
    assert outlook.pane_frame.evaluate(CUT_OFF) <= 0


def test_the_keyboard_alone_is_enough(outlook: Outlook) -> None:
    before = len(outlook.inbox(SECRETARY))
    outlook.open()
    press = outlook.page.keyboard.press
    outlook.page.locator(".mail", has_text=COMPLAINT).focus()
    press("Enter")
    outlook.page.locator(".open-pane").focus()
    press("Enter")
    outlook.pane.locator("[data-headline]").wait_for()
    outlook.page.locator(".close-pane").focus()
    focused = "document.activeElement.dataset.action ?? ''"
    for _ in range(4):
        press("Tab")
        if outlook.pane_frame.evaluate(focused) == "forward_to_secretary":
            break
    assert outlook.pane_frame.evaluate(focused) == "forward_to_secretary"
    press("Enter")
    outlook.pane.locator("[data-receipt]").wait_for()
    expect(outlook.pane.locator(".receipt__title")).to_be_focused()
    assert len(outlook.inbox(SECRETARY)) == before + 1
    press("Tab")
    press("Enter")
    expect(outlook.pane.locator(".why").first).to_have_attribute("open", "")


def test_what_happens_is_announced(outlook: Outlook) -> None:
    outlook.open().read(COMPLAINT)
    announcement = outlook.pane.get_by_role("status")
    expect(announcement).to_contain_text("Ska registreras")
    outlook.button("Skicka till kommunsekreteraren").click()
    expect(announcement).to_contain_text("Skickat till kommunsekreteraren")
