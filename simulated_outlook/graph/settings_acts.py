"""Folders, categories, ids and tasks."""

from typing import Any
from uuid import uuid4

from flask import Response, jsonify

from simulated_outlook.graph.errors import bad_request, item_not_found
from simulated_outlook.graph.ids import to_rest
from simulated_outlook.graph.mailbox import Mailbox
from simulated_outlook.graph.words import outlook_words
from simulated_outlook.graph.writing import json_body

TASK_LIST = "AQMkADRkTasks"
MOST_IDS = 1000
ID_TYPES = {"ewsId", "restId", "restImmutableEntryId"}


def list_folders(mailbox: Mailbox) -> Response:
    """GET /mailFolders."""
    return jsonify(value=[_folder(mailbox, folder) for folder in mailbox.folders])


def create_folder(mailbox: Mailbox) -> Response:
    """POST /mailFolders."""
    name = json_body().get("displayName")
    if not isinstance(name, str) or not name:
        raise bad_request("The folder needs a displayName.", "ErrorInvalidRequest")
    return _created(_folder(mailbox, mailbox.add_folder(name)))


def list_categories(mailbox: Mailbox) -> Response:
    """GET /outlook/masterCategories."""
    return jsonify(value=mailbox.categories)


def create_category(mailbox: Mailbox) -> Response:
    """POST /outlook/masterCategories."""
    wish = json_body()
    name = wish.get("displayName")
    if not isinstance(name, str) or not name:
        raise bad_request("The category needs a displayName.", "ErrorInvalidRequest")
    if any(c["displayName"] == name for c in mailbox.categories):
        raise bad_request("A category with this name already exists.", "CategoryNameAlreadyExists")
    category = {"id": str(uuid4()), "displayName": name, "color": str(wish.get("color", "none"))}
    mailbox.categories.append(category)
    return _created(category)


def translate_ids(mailbox: Mailbox) -> Response:
    """POST /translateExchangeIds between the forms that Outlook and the product use."""
    wish = json_body()
    ids = wish.get("inputIds")
    if not isinstance(ids, list) or len(ids) > MOST_IDS:
        raise bad_request("inputIds is a list of at most 1000 ids.")
    target = wish.get("targetIdType")
    if not {wish.get("sourceIdType"), target} <= ID_TYPES:
        raise bad_request("The simulation translates ewsId, restId and restImmutableEntryId.")
    return jsonify(value=[_translated(mailbox, str(source), str(target)) for source in ids])


def list_task_lists(mailbox: Mailbox) -> Response:
    """GET /todo/lists."""
    name = outlook_words()["tasks"]["default_list"]
    own = {"id": TASK_LIST, "displayName": name, "isOwner": True, "wellknownListName": "defaultList"}
    return jsonify(value=[own])


def list_tasks(mailbox: Mailbox, list_id: str) -> Response:
    """GET /todo/lists/{id}/tasks."""
    _known_list(list_id)
    return jsonify(value=mailbox.tasks)


def create_task(mailbox: Mailbox, list_id: str) -> Response:
    """POST /todo/lists/{id}/tasks."""
    _known_list(list_id)
    task: dict[str, Any] = {"id": f"AAMkADRkTask{uuid4().hex}", "status": "notStarted", **json_body()}
    mailbox.tasks.append(task)
    return _created(task)


def _known_list(list_id: str) -> None:
    if list_id != TASK_LIST:
        raise item_not_found()


def _folder(mailbox: Mailbox, folder: str) -> dict[str, Any]:
    mails = mailbox.in_folder(folder)
    return {
        "id": folder,
        "displayName": mailbox.folders[folder],
        "totalItemCount": len(mails),
        "unreadItemCount": sum(not mail.resource["isRead"] for mail in mails),
    }


def _translated(mailbox: Mailbox, source: str, target: str) -> dict[str, Any]:
    mail = next((m for m in mailbox.mails if to_rest(source) in (m.rest_id, m.immutable_id)), None)
    if mail is None:
        problem = {"code": "ErrorInvalidIdMalformed", "message": "Id is malformed."}
        return {"sourceId": source, "errorDetails": problem}
    return {"sourceId": source, "targetId": mail.names()[target]}


def _created(resource: dict[str, Any]) -> Response:
    response = jsonify(resource)
    response.status_code = 201
    return response
