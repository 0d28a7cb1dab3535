"""Every rule finds the mails that it says it finds and spares those that it says it spares."""

import pytest

from backend.adapters.toml_policy import load_policy
from backend.adapters.toml_rules import load_rulebook
from backend.detection.detect import Detector
from backend.domain.rule import Example, Rule
from backend.reading.reading import read
from tests.examples import as_message

RULEBOOK = load_rulebook()
DETECTOR = Detector.of(RULEBOOK, load_policy("norsjo"))


def finds(rule: Rule, example: Example, *, excused: bool = True) -> bool:
    """Whether the rule finds something; an excused finding is only a lowered one, and counts as spared."""
    found = DETECTOR.detect(read(as_message(example)))
    return any(f.rule_id == rule.id and (excused or not f.is_excused) for f in found)


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_finds_what_it_promises(rule: Rule) -> None:
    missed = [example for example in rule.matches if not finds(rule, example)]
    assert missed == []


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_spares_what_it_promises(rule: Rule) -> None:
    hit = [example for example in rule.spares if finds(rule, example, excused=False)]
    assert hit == []


def test_ids_begin_with_the_room_they_stand_in() -> None:
    assert all("." in rule.id and rule.id.islower() for rule in RULEBOOK.rules)
