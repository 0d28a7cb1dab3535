"""The part of OData that the product uses: $filter with one `eq`, $select, $top, $orderby receivedDateTime."""

import re
from collections.abc import Mapping
from typing import Any

from simulated_outlook.graph.errors import bad_request
from simulated_outlook.graph.mail import Mail

EQUALS = re.compile(r"^\s*(\w+)\s+eq\s+(?:'((?:[^']|'')*)'|(true|false))\s*$")
FILTERABLE = {"internetMessageId", "conversationId", "subject", "isDraft", "isRead"}
ORDERS = {"": True, "receivedDateTime desc": True, "receivedDateTime": False, "receivedDateTime asc": False}
MOST = 1000


def matching(mails: list[Mail], query: Mapping[str, str]) -> list[Mail]:
    """Filtered, ordered and cut as the query asks. Raises GraphError."""
    found = [mail for mail in mails if _passes(mail, query.get("$filter", ""))]
    order = query.get("$orderby", "")
    if order not in ORDERS:
        raise bad_request("The $orderby clause is not supported.")
    found.sort(key=lambda mail: str(mail.resource["receivedDateTime"]), reverse=ORDERS[order])
    return found[: top(query)]


def top(query: Mapping[str, str]) -> int:
    """How many at most; Graph gives ten when nobody asks. Raises GraphError."""
    wanted = query.get("$top", "10")
    if not wanted.isdecimal() or not 1 <= int(wanted) <= MOST:
        raise bad_request("The limit for $top query must be between 1 and 1000.", "ErrorInvalidUrlQuery")
    return int(wanted)


def selected(resource: dict[str, Any], query: Mapping[str, str]) -> dict[str, Any]:
    """Only what $select names, and always the id. Raises GraphError for a property that does not exist."""
    if not query.get("$select"):
        return resource
    names = [name.strip() for name in query["$select"].split(",")]
    for name in names:
        if name not in resource:
            raise bad_request(f"Could not find a property named '{name}' on type 'microsoft.graph.message'.")
    return {name: value for name, value in resource.items() if name in (*names, "id", "@odata.etag")}


def _passes(mail: Mail, clause: str) -> bool:
    if not clause:
        return True
    match = EQUALS.match(clause)
    if not match or match[1] not in FILTERABLE:
        raise bad_request("Invalid filter clause.")
    wanted = match[3] == "true" if match[3] else match[2].replace("''", "'")
    return bool(mail.resource[match[1]] == wanted)
