"""The pane's fixed words: every one that a template asks for exists, and both languages hold the same."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from jinja2 import Environment

from backend.domain.errors import InvalidData
from backend.web.words import add_words, check_words, load_words

TEMPLATES = Path(__file__).parents[3] / "addin_ui" / "templates"


def test_days_and_moments_are_said_in_swedish_time():
    words = load_words()
    assert words.day("sv", date(2026, 11, 26)) == "torsdag 26 november"
    assert words.day("en", date(2026, 11, 26)) == "Thursday 26 November"
    late = datetime(2026, 11, 23, 23, 5, tzinfo=UTC)
    assert words.moment("sv", late) == "24 november kl. 00.05"
    assert words.day("sv", late) == "tisdag 24 november"


def test_a_sentence_missing_in_one_language_stops_the_start():
    with pytest.raises(InvalidData) as error:
        check_words({"sv": {"a": "Ja", "b": "Nej"}, "en": {"a": "Yes"}})
    assert error.value.key == "b"


def test_a_field_that_differs_between_the_languages_stops_the_start():
    with pytest.raises(InvalidData):
        check_words({"sv": {"a": "Hej {name}"}, "en": {"a": "Hello"}})


def test_templates_get_words_in_their_language():
    environment = Environment(autoescape=True)
    add_words(environment, load_words())
    template = environment.from_string("{{ t('known.reference', reference=value) }}")
    assert template.render(language="en", value="<1>") == "Reference &lt;1&gt;"


def test_every_word_that_a_template_names_exists():
    known = load_words().sentences["sv"]
    for path in TEMPLATES.rglob("*.html"):
        for key in re.findall(r"""\bt\(["']([a-z_.]+)["'][,)]""", path.read_text("utf-8")):
            assert key in known, f"{path.name}: {key}"
