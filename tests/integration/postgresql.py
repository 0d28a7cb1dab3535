"""A PostgreSQL of our own while the tests run: in a temporary folder, behind a socket that nobody else reaches."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PLACES = "/usr/lib/postgresql/*/bin"
PATIENCE = 30


def programs() -> Path | None:
    """The folder with initdb and postgres; Debian keeps them out of PATH."""
    found = sorted(Path("/").glob(f"{PLACES.lstrip('/')}/initdb")) or [Path(shutil.which("initdb") or "")]
    return found[-1].parent if found[-1].is_file() else None


@contextmanager
def running_postgresql() -> Iterator[str]:
    """The SQLAlchemy URL of its server, up to the name of a database. Skips with one line where there is none."""
    pytest.importorskip("pg8000")
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    home = Path(tempfile.mkdtemp(prefix="epl-pg-"))
    who = _somebody_without_rights(home)
    try:
        make = [
            "--auth=trust",
            "--username=epl",
            "--encoding=UTF8",
            "--no-locale",
            "--no-sync",
            "-D",
            home / "data",
        ]
        subprocess.run([folder / "initdb", *make], check=True, capture_output=True, cwd=home, **who)
        quick = ["-c", "fsync=off", "-c", "listen_addresses=", "-c", "log_min_messages=panic"]
        command = [folder / "postgres", "-D", home / "data", "-k", home, *quick]
        with subprocess.Popen(command, cwd=home, stderr=subprocess.DEVNULL, **who) as server:
            try:
                yield _url_when_ready(folder, home, server)
            finally:
                server.terminate()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _somebody_without_rights(home: Path) -> dict[str, str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(home, "nobody")
    return {"user": "nobody"}


def _url_when_ready(folder: Path, home: Path, server: "subprocess.Popen[bytes]") -> str:
    ends = time.monotonic() + PATIENCE
    while subprocess.run([folder / "pg_isready", "-q", "-h", home], check=False).returncode:
        if server.poll() is not None or time.monotonic() > ends:
            pytest.fail("PostgreSQL is installed but does not start")
        time.sleep(0.05)
    return f"postgresql+pg8000://epl@/{{name}}?unix_sock={home / '.s.PGSQL.5432'}"
