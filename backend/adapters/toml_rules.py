"""Loads rules and lexicons, and refuses those that cannot work."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from backend.adapters.toml_file import folder, load_toml, shape
from backend.detection.checks import is_check
from backend.detection.own_patterns import own_patterns
from backend.detection.pattern import InvalidPattern, compile_pattern, is_word
from backend.domain.errors import InvalidData
from backend.domain.rule import Rule, Rulebook


def load_rulebook() -> Rulebook:
    """Reads backend/rules/*.toml and backend/lexicons/words/*.toml. Raises InvalidData with file, rule and remedy."""
    lexicons = _lexicons()
    _check_own_patterns()
    rules: list[Rule] = []
    for file in _toml_files("rules"):
        for raw in load_toml(file).get("rule", []):
            rule = shape(Rule, {**raw, **_examples(raw)}, file.name)
            _check(rule, lexicons, file.name, {known.id for known in rules})
            rules.append(rule)
    return Rulebook(tuple(rules), lexicons, _version())


def _lexicons() -> dict[str, tuple[str, ...]]:
    lexicons: dict[str, tuple[str, ...]] = {}
    for file in _toml_files("lexicons/words"):
        for name, words in load_toml(file).items():
            if name in lexicons:
                raise InvalidData(file.name, name, "another file has a lexicon of that name")
            for wrong in (word for word in words if not is_word(word)):
                raise InvalidData(file.name, name, f"«{wrong}»: only words, =word, word* and *word may stand here")
            lexicons[name] = tuple(words)
    return lexicons


def _toml_files(place: str) -> list[Traversable]:
    return sorted((f for f in folder(place).iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _examples(raw: Mapping[str, Any]) -> dict[str, Any]:
    """A plain sentence in `matches` or `spares` is a mail with that body."""
    return {
        name: [{"body": example} if isinstance(example, str) else example for example in raw.get(name, [])]
        for name in ("matches", "spares")
    }


def _check(rule: Rule, lexicons: Mapping[str, tuple[str, ...]], file: str, known: set[str]) -> None:
    for wrong, remedy in _faults(rule, known):
        if wrong:
            raise InvalidData(file, rule.id, remedy)
    for pattern in (*rule.patterns, *rule.unless, *rule.unless_in_mail):
        _check_pattern(pattern, lexicons, file, rule.id)


def _check_own_patterns() -> None:
    for file, key, sources in own_patterns():
        for pattern in sources:
            _check_pattern(pattern, {}, file, key)


def _check_pattern(pattern: str, lexicons: Mapping[str, tuple[str, ...]], file: str, key: str) -> None:
    try:
        compile_pattern(pattern, dict(lexicons))
    except InvalidPattern as error:
        raise InvalidData(file, key, str(error)) from None


def _faults(rule: Rule, known: set[str]) -> Iterator[tuple[bool, str]]:
    yield rule.id in known, "the id is used twice"
    yield not rule.matches, "shows no mail that it must find (matches)"
    yield not rule.spares, "shows no mail that it must leave alone (spares)"
    yield bool(rule.patterns) == bool(rule.check), "give either patterns or check"
    yield bool(rule.check) and not is_check(rule.check), f"no check is called {rule.check}"
    unknown = [name for name in rule.when if not is_check(name.removeprefix("not "))]
    yield bool(unknown), f"no check is called {', '.join(unknown)} (when)"
    yield bool(rule.when) and bool(rule.check), "when goes with patterns only"
    yield not rule.because, "say why in one line (because)"


def _version() -> str:
    """Twelve hexadecimal digits that change whenever a rule, lexicon or decision does."""
    digest = hashlib.sha256()
    for place in ("rules", "lexicons", "lexicons/words", "decisions"):
        for file in _toml_files(place):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
