"""`make run`: backend, local Entra, local Graph and the simulated Outlook, until Ctrl-C."""

import argparse
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from simulated_outlook.launch.backend import (
    ROOT,
    BackendFailed,
    backend_running,
    environment,
    migrate,
    wait_until_ready,
)
from simulated_outlook.launch.local_files import LocalFiles
from simulated_outlook.launch.ports import free_port
from simulated_outlook.server import running_simulation

BACKEND_PORT, OUTLOOK_PORT = 8765, 8766


def main(arguments: list[str]) -> int:
    """Returns the exit code: 0 after Ctrl-C, 1 when something would not start or ended by itself."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, _as_ctrl_c)
    try:
        _run(options)
    except KeyboardInterrupt:
        print("\nEnded.")
        return 0
    except (BackendFailed, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulated_outlook", description=__doc__)
    parser.add_argument("--port", type=int, default=BACKEND_PORT, help="port of the product (default %(default)s)")
    parser.add_argument("--sim-port", type=int, default=OUTLOOK_PORT, help="port of Outlook (default %(default)s)")
    parser.add_argument("--fresh", action="store_true", help="forget the register of hand-overs")
    parser.add_argument("--folder", type=Path, default=ROOT / ".local", help="secrets and register lie here")
    parser.add_argument("--quiet", action="store_true", help="write the product's log to backend.log there")
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace) -> None:
    files = LocalFiles(options.folder.resolve())
    secrets = files.secrets()
    if options.fresh:
        files.forget_register()
    port = _port(options.port, "the product", avoid=0)
    outlook_port = _port(options.sim_port, "the simulated Outlook", avoid=port)
    pane_url = f"http://localhost:{port}"
    with ExitStack() as running:
        outlook = running.enter_context(
            running_simulation(secrets.client_id, secrets.client_secret, pane_url, outlook_port)
        )
        env = environment(secrets, files, pane_url, outlook.base_url)
        migrate(env)
        output = running.enter_context(files.log.open("a", encoding="utf-8")) if options.quiet else None
        child = running.enter_context(backend_running(env, port, output))
        wait_until_ready(pane_url, child)
        print(f"\n  Open {outlook.base_url} in a browser.  Ctrl-C ends everything.\n", flush=True)
        _watch(child)


def _port(wanted: int, whose: str, avoid: int) -> int:
    port = free_port(wanted, avoid)
    if port != wanted:
        print(f"Port {wanted} is taken; {whose} uses {port} instead.", flush=True)
    return port


def _watch(child: subprocess.Popen[str]) -> None:
    while child.poll() is None:
        time.sleep(0.5)
    raise BackendFailed(f"The product ended by itself (exit code {child.returncode}); the rest is ended too.")


def _as_ctrl_c(*_: object) -> None:
    raise KeyboardInterrupt
