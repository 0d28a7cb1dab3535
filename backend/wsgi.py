"""What gunicorn starts: gunicorn backend.wsgi:app."""

import os

from backend.app import create_app
from backend.settings import Settings

app = create_app(Settings.from_environ(os.environ))
