"""What stays on this machine between two starts: secrets made once, and the register."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from uuid import uuid4


@dataclass(frozen=True)
class LocalSecrets:
    """Random, made at the first start. The hash key must stay, or the register forgets every mail."""

    client_id: str
    client_secret: str = field(repr=False)
    hash_key: str = field(repr=False)


@dataclass(frozen=True)
class LocalFiles:
    """The folder .local, kept out of version control."""

    folder: Path

    @property
    def database_url(self) -> str:
        """SQLAlchemy URL of the local register."""
        return f"sqlite:///{self.folder / 'register.db'}"

    @property
    def log(self) -> Path:
        """Where the product's output goes with --quiet."""
        return self.folder / "backend.log"

    def secrets(self) -> LocalSecrets:
        """Reads the secrets, or makes them, readable by the owner only."""
        file = self.folder / "secrets.json"
        if file.exists():
            return LocalSecrets(**json.loads(file.read_text("utf-8")))
        made = LocalSecrets(str(uuid4()), secrets.token_urlsafe(32), secrets.token_urlsafe(48))
        self.folder.mkdir(mode=0o700, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(json.dumps(asdict(made)), "utf-8")
        return made

    def forget_register(self) -> None:
        """A fresh start: nobody has forwarded anything."""
        for file in self.folder.glob("register.db*"):
            file.unlink()
