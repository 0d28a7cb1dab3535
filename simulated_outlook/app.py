"""The simulation as one web application."""

from datetime import UTC, datetime

from flask import Flask

from simulated_outlook.entra.routes import entra_blueprint
from simulated_outlook.graph.routes import graph_blueprint
from simulated_outlook.host.mailboxes import mailboxes_blueprint
from simulated_outlook.host.pages import pages_blueprint
from simulated_outlook.host.switches import switches_blueprint
from simulated_outlook.registration import Registration
from simulated_outlook.simulation import KEY, Simulation
from simulated_outlook.trouble import make_trouble

LARGEST_REQUEST = 4 * 1024 * 1024
"""Graph's own limit for one request."""


def create_simulation(registration: Registration, now: datetime | None = None) -> Flask:
    """Entra, Graph and the host page for one app registration. `now` dates the sample mails."""
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.extensions[KEY] = Simulation(registration, now or datetime.now(UTC))
    make_trouble(app)
    for blueprint in (
        entra_blueprint(),
        graph_blueprint(),
        mailboxes_blueprint(),
        switches_blueprint(),
        pages_blueprint(),
    ):
        app.register_blueprint(blueprint)
    return app
