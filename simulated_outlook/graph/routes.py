"""Graph's addresses, each for /me and /users/{id}, with the least permission that opens it."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response

from simulated_outlook.graph import message_acts as messages
from simulated_outlook.graph import sending_acts as sending
from simulated_outlook.graph import settings_acts as settings
from simulated_outlook.graph.door import authorization, caller_of, open_mailbox
from simulated_outlook.graph.errors import GraphError, error_response
from simulated_outlook.simulation import simulation

Act = Callable[..., Response]
MESSAGE = "/messages/<item_id>"
TASKS = "/todo/lists/<list_id>/tasks"

ACTS: tuple[tuple[str, str, str, Act], ...] = (
    ("GET", "/messages", "Mail.Read", messages.list_messages),
    ("POST", "/messages", "Mail.ReadWrite", messages.create_message),
    ("GET", MESSAGE, "Mail.Read", messages.get_message),
    ("PATCH", MESSAGE, "Mail.ReadWrite", messages.update_message),
    ("GET", f"{MESSAGE}/$value", "Mail.Read", messages.get_mime),
    ("GET", f"{MESSAGE}/attachments", "Mail.Read", messages.list_attachments),
    ("POST", f"{MESSAGE}/attachments", "Mail.ReadWrite", messages.add_attachment),
    ("POST", f"{MESSAGE}/move", "Mail.ReadWrite", messages.move_message),
    ("POST", f"{MESSAGE}/createForward", "Mail.ReadWrite", sending.create_forward),
    ("POST", f"{MESSAGE}/forward", "Mail.Send", sending.forward_message),
    ("POST", f"{MESSAGE}/send", "Mail.Send", sending.send_message),
    ("POST", "/sendMail", "Mail.Send", sending.send_mail),
    ("GET", "/mailFolders", "Mail.ReadBasic", settings.list_folders),
    ("POST", "/mailFolders", "Mail.ReadWrite", settings.create_folder),
    ("GET", "/outlook/masterCategories", "MailboxSettings.Read", settings.list_categories),
    ("POST", "/outlook/masterCategories", "MailboxSettings.ReadWrite", settings.create_category),
    ("POST", "/translateExchangeIds", "User.Read", settings.translate_ids),
    ("GET", "/todo/lists", "Tasks.Read", settings.list_task_lists),
    ("GET", TASKS, "Tasks.Read", settings.list_tasks),
    ("POST", TASKS, "Tasks.ReadWrite", settings.create_task),
)


def graph_blueprint() -> Blueprint:
    """Everything below /graph/v1.0."""
    blueprint = Blueprint("graph", __name__, url_prefix="/graph/v1.0")
    for method, path, permission, act in ACTS:
        view = _with_mailbox(act, permission)
        name = act.__name__
        blueprint.add_url_rule(f"/me{path}", f"me_{name}", view, methods=[method], defaults={"user": None})
        blueprint.add_url_rule(f"/users/<user>{path}", f"users_{name}", view, methods=[method])
    blueprint.add_url_rule("/<path:rest>", "unknown", _unknown, methods=["GET", "POST", "PATCH", "PUT", "DELETE"])
    blueprint.register_error_handler(GraphError, error_response)
    return blueprint


def operations() -> list[str]:
    """The names that faults are switched on for."""
    return [act.__name__ for *_, act in ACTS]


def _with_mailbox(act: Act, permission: str) -> Act:
    def view(user: str | None, **ids: Any) -> Response:
        known = simulation()
        caller = caller_of(authorization(), known.tokens)
        return act(open_mailbox(user, permission, caller, known.post), **ids)

    return view


def _unknown(rest: str) -> Response:
    raise GraphError(400, "BadRequest", "Resource not found for the segment.")
