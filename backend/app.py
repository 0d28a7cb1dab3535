"""Puts the web application together: doors and headers, nothing else."""

from importlib.resources import files
from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from backend.bootstrap import bootstrap
from backend.service_layer.services import Services
from backend.settings import Settings
from backend.web import actions, assessments, description, health, judgements, pane
from backend.web.headers import protect
from backend.web.logs import log_requests
from backend.web.problems import LONGEST_REQUEST, translate_errors
from backend.web.words import add_words, load_words

ADDIN_UI = Path(str(files("backend"))).parent / "addin_ui"


def create_app(settings: Settings, services: Services | None = None) -> Flask:
    """The application of one installation. Raises InvalidData when a data file is wrong."""
    app = Flask("backend", template_folder=ADDIN_UI / "templates", static_folder=ADDIN_UI / "static")
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_REQUEST
    app.extensions["settings"] = settings
    app.extensions["services"] = services or bootstrap(settings)
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    add_words(app.jinja_env, load_words())
    log_requests(app, settings)
    protect(app, settings)
    translate_errors(app)
    for room in (pane, assessments, actions, judgements, description, health):
        app.register_blueprint(room.blueprint)
    return app
