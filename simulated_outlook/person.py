"""Who has a mailbox in the simulated municipality."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5

OBJECT_IDS = UUID("5f1d7c1e-6f52-4c55-9d61-0d6a0b0f4a10")


class Role(StrEnum):
    """What the mailbox is there to show."""

    REPRESENTATIVE = "representative"
    SECRETARY = "secretary"
    COORDINATOR = "coordinator"
    IT = "it"
    SERVICE = "service"


@dataclass(frozen=True)
class Person:
    """A mailbox owner. `app_roles` are the roles of our own application that Entra puts into her token."""

    address: str
    name: str
    role: Role
    app_roles: tuple[str, ...] = ()

    @property
    def object_id(self) -> str:
        """The same at every start, so that a kept register still knows the person."""
        return str(uuid5(OBJECT_IDS, self.address))

    def is_called(self, name: str) -> bool:
        """True for her address and for her object id, the two names that Graph takes in /users/{id}."""
        return name.lower() in (self.address, self.object_id)


PEOPLE = (
    Person("karin.nyholm@norsjo.se", "Karin Nyholm", Role.REPRESENTATIVE),
    Person("lars.oberg@norsjo.se", "Lars Öberg", Role.REPRESENTATIVE),
    Person("ingela.lidstrom@norsjo.se", "Ingela Lidström", Role.SECRETARY, ("Registrar",)),
    Person("beredskap@norsjo.se", "Beredskapssamordnare", Role.COORDINATOR),
    Person("it-support@norsjo.se", "IT-support", Role.IT),
    Person("e-postlotsen@norsjo.se", "E-postlotsen", Role.SERVICE),
)
