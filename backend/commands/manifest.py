"""epostlotsen manifest: a municipality's own copy of the add-in's manifest. See docs/decisions/0009."""

import re
from pathlib import Path

import click

from backend.commands.entra_steps import entra_steps
from backend.manifest.addresses import UnusableAddress, origin
from backend.manifest.check_words import LONGEST_PROVIDER
from backend.manifest.faults import faults
from backend.manifest.writing import written_for

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def _origin(_context: click.Context, _option: click.Parameter, value: str) -> str:
    try:
        return origin(value) if value else ""
    except UnusableAddress as error:
        raise click.BadParameter(f"{value} {error}.") from None


def _guid(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if value and not GUID.fullmatch(value):
        raise click.BadParameter(f"{value} is no GUID, such as 11111111-2222-4333-8444-555555555555.")
    return value.lower()


def _name(_context: click.Context, _option: click.Parameter, value: str) -> str:
    if len(value) > LONGEST_PROVIDER or not value.isprintable():
        raise click.BadParameter(f"must be one line of at most {LONGEST_PROVIDER} characters.")
    return value.strip()


@click.command()
@click.option(
    "--base-url", default="", callback=_origin, help="Where the product is reached: https://epost.norsjo.se"
)
@click.option(
    "--client-id", default="", callback=_guid, help="Application (client) id of the registration in Entra."
)
@click.option(
    "--municipality", default="", callback=_name, help="Name of the municipality, shown as the add-in's provider."
)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE, not standard output."
)
@click.option(
    "--check", "checked", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Check FILE."
)
def manifest(base_url: str, client_id: str, municipality: str, output: Path | None, checked: Path | None) -> None:
    """Write a municipality's own manifest, or check one. What Entra needs beside it is said on standard error."""
    if checked:
        if base_url or client_id or municipality or output:
            raise click.UsageError("--check goes alone.")
        _check(checked)
        return
    if not (base_url and client_id):
        raise click.UsageError("Give --base-url and --client-id, or --check FILE.")
    _write(written_for(base_url, municipality), output)
    click.echo(entra_steps(base_url, client_id), err=True)


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(content, nl=False)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}.") from None


def _check(file: Path) -> None:
    from backend.app import ADDIN_UI  # the whole application; only this needs it

    found = faults(file.read_bytes(), ADDIN_UI / "static")
    if found:
        raise click.ClickException("\n".join([f"{file}: faults: {len(found)}", *found]))
    click.echo(f"{file}: no faults found.")
