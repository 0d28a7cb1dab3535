"""epostlotsen migrate: bring the register of hand-overs up to date."""

import os

import click

from backend.adapters import database


@click.command()
@click.option("--database-url", default=lambda: os.environ.get("EPOSTLOTSEN_DATABASE_URL", ""), show_default=False)
def migrate(database_url: str) -> None:
    """Bring the register's tables up to date (EPOSTLOTSEN_DATABASE_URL)."""
    if not database_url:
        raise click.UsageError("Set EPOSTLOTSEN_DATABASE_URL or give --database-url.")
    database.migrate(database_url)
    click.echo("The register is up to date.")
