"""What the launcher leaves on the machine, and how it finds its ports."""

import socket
from pathlib import Path

import pytest

from simulated_outlook.launch.backend import environment
from simulated_outlook.launch.local_files import LocalFiles
from simulated_outlook.launch.ports import free_port


def test_secrets_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path / ".local")
    first = files.secrets()
    assert files.secrets() == first
    assert (tmp_path / ".local" / "secrets.json").stat().st_mode & 0o077 == 0
    assert LocalFiles(tmp_path / "other").secrets().client_secret != first.client_secret
    assert first.client_secret not in repr(first) and first.hash_key not in repr(first)


def test_a_fresh_start_forgets_the_register_and_keeps_the_secrets(tmp_path: Path) -> None:
    files = LocalFiles(tmp_path)
    secrets = files.secrets()
    (tmp_path / "register.db").touch()
    (tmp_path / "register.db-wal").touch()
    files.forget_register()
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]
    assert files.secrets() == secrets


def test_a_taken_port_gives_the_next_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert free_port(port) > port
    assert free_port(port) == port
    assert free_port(port, avoid=port) > port


def test_the_environment_passes_on_nothing_of_another_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPOSTLOTSEN_LOG_LEVEL", "DEBUG")
    files = LocalFiles(tmp_path)
    env = environment(files.secrets(), files, "http://localhost:1", "http://localhost:2")
    assert "EPOSTLOTSEN_LOG_LEVEL" not in env
    assert env["EPOSTLOTSEN_AUTHORITY"] == "http://localhost:2/entra"
    assert env["PATH"]
