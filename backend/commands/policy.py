"""epostlotsen policy: prove a municipality's policy file."""

import click

from backend.assessor import build_assessor
from backend.domain.errors import InvalidData


@click.group()
def policy() -> None:
    """A municipality's policy file."""


@policy.command()
@click.argument("file")
@click.option("--local", default="", help="An overlay with this installation's tenant and contacts.")
def check(file: str, local: str) -> None:
    """Load FILE (a path or a name such as norsjo) and say what is wrong with it."""
    try:
        found = build_assessor(file, local).policy
    except InvalidData as error:
        raise click.ClickException(f"{error.file}: {error.key}: {error.remedy}") from None
    click.echo(f"{found.municipality}: {found.guideline.title}, version {found.version}: no faults found.")
    for role, contact in found.contacts.items():
        if not (contact.mail or contact.phone):
            click.echo(f"Note: no mail or phone for {role.value}; the pane will say so.")
