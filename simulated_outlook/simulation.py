"""Everything the simulation knows, in one place."""

from datetime import datetime

from flask import current_app

from simulated_outlook.entra.signing_keys import SigningKeys
from simulated_outlook.entra.tokens import TokenOffice
from simulated_outlook.faults import FaultBoard
from simulated_outlook.graph.post_office import PostOffice
from simulated_outlook.recorder import Recorder
from simulated_outlook.registration import Registration
from simulated_outlook.sample_mail import fill_inboxes

KEY = "simulation"


class Simulation:
    """Tokens, mailboxes, faults and the record of requests of one run."""

    def __init__(self, registration: Registration, now: datetime) -> None:
        self.registration = registration
        self.tokens = TokenOffice(registration, SigningKeys())
        self.faults = FaultBoard()
        self.recorder = Recorder()
        self.post = PostOffice()
        fill_inboxes(self.post, now)

    def reset(self, now: datetime) -> None:
        """Fresh mailboxes, no faults, nothing recorded; the keys stay, so nobody is signed out."""
        self.faults.replace_all([])
        self.recorder.clear()
        self.post = PostOffice()
        fill_inboxes(self.post, now)


def simulation() -> Simulation:
    """The simulation of the app at hand."""
    found: Simulation = current_app.extensions[KEY]
    return found
