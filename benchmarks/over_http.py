"""The product under gunicorn, with real tokens from the simulated Entra: assessments a second and their times."""

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.mails import several
from simulated_outlook.launch.backend import environment, migrate
from simulated_outlook.launch.local_files import LocalFiles
from simulated_outlook.launch.ports import free_port
from simulated_outlook.server import running_simulation

WORKERS, CALLERS, SECONDS = 2, 8, 10.0
SIZE = 2_000
KARIN = "karin.nyholm@norsjo.se"


def measure(folder: Path) -> dict[str, Any]:
    """Mails of 2 KB from 8 callers at once, for ten seconds after a warm-up."""
    files = LocalFiles(folder)
    secrets = files.secrets()
    port = free_port(18_765)
    product = f"http://localhost:{port}"
    with running_simulation(secrets.client_id, secrets.client_secret, product) as outlook:
        env = {
            **os.environ,
            **environment(secrets, files, product, outlook.base_url),
            "EPOSTLOTSEN_LOG_LEVEL": "ERROR",
        }
        migrate(env)
        token = _token(outlook.base_url)
        server = subprocess.Popen(_gunicorn(port), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _wait(port)
            _drive(port, token, 2.0)
            return _figures(_drive(port, token, SECONDS))
        finally:
            server.terminate()
            server.wait(10)


def _gunicorn(port: int) -> list[str]:
    bind = f"127.0.0.1:{port}"
    return [sys.executable, "-m", "gunicorn", "-w", str(WORKERS), "--threads", "2", "-b", bind, "backend.wsgi:app"]


def _drive(port: int, token: str, seconds: float) -> list[float]:
    """Milliseconds of every answered call."""
    bodies = [json.dumps(_graph_mail(text)) for text in several(200, SIZE)]
    times: list[float] = []
    until = time.monotonic() + seconds
    callers = [threading.Thread(target=_call, args=(port, token, bodies, n, until, times)) for n in range(CALLERS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    return times


def _call(port: int, token: str, bodies: list[str], number: int, until: float, times: list[float]) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
        "Accept": "application/json",
    }
    while time.monotonic() < until:
        number += CALLERS
        began = time.perf_counter()
        line.request("POST", "/api/v1/assessments", bodies[number % len(bodies)], headers)
        answer = line.getresponse()
        answer.read()
        if answer.status != 200:
            raise RuntimeError(f"status {answer.status}")
        times.append(1000 * (time.perf_counter() - began))


def _graph_mail(text: str) -> dict[str, Any]:
    sender = {"emailAddress": {"name": "Anna Ek", "address": "anna.ek@telia.example"}}
    body = {"contentType": "text", "content": text}
    return {
        "subject": "Om plogningen",
        "body": body,
        "from": sender,
        "internetMessageHeaders": [],
        "attachments": [],
    }


def _figures(times: list[float]) -> dict[str, float]:
    times.sort()
    return {
        "per_second": len(times) / SECONDS,
        "p50_ms": times[len(times) // 2],
        "p99_ms": times[int(len(times) * 0.99)],
    }


def _token(outlook: str) -> str:
    host = outlook.removeprefix("http://")
    line = http.client.HTTPConnection(host, timeout=10)
    line.request("GET", "/api/configuration")
    known = json.loads(line.getresponse().read())
    wish = json.dumps({"address": KARIN, "client_id": known["clientId"], "scope": known["scope"]})
    line.request("POST", "/api/token", wish, {"Content-Type": "application/json"})
    return str(json.loads(line.getresponse().read())["access_token"])


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
            line.request("GET", "/readyz")
            if line.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the product did not start")
