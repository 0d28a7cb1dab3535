"""What goes wrong on purpose, so that the product's patience can be seen and tested."""

import socket
import time
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from threading import Lock
from typing import Any

from flask import Request

LONGEST_WAIT = 120


class FaultKind(StrEnum):
    """The ways in which Graph and Entra are known to fail."""

    THROTTLED = "throttled"
    UNAVAILABLE = "unavailable"
    SLOW = "slow"
    LOST_RESPONSE = "lost_response"
    CLAIMS_CHALLENGE = "claims_challenge"


class UnknownFault(ValueError):
    """The wish names no kind of fault that exists."""


@dataclass(frozen=True)
class Fault:
    """One thing to go wrong. `times` 0 = until cleared; `seconds` is the wait asked for, or taken."""

    kind: FaultKind
    operation: str = "*"
    times: int = 1
    seconds: int = 1

    @classmethod
    def from_json(cls, wish: Any) -> "Fault":
        """Reads one entry of POST /api/faults. Raises UnknownFault."""
        try:
            kind = FaultKind(wish["kind"])
            times, seconds = int(wish.get("times", 1)), int(wish.get("seconds", 1))
            return cls(kind, str(wish.get("operation", "*")), times, min(seconds, LONGEST_WAIT))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnknownFault("a fault is {kind, operation, times, seconds}") from error


class FaultBoard:
    """The faults that are switched on."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._faults: list[Fault] = []

    def replace_all(self, faults: list[Fault]) -> None:
        """These and no others."""
        with self._lock:
            self._faults = list(faults)

    def as_json(self) -> list[dict[str, Any]]:
        """What is still to go wrong."""
        return [asdict(fault) for fault in self._faults]

    def take(self, operation: str, *kinds: FaultKind) -> Fault | None:
        """The first fault of these kinds that meets the operation, counted down; None when all is well."""
        with self._lock:
            for place, fault in enumerate(self._faults):
                if fault.kind in kinds and fault.operation in ("*", operation):
                    left = [] if fault.times == 1 else [replace(fault, times=max(fault.times - 1, 0))]
                    self._faults[place : place + 1] = left
                    return fault
        return None


def wait(fault: Fault | None) -> None:
    """Lets the caller wait as long as the fault says."""
    if fault:
        time.sleep(fault.seconds)


def cut_connection(request: Request) -> None:
    """Ends the TCP connection without an answer; the act itself has been carried out by then."""
    connection = request.environ.get("werkzeug.socket")
    if connection is None:
        raise RuntimeError("a lost response needs the real server (simulated_outlook.server)")
    connection.shutdown(socket.SHUT_RDWR)
