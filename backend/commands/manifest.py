"""epostlotsen manifest: a municipality's own copy of the add-in's manifest."""

import click


@click.command()
def manifest() -> None:
    """Write a municipality's own manifest."""
