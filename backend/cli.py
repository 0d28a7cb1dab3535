"""epostlotsen: the product on the command line."""

import click

from backend.commands.assess import assess
from backend.commands.feedback import feedback
from backend.commands.manifest import manifest
from backend.commands.migrate import migrate
from backend.commands.policy import policy


@click.group()
@click.version_option(package_name="e-postlotsen")
def main() -> None:
    """What the municipality's e-mail guideline asks of elected representatives."""


for command in (assess, feedback, manifest, migrate, policy):
    main.add_command(command)

if __name__ == "__main__":
    main()
