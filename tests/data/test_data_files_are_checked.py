"""A wrong data file stops the start and says file, key and remedy."""

from pathlib import Path

import pytest

from backend.adapters import toml_rules
from backend.adapters.toml_decisions import load_decisions
from backend.adapters.toml_file import folder, shape
from backend.adapters.toml_policy import check_sections, load_policy
from backend.adapters.toml_texts import LANGUAGES, load_texts
from backend.detection.own_patterns import OwnPatterns
from backend.domain.errors import InvalidData
from backend.domain.policy import Role
from backend.domain.rule import Rule

NORSJO = folder("policies").joinpath("norsjo.toml").read_text("utf-8")


def write(folder_: Path, text: str) -> str:
    file = folder_ / "policy.toml"
    file.write_text(text, "utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('municipality = "Norsjö kommun"', "", "municipality"),
        ('internal_domains = ["norsjo.se"]', 'internal_domains = ["info@norsjo.se"]', "internal_domains"),
        ("answer = 3", 'answer = "tre"', "deadlines.answer"),
        ("answer = 3", "anser = 3", "deadlines.anser"),
        ("answer = 3", "answer = 0", "deadlines"),
        ('mail = "ina.jeuthe@norsjo.se"', 'mail = "ina.jeuthe"', "contacts.guideline_contact.mail"),
        ("[contacts.it_support]", "[contacts.caretaker]", "contacts.caretaker"),
        ("tenant_ids = []", 'tenant_ids = ["norsjo"]', "tenant_ids"),
        ("valid_to = 2026-12-31", 'valid_to = "soon"', "guideline.valid_to"),
    ],
)
def test_a_wrong_policy_says_where(tmp_path: Path, before: str, after: str, key: str) -> None:
    assert before in NORSJO
    with pytest.raises(InvalidData) as error:
        load_policy(write(tmp_path, NORSJO.replace(before, after, 1)))
    assert error.value.file == "policy.toml"
    assert error.value.key.startswith(key)
    assert error.value.remedy


def test_broken_toml_and_absent_files_are_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="is not TOML"):
        load_policy(write(tmp_path, "id = "))
    with pytest.raises(InvalidData, match="no such file"):
        load_policy(str(tmp_path / "absent.toml"))


def test_the_overlay_is_laid_over_the_policy(tmp_path: Path) -> None:
    overlay = write(tmp_path, '[contacts.preparedness_coordinator]\nmail = "beredskap@norsjo.se"\n')
    contact = load_policy("norsjo", overlay).contact(Role.PREPAREDNESS_COORDINATOR)
    assert contact is not None
    assert (contact.title, contact.mail) == ("beredskapssamordnare", "beredskap@norsjo.se")


def test_nothing_is_invented_for_norsjo() -> None:
    coordinator = load_policy("norsjo").contact(Role.PREPAREDNESS_COORDINATOR)
    assert coordinator is not None
    assert (coordinator.name, coordinator.mail, coordinator.phone) == ("", "", "")


def test_every_advice_has_its_section(tmp_path: Path) -> None:
    check_sections(load_policy("norsjo"), load_decisions())
    without = NORSJO.replace('id = "threats"', 'id = "other"', 1)
    with pytest.raises(InvalidData, match="threats"):
        check_sections(load_policy(write(tmp_path, without)), load_decisions())


def test_languages_say_the_same_things() -> None:
    swedish, english = (load_texts(language) for language in LANGUAGES)
    for part in ("advice", "law", "actions", "missing", "unseen", "notices", "deadline"):
        assert set(getattr(swedish, part)) == set(getattr(english, part)), part
    for code, words in swedish.advice.items():
        assert len(words.steps) == len(english.advice[code].steps), code


def test_an_unknown_key_in_a_rule_is_refused() -> None:
    raw = {"id": "x.y", "signal": "threat", "certainty": "likely", "because": "b", "matches": [], "spares": []}
    with pytest.raises(InvalidData, match="no such key"):
        shape(Rule, {**raw, "pattern": "x"}, "x.toml")


def test_a_wrong_pattern_of_a_check_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = OwnPatterns("small_print.toml", "words", ("informationen i detta e-post",))
    monkeypatch.setattr(toml_rules, "own_patterns", lambda: [wrong])
    with pytest.raises(InvalidData, match="e-post") as error:
        toml_rules.load_rulebook()
    assert (error.value.file, error.value.key) == ("small_print.toml", "words")
