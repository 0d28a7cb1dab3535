"""What a person does in Outlook, in her words."""

from typing import Any

import requests
from playwright.sync_api import Browser, BrowserContext, Frame, FrameLocator, Locator, Page

KARIN = "karin.nyholm@norsjo.se"
SECRETARY = "ingela.lidstrom@norsjo.se"
COORDINATOR = "beredskap@norsjo.se"
PATIENCE = 15_000
"""Milliseconds; the machine may be busy."""
SIZES = {"phone": (420, 900), "ipad": (860, 1180), "android": (860, 1180), "old_ipad": (860, 1180)}


class Outlook:
    """One browser window with the simulated Outlook in it."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.address = address
        self.errors: list[str] = []
        self.urls: list[str] = []
        self.page: Page

    def open(self, client: str = "web", language: str = "sv-SE", **context: Any) -> "Outlook":
        """A fresh window on one client; `context` are Playwright's settings (color_scheme, viewport …)."""
        width, height = SIZES.get(client, (1400, 900))
        wanted = {"viewport": {"width": width, "height": height}, **context}
        self._contexts.append(self._browser.new_context(**wanted))
        self.page = self._contexts[-1].new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", lambda said: self._hear(said.type, said.text))
        self.page.on("request", lambda request: self.urls.append(request.url))
        self.page.goto(f"{self.address}/?client={client}&language={language}")
        self.page.locator(".mail").first.wait_for()
        return self

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def choose(self, subject: str) -> None:
        """Presses a mail in the list."""
        self.page.locator(".mail", has_text=subject).first.click()

    def open_pane(self) -> None:
        """The ribbon button on a desk; «…» first on a tablet."""
        self.page.locator(".open-pane").wait_for(state="attached")
        if self.page.locator(".dots summary").count():
            self.page.locator(".dots summary").click()
        self.page.locator(".open-pane").click()

    def read(self, subject: str) -> None:
        """Opens a mail and the pane, and waits for the guidance."""
        self.choose(subject)
        self.open_pane()
        self.pane.locator("[data-headline]").wait_for()

    def trouble(self, name: str, is_on: bool = True) -> None:
        """One of the ticks under «Ställ till det»."""
        if not self.page.locator(".trouble[open]").count():
            self.page.locator(".trouble summary").click()
        self.page.locator(f".trouble input[name={name}]").set_checked(is_on)
        self.page.locator(".trouble summary").click()

    @property
    def pane(self) -> FrameLocator:
        return self.page.frame_locator("iframe.pane")

    @property
    def pane_frame(self) -> Frame:
        frame = next((f for f in self.page.frames if f.url.endswith("/pane")), None)
        assert frame is not None, "the pane is not open"
        return frame

    @property
    def state(self) -> Locator:
        return self.pane.locator("#pane")

    def wait_for_state(self, name: str) -> None:
        self.pane.locator(f"#pane[data-state={name}]").wait_for()

    def button(self, name: str) -> Locator:
        return self.pane.get_by_role("button", name=name)

    def inbox(self, address: str) -> list[dict[str, Any]]:
        """What lies in somebody's inbox, newest first."""
        answer = requests.get(f"{self.address}/api/mailboxes/{address}/messages", timeout=10)
        mails: list[dict[str, Any]] = answer.json()["value"]
        return mails

    def whole(self, address: str, mail: dict[str, Any]) -> dict[str, Any]:
        """One mail with its body and attachments."""
        answer = requests.get(f"{self.address}/api/mailboxes/{address}/messages/{mail['id']}", timeout=10)
        found: dict[str, Any] = answer.json()
        return found

    def faults(self, *faults: dict[str, Any]) -> None:
        requests.post(f"{self.address}/api/faults", json={"faults": faults}, timeout=10).raise_for_status()

    def token(self, address: str = KARIN) -> str:
        """An access token as the pane gets it, for calls made by hand."""
        known = requests.get(f"{self.address}/api/configuration", timeout=10).json()
        wish = {"address": address, "client_id": known["clientId"], "scope": known["scope"]}
        return str(requests.post(f"{self.address}/api/token", json=wish, timeout=10).json()["access_token"])

    def _hear(self, kind: str, text: str) -> None:
        if 'directive: "img-src data:"' in text:
            return  # a mail's own remote pictures, blocked in the reading area as they should be
        if "Content Security Policy" in text or (kind == "error" and "Failed to load resource" not in text):
            self.errors.append(text)
