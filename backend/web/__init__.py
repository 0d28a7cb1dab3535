"""Doors, views and errors of the HTTP API and the pane."""
