"""`epostlotsen manifest` as a municipality's IT uses it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from backend.app import ADDIN_UI
from backend.cli import main
from backend.manifest.faults import faults
from backend.manifest.writing import written_for

NORSJO = "https://epost.norsjo.se"
CLIENT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"
ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["manifest", *arguments])


def test_a_municipality_gets_its_own_manifest() -> None:
    result = run("--base-url", f"{NORSJO}/", "--client-id", CLIENT, "--municipality", "Norsjö kommun")
    assert result.exit_code == 0
    assert result.stdout_bytes == written_for(NORSJO, "Norsjö kommun")
    assert faults(result.stdout_bytes, ADDIN_UI / "static") == []
    assert CLIENT not in result.stdout


def test_what_entra_needs_is_said_beside_it() -> None:
    said = run("--base-url", NORSJO, "--client-id", CLIENT.upper()).stderr
    assert "brk-multihub://epost.norsjo.se\n" in said
    assert f"{NORSJO}/sign-in\n" in said
    consent = next(word for word in said.split() if "adminconsent" in word)
    assert parse_qs(urlsplit(consent).query) == {
        "client_id": [CLIENT],
        "scope": ["https://graph.microsoft.com/Mail.ReadWrite https://graph.microsoft.com/Mail.Send"],
        "redirect_uri": [f"{NORSJO}/help"],
    }
    assert f"   {NORSJO}/help\n" in said


def test_it_goes_into_a_file_and_passes_the_check(tmp_path: Path) -> None:
    file = tmp_path / "manifest.xml"
    result = run("--base-url", NORSJO, "--client-id", CLIENT, "--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_bytes() == written_for(NORSJO)
    checked = run("--check", str(file))
    assert (checked.exit_code, checked.stdout) == (0, f"{file}: no faults found.\n")


def test_the_roots_manifest_passes_the_check() -> None:
    assert run("--check", str(ROOT / "manifest.xml")).exit_code == 0


def test_faults_are_told_each_on_its_line(tmp_path: Path) -> None:
    file = tmp_path / "manifest.xml"
    file.write_bytes(
        written_for(NORSJO).replace(b">ReadItem<", b">ReadWriteItem<").replace(b">sv-SE<", b">en-US<")
    )
    result = run("--check", str(file))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"Error: {file}: faults: 2",
        "line 44: Permissions: 'ReadWriteItem' is not ReadItem",
        "line 11: DefaultLocale: 'en-US' must be sv-SE",
    ]


GOOD = ("--base-url", NORSJO, "--client-id", CLIENT)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ((), "Give --base-url and --client-id, or --check FILE."),
        (("--base-url", NORSJO), "Give --base-url and --client-id, or --check FILE."),
        (("--client-id", CLIENT), "Give --base-url and --client-id, or --check FILE."),
        (("--base-url", "http://epost.norsjo.se", "--client-id", CLIENT), "must start with https://"),
        (("--base-url", f"{NORSJO}/app", "--client-id", CLIENT), "must end after the host name or port"),
        (("--base-url", "https://epost.norsjö.se", "--client-id", CLIENT), "must name a host"),
        (("--base-url", NORSJO, "--client-id", "e-postlotsen"), "e-postlotsen is no GUID"),
        (("--base-url", NORSJO, "--client-id", f"{{{CLIENT}}}"), "is no GUID"),
        (("--base-url", NORSJO, "--client-id", f"{CLIENT}\n"), "is no GUID"),
        ((*GOOD, "--municipality", "N" * 126), "one line of at most 125 characters"),
        ((*GOOD, "--municipality", "Norsjö\nkommun"), "one line of at most 125 characters"),
        ((*GOOD, "--output", "/absent/manifest.xml"), "/absent/manifest.xml cannot be written: No such file"),
        (("--check", str(ROOT / "manifest.xml"), *GOOD), "--check goes alone."),
        (("--check", "/absent/manifest.xml"), "does not exist"),
    ],
)
def test_a_wrong_call_says_why(arguments: tuple[str, ...], reason: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert reason in " ".join(result.stderr.split())
    assert result.stdout == ""
