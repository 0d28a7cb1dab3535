"""The whole product as `make run` starts it, on free ports, and the system's Chromium to drive it."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, sync_playwright

from simulated_outlook.launch.backend import backend_running, environment, migrate, wait_until_ready
from simulated_outlook.launch.local_files import LocalFiles
from simulated_outlook.launch.ports import free_port
from simulated_outlook.server import running_simulation
from simulated_outlook.simulation import Simulation
from tests.browser.driver import Outlook

FIRST_PORT = 28765
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Town:
    """Everything that runs: the product, its surroundings, and what it leaves on disk."""

    product: str
    outlook: str
    inside: Simulation
    folder: Path


@pytest.fixture(scope="session")
def running_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("local")
    files = LocalFiles(folder)
    secrets = files.secrets()
    port = free_port(FIRST_PORT)
    product = f"http://localhost:{port}"
    with running_simulation(secrets.client_id, secrets.client_secret, product) as outlook:
        env = environment(secrets, files, product, outlook.base_url)
        migrate(env)
        with files.log.open("a", encoding="utf-8") as log, backend_running(env, port, log) as child:
            wait_until_ready(product, child)
            yield Town(product, outlook.base_url, outlook.inside, folder)


@pytest.fixture
def town(running_town: Town) -> Town:
    """Fresh mailboxes; every mail has a name of its own, so that no test meets another's hand-overs."""
    running_town.inside.reset(datetime.now(UTC))
    fresh: dict[str, str] = {}
    for box in running_town.inside.post.mailboxes:
        for mail in box.in_folder("inbox"):
            old = mail.resource["internetMessageId"]
            mail.resource["internetMessageId"] = fresh.setdefault(old, f"<{uuid4().hex}@test.example>")
    return running_town


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        pytest.fail("Chromium is not installed: make chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield chromium
        chromium.close()


@pytest.fixture
def outlook(town: Town, browser: Browser) -> Iterator[Outlook]:
    """A window on the simulated Outlook that fails the test on any error of the page's scripts."""
    window = Outlook(browser, town.outlook)
    yield window
    window.close()
    assert window.errors == []
