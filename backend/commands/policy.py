"""epostlotsen policy: prove a municipality's policy file, and compare two."""

from collections.abc import Iterable

import click

from backend.adapters.toml_golden import load_golden
from backend.assessor import build_assessor
from backend.domain.errors import InvalidData
from backend.domain.golden import GoldenMail, Said
from backend.service_layer.assess_message import AssessMessage
from backend.service_layer.golden_mails import Difference, differences, faults


@click.group()
def policy() -> None:
    """A municipality's policy file."""


@policy.command()
@click.argument("file")
@click.option("--local", default="", help="An overlay with this installation's tenant and contacts.")
def check(file: str, local: str) -> None:
    """Load FILE (a path or a name such as norsjo), say what is wrong with it, and prove its golden mails."""
    assess, mails = _load(file, local)
    found = assess.policy
    click.echo(f"{found.municipality}: {found.guideline.title}, version {found.version}: no faults found.")
    for role, contact in found.contacts.items():
        if not (contact.mail or contact.phone):
            click.echo(f"Note: no mail or phone for {role.value}; the pane will say so.")
    wrong = list(faults(assess, mails))
    _show(wrong, "wanted", "said")
    if wrong:
        raise click.ClickException(f"{len(wrong)} of {len(mails)} golden mails are treated otherwise than wanted.")
    click.echo(f"All {len(mails)} golden mails are treated as wanted.")


@policy.command()
@click.argument("one")
@click.argument("other")
def diff(one: str, other: str) -> None:
    """Show which golden mails of ONE and OTHER (paths or names) the two policies treat differently; then exit 1."""
    (before, mails), (after, more) = _load(one), _load(other)
    every = {mail.id: mail for mail in (*more, *mails)}
    changed = list(differences(before, after, every.values()))
    _show(changed, before.policy.id, after.policy.id)
    if changed:
        raise click.exceptions.Exit(1)
    click.echo(f"All {len(every)} golden mails are treated alike.")


def _load(file: str, local: str = "") -> tuple[AssessMessage, tuple[GoldenMail, ...]]:
    try:
        return build_assessor(file, local), load_golden(file)
    except InvalidData as error:
        raise click.ClickException(f"{error.file}: {error.key}: {error.remedy}") from None


def _show(found: Iterable[Difference], one: str, other: str) -> None:
    for difference in found:
        click.echo(f"{difference.mail.id}")
        click.echo(f"  {one}: {_said(difference.one)}")
        click.echo(f"  {other}: {_said(difference.other)}")


def _said(said: Said) -> str:
    parts = [", ".join(said.codes) or "nothing", ", ".join(said.restrictions)]
    return "; ".join([part for part in parts if part] + ([f"by {said.deadline}"] if said.deadline else []))
