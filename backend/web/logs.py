"""One line a request: method, route, status, time. Never an address, a name or a word of a mail."""

import logging
import time

from flask import Flask, Response, g, request

from backend.settings import Settings

log = logging.getLogger("backend.requests")


def log_requests(app: Flask, settings: Settings) -> None:
    """Starts the log. The route's pattern is written, not the URL, which somebody could put anything into."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("msal").setLevel(logging.ERROR)
    logging.getLogger("urllib3").setLevel(logging.ERROR)

    @app.before_request
    def start_clock() -> None:
        g.started = time.monotonic()

    @app.after_request
    def write_line(response: Response) -> Response:
        route = request.url_rule.rule if request.url_rule else "-"
        took = 1000 * (time.monotonic() - g.get("started", time.monotonic()))
        log.info("%s %s %s %.0fms", request.method if request.url_rule else "-", route, response.status_code, took)
        return response
