"""Who may come in. A blueprint cannot exist without naming its door."""

from collections.abc import Callable
from typing import cast

from flask import Blueprint, current_app, g, request

from backend.domain.errors import NotSignedIn
from backend.domain.hand_over import Person
from backend.service_layer.services import Services

Door = Callable[[], None]


def guarded_blueprint(name: str, module: str, *, door: Door) -> Blueprint:
    """A blueprint whose every view stands behind the door."""
    blueprint = Blueprint(name, module)
    blueprint.before_request(door)
    return blueprint


def open_to_everybody() -> None:
    """No sign-in: pages and facts that hold nothing of anybody's mail."""


def signed_in() -> None:
    """An access token from one of the policy's tenants. Raises NotSignedIn, NotAllowed, SignInUnavailable."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise NotSignedIn("no token")
    g.token = token.strip()
    g.person = services().person_of(g.token)


def services() -> Services:
    """The services of this installation."""
    return cast(Services, current_app.extensions["services"])


def person() -> Person:
    """Who came through the door `signed_in`."""
    return cast(Person, g.person)


def token() -> str:
    """The access token that was shown at the door."""
    return cast(str, g.token)
