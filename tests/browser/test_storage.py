"""Nothing of a mail and no token is kept: not in the browser, not in the log, not in the register."""

import pytest

from tests.browser.conftest import Town
from tests.browser.driver import KARIN, Outlook

pytestmark = pytest.mark.browser
COMPLAINT = "Klagomål på skolskjutsen"
CANARY = "KANARIE-7F3A kvittrar i Kusliden"
EVERYTHING_KEPT = """async () => {
  const kept = [document.cookie, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((go, no) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => go(opening.result);
      opening.onerror = no;
    });
    for (const store of base.objectStoreNames) {
      const all = base.transaction(store).objectStore(store).getAll();
      kept.push(name, store, await new Promise((go) => (all.onsuccess = () => go(JSON.stringify(all.result)))));
    }
  }
  for (const name of await caches.keys()) kept.push(name);
  return kept.join("\\n");
}"""


def test_the_canary_is_kept_nowhere(outlook: Outlook, town: Town) -> None:
    mail = next(
        m for m in town.inside.post.mailbox(KARIN).in_folder("inbox") if COMPLAINT in m.resource["subject"]
    )
    mail.resource["subject"] += f" {CANARY}"
    mail.resource["body"]["content"] += f"\r\n{CANARY}"
    outlook.open().read(COMPLAINT)
    outlook.button("Skicka till kommunsekreteraren").click()
    outlook.pane.locator("[data-receipt]").wait_for()
    kept = outlook.pane_frame.evaluate(EVERYTHING_KEPT)
    assert "KANARIE" not in kept
    assert "eyJ" not in kept, "that is how a token begins"
    assert "KANARIE" not in " ".join(outlook.urls)
    for file in town.folder.rglob("*"):
        if file.is_file():
            assert b"KANARIE" not in file.read_bytes(), file.name
