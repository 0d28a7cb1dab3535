"""The product as a child process, started as in a municipality: migrate, then gunicorn."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import requests

from simulated_outlook.launch.local_files import LocalFiles, LocalSecrets

ROOT = Path(__file__).parents[2]
LOCAL_POLICY = ROOT / "simulated_outlook" / "policy.local.toml"
PATIENCE = 30
"""Seconds until the product must be ready; and how long it gets to end."""


class BackendFailed(Exception):
    """The product did not start, or ended by itself."""


def environment(secrets: LocalSecrets, files: LocalFiles, backend: str, outlook: str) -> dict[str, str]:
    """The only difference between this machine and a municipality's."""
    ours = {
        "PUBLIC_URL": backend,
        "POLICY": "norsjo",
        "POLICY_LOCAL": str(LOCAL_POLICY),
        "DATABASE_URL": files.database_url,
        "CLIENT_ID": secrets.client_id,
        "CLIENT_SECRET": secrets.client_secret,
        "HASH_KEY": secrets.hash_key,
        "AUTHORITY": f"{outlook}/entra",
        "GRAPH_URL": f"{outlook}/graph/v1.0",
        "OFFICE_JS_URL": f"{outlook}/office.js",
        "FRAME_ANCESTORS": outlook,
        "SERVICE_MAILBOX": "e-postlotsen@norsjo.se",
    }
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("EPOSTLOTSEN_")}
    return {**inherited, **{f"EPOSTLOTSEN_{name}": value for name, value in ours.items()}}


def migrate(env: Mapping[str, str]) -> None:
    """Brings the register to the newest shape. Raises BackendFailed."""
    command = [sys.executable, "-m", "backend.cli", "migrate"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BackendFailed(f"The register could not be brought up to date:\n{done.stdout}{done.stderr}")


@contextmanager
def backend_running(env: Mapping[str, str], port: int, output: IO[str] | None) -> Iterator[subprocess.Popen[str]]:
    """Runs gunicorn while the block runs. Ctrl-C reaches this process only, so the child ends in good order."""
    command = [sys.executable, "-m", "gunicorn", "backend.wsgi:app", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--workers", "2", "--threads", "8", "--log-level", "warning"]
    command += ["--graceful-timeout", "3", "--no-control-socket"]
    child = subprocess.Popen(  # noqa: S603
        command, env=env, cwd=ROOT, text=True, stdout=output, stderr=output, start_new_session=True
    )
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()


def wait_until_ready(url: str, child: subprocess.Popen[str]) -> None:
    """Returns when /readyz says so. Raises BackendFailed when the child ends or takes too long."""
    patience_ends = time.monotonic() + PATIENCE
    last = "no answer"
    while time.monotonic() < patience_ends:
        if child.poll() is not None:
            raise BackendFailed(f"The product ended by itself (exit code {child.returncode}).")
        try:
            answer = requests.get(f"{url}/readyz", timeout=2)
        except requests.RequestException:
            time.sleep(0.1)
            continue
        if answer.ok:
            return
        last = f"HTTP {answer.status_code}: {answer.text[:500]}"
        time.sleep(0.2)
    raise BackendFailed(f"The product is not ready after {PATIENCE} seconds ({last}).")
