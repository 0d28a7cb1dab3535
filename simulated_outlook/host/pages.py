"""The host page and the fake Office.js; the browser side lives in templates/ and static/."""

from flask import Blueprint, Response, jsonify, render_template, send_from_directory

from simulated_outlook.host.mailboxes import STATIC
from simulated_outlook.person import PEOPLE
from simulated_outlook.simulation import simulation


def pages_blueprint() -> Blueprint:
    """What the browser opens."""
    blueprint = Blueprint("pages", __name__)
    blueprint.add_url_rule("/", view_func=host_page)
    blueprint.add_url_rule("/office.js", view_func=office_js)
    blueprint.add_url_rule("/api/configuration", view_func=configuration)
    return blueprint


def host_page() -> str:
    """Inboxes on the left, the real pane in a frame."""
    return render_template("host.html", configuration=_configuration())


def office_js() -> Response:
    """The fake Office host that the pane loads in place of Microsoft's."""
    response = send_from_directory(STATIC / "built", "office.js")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def configuration() -> Response:
    """What the page must know to show the pane and to sign in."""
    return jsonify(_configuration())


def _configuration() -> dict[str, str]:
    ours = simulation().registration
    return {
        "paneUrl": f"{ours.pane_url}/pane",
        "clientId": ours.client_id,
        "tenantId": ours.tenant_id,
        "scope": ours.scope,
        "authority": f"{ours.authority}/{ours.tenant_id}",
        "signedInAs": PEOPLE[0].address,
    }
