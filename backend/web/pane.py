"""The pane's page and the pages around it. They hold nothing of anybody's mail."""

from typing import cast

from flask import current_app, render_template

from backend.settings import Settings
from backend.web.doors import guarded_blueprint, open_to_everybody
from backend.web.negotiation import language

blueprint = guarded_blueprint("pane", __name__, door=open_to_everybody)


@blueprint.get("/")
@blueprint.get("/pane")
def show_pane() -> str:
    """The task pane (manifest.xml names /pane; new Outlook also looks at the root)."""
    return _page("pane.html")


@blueprint.get("/help")
def show_help() -> str:
    """How it works, for the reader."""
    return _page("help.html")


@blueprint.get("/sign-in")
def show_sign_in() -> str:
    """Where the sign-in window comes back to when Outlook cannot sign in by itself."""
    return _page("sign_in.html")


def _page(template: str) -> str:
    settings = cast(Settings, current_app.extensions["settings"])
    page_settings = {
        "clientId": settings.client_id,
        "authority": settings.authority,
        "scope": f"api://{settings.client_id}/access_as_user",
        "apiBase": "",
    }
    return render_template(
        template, page_settings=page_settings, office_js_url=settings.office_js_url, language=language()
    )
