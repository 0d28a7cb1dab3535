"""Security headers on every answer, by Flask-Talisman."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_talisman import Talisman

from backend.settings import Settings

MICROSOFT_AJAX = "https://ajax.aspnetcdn.com"
"""Outlook's own scripts load MicrosoftAjax.js from here (outlook.md §6.2)."""
A_YEAR = 31_536_000


def protect(app: Flask, settings: Settings) -> None:
    """CSP with nonces, HSTS and the rest. No X-Frame-Options: Outlook frames the pane, and only
    `frame-ancestors` can name who may (outlook.md §6.2). No COOP: the sign-in window must reach the pane (§3.2)."""
    Talisman(
        app,
        force_https=not settings.is_loopback,
        frame_options=None,
        strict_transport_security=True,
        strict_transport_security_max_age=A_YEAR,
        strict_transport_security_include_subdomains=False,
        content_security_policy=_policy(settings),
        content_security_policy_nonce_in=["script-src"],
        referrer_policy="no-referrer",
        session_cookie_secure=True,
        x_xss_protection=False,
        permissions_policy={"camera": "()", "geolocation": "()", "microphone": "()"},
    )
    app.after_request(_keep_nothing)


def _keep_nothing(response: Response) -> Response:
    """Guidance quotes mails and pages carry a nonce: neither may lie in a cache. Our own files may."""
    if request.endpoint != "static" or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response


def _policy(settings: Settings) -> dict[str, str]:
    authority, office = _origin(settings.authority), _origin(settings.office_js_url)
    return {
        "default-src": "'none'",
        "base-uri": "'none'",
        "object-src": "'none'",
        "form-action": "'self'",
        "script-src": f"'self' {office} {MICROSOFT_AJAX}",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": f"'self' {authority} {office}",
        "frame-src": authority,
        "frame-ancestors": " ".join(settings.frame_ancestors),
    }


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
