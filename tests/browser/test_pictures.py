"""Pictures of every state, in test-results/, for human eyes. A state that cannot be reached fails."""

from pathlib import Path

import pytest

from tests.browser.driver import Outlook
from tests.browser.states import STATES, SUBJECTS

pytestmark = pytest.mark.browser
RESULTS = Path(__file__).parents[2] / "test-results"
TALL = {"width": 1400, "height": 1500}


def take(outlook: Outlook, name: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    outlook.page.wait_for_timeout(250)
    outlook.page.locator("iframe.pane").screenshot(path=RESULTS / f"{name}.png")


@pytest.mark.parametrize("state", STATES)
def test_every_state(outlook: Outlook, state: str) -> None:
    STATES[state](outlook.open(viewport=TALL))
    take(outlook, f"state-{state}")


@pytest.mark.parametrize("code", ["threat", "sensitive", "records_request"])
@pytest.mark.parametrize("client", ["ipad", "phone"])
def test_on_tablets_and_phones(outlook: Outlook, client: str, code: str) -> None:
    outlook.open(client).read(SUBJECTS[code])
    RESULTS.mkdir(exist_ok=True)
    outlook.page.wait_for_timeout(250)
    outlook.page.screenshot(path=RESULTS / f"{client}-{code}.png")


@pytest.mark.parametrize("code", ["threat", "suspicious", "register"])
def test_in_the_dark_in_english_and_forced(outlook: Outlook, code: str) -> None:
    for name, wanted in (
        ("dark", {"color_scheme": "dark"}),
        ("forced", {"forced_colors": "active"}),
        ("english", {"language": "en-US"}),
    ):
        outlook.open(viewport=TALL, **wanted)
        outlook.read(SUBJECTS[code])
        take(outlook, f"{name}-{code}")


@pytest.mark.parametrize("code", ["threat", "records_request"])
def test_narrow_and_twice_as_large(outlook: Outlook, code: str) -> None:
    outlook.open(viewport=TALL).read(SUBJECTS[code])
    outlook.page.locator("iframe.pane").evaluate("frame => { frame.style.width = '320px' }")
    take(outlook, f"narrow-{code}")
    outlook.pane_frame.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    take(outlook, f"zoom-{code}")


def test_the_whole_window(outlook: Outlook) -> None:
    outlook.open().read(SUBJECTS["register"])
    RESULTS.mkdir(exist_ok=True)
    outlook.page.screenshot(path=RESULTS / "window.png")
