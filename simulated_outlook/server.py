"""Serves the simulation over HTTP from a thread of this process; its state lives nowhere else."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

from werkzeug.serving import make_server

from simulated_outlook.app import create_simulation
from simulated_outlook.registration import Registration
from simulated_outlook.simulation import KEY, Simulation

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Running:
    """A simulation that answers. `inside` is its state, for tests that look behind the addresses."""

    base_url: str
    inside: Simulation


@contextmanager
def running_simulation(client_id: str, client_secret: str, pane_url: str = "", port: int = 0) -> Iterator[Running]:
    """Serves while the block runs; port 0 takes any free one. Raises OSError when the port is taken."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with socket.create_server((HOST, port)) as listener:
        base_url = f"http://localhost:{listener.getsockname()[1]}"
        app = create_simulation(Registration(base_url, client_id, client_secret, pane_url))
        server = make_server(HOST, 0, app, threaded=True, fd=listener.fileno())
        thread = Thread(target=server.serve_forever, name="simulated-outlook", daemon=True)
        thread.start()
        try:
            yield Running(base_url, app.extensions[KEY])
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
