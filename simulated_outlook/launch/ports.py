"""Finds a port that nobody listens on."""

import socket

from simulated_outlook.server import HOST

TRIES = 50


def free_port(wanted: int, avoid: int = 0) -> int:
    """The wanted port, or the next free one. Raises OSError when there is none near."""
    for port in range(wanted, wanted + TRIES):
        if port != avoid and _is_free(port):
            return port
    raise OSError(f"no free port between {wanted} and {wanted + TRIES}")


def _is_free(port: int) -> bool:
    try:
        with socket.create_server((HOST, port)):
            return True
    except OSError:
        return False
