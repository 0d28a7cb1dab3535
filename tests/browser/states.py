"""Every state that the pane can be in, and how to get there; for pictures and accessibility."""

from collections.abc import Callable

from playwright.sync_api import Route

from tests.browser.driver import Outlook

COMPLAINT = "Klagomål på skolskjutsen"
SUBJECTS = {
    "threat": "vindkraften",
    "suspicious": "Viktigt: ditt lösenord",
    "sensitive": "Mamma",
    "records_request": "Begäran om allmän handling",
    "register": COMPLAINT,
    "answer": "Samåkning på torsdag",
    "internal": "Ny lokal för torsdagens",
    "party": "Kallelse till nomineringsmöte",
    "private": "Mammas sjuttioårsmiddag",
    "minor_importance": "Veckans nyheter",
}
Reach = Callable[[Outlook], None]


def guidance(code: str) -> Reach:
    def reach(outlook: Outlook) -> None:
        outlook.read(SUBJECTS[code])
        outlook.pane.locator(".why summary").first.click()

    return reach


def answered(url: str, status: int, state: str, body: str = "") -> Reach:
    """Lets the server answer something that cannot be brought about otherwise."""

    def reach(outlook: Outlook) -> None:
        outlook.page.route(url, lambda route: fulfil(route, status, body))
        outlook.choose(COMPLAINT)
        outlook.open_pane()
        outlook.wait_for_state(state)

    return reach


def fulfil(route: Route, status: int, body: str = "") -> None:
    route.fulfill(status=status, body=body or "{}", content_type="application/problem+json")


def loading(outlook: Outlook) -> None:
    outlook.page.route(ASSESSMENTS, lambda _: None)
    outlook.choose(COMPLAINT)
    outlook.open_pane()
    outlook.wait_for_state("loading")


def meeting(outlook: Outlook) -> None:
    outlook.read(COMPLAINT)
    outlook.page.locator("[data-meeting]").click()
    outlook.wait_for_state("other")


def nothing_chosen(outlook: Outlook) -> None:
    outlook.read(COMPLAINT)
    outlook.page.locator("[data-folder=sentitems]").click()
    outlook.wait_for_state("none")


def shared(outlook: Outlook) -> None:
    outlook.trouble("shared")
    outlook.read(COMPLAINT)


def offline(outlook: Outlook) -> None:
    outlook.trouble("offline")
    outlook.choose(COMPLAINT)
    outlook.open_pane()
    outlook.wait_for_state("offline")


def signed_out(outlook: Outlook) -> None:
    outlook.trouble("signed_out")
    outlook.choose(COMPLAINT)
    outlook.open_pane()
    outlook.wait_for_state("sign_in")


def busy(outlook: Outlook) -> None:
    outlook.page.route(ACTIONS, lambda _: None)
    outlook.read(COMPLAINT)
    outlook.pane.locator("[data-action]").first.click()
    outlook.pane.locator("[data-action][aria-disabled=true]").wait_for()


def receipt(outlook: Outlook) -> None:
    outlook.read(COMPLAINT)
    outlook.pane.locator("[data-action]").first.click()
    outlook.pane.locator("[data-receipt]").wait_for()


def known(outlook: Outlook) -> None:
    receipt(outlook)
    outlook.choose("vindkraften")
    outlook.pane.locator("[data-headline=threat]").wait_for()
    outlook.choose(COMPLAINT)
    outlook.pane.locator("[data-known]").wait_for()


def failed(outlook: Outlook) -> None:
    outlook.page.route(ACTIONS, lambda route: fulfil(route, 503))
    outlook.read(COMPLAINT)
    outlook.pane.locator("[data-action]").first.click()
    outlook.pane.get_by_role("alert").wait_for()


def refused(outlook: Outlook) -> None:
    outlook.page.route(ACTIONS, lambda route: fulfil(route, 409))
    outlook.read(COMPLAINT)
    outlook.pane.locator("[data-action]").first.click()
    outlook.pane.get_by_role("alert").wait_for()


def judging(outlook: Outlook) -> None:
    outlook.read(SUBJECTS["threat"])
    outlook.pane.get_by_text("Stämmer inte?").first.click()


def judged(outlook: Outlook) -> None:
    judging(outlook)
    outlook.button("Det stämmer inte").first.click()
    outlook.button("Ångra").wait_for()


ASSESSMENTS, ACTIONS = "**/api/v1/assessments", "**/api/v1/actions/**"
STATES: dict[str, Reach] = {
    **{code: guidance(code) for code in SUBJECTS},
    "loading": loading,
    "meeting": meeting,
    "nothing_chosen": nothing_chosen,
    "shared": shared,
    "offline": offline,
    "signed_out": signed_out,
    "busy": busy,
    "receipt": receipt,
    "known": known,
    "judging": judging,
    "judged": judged,
    "failed": failed,
    "refused": refused,
    "server_error": answered(ASSESSMENTS, 500, "server"),
    "too_large": answered(ASSESSMENTS, 413, "too_large"),
    "not_allowed": answered(ASSESSMENTS, 403, "not_allowed"),
    "unreadable": answered(ASSESSMENTS, 422, "unreadable"),
}
