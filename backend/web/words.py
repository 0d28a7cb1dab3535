"""The fixed words of the pane and the help page, in Swedish and English, for the templates."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from backend.domain.errors import InvalidData

LANGUAGES = ("sv", "en")
STOCKHOLM = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True)
class Words:
    """All sentences by language and key; both languages hold the same keys and the same fields."""

    sentences: Mapping[str, Mapping[str, str]]

    def say(self, language: str, key: str, **values: object) -> str:
        """The sentence with its fields filled; Swedish when the language is unknown. Raises KeyError."""
        return self.sentences.get(language, self.sentences["sv"])[key].format(**values)

    def day(self, language: str, day: date) -> str:
        """«torsdag 26 november», in Swedish time."""
        return self._date(language, "date.day", _in_sweden(day))

    def moment(self, language: str, moment: datetime) -> str:
        """«26 november kl. 14.05», in Swedish time."""
        local = moment.astimezone(STOCKHOLM)
        return self._date(language, "date.moment", local, hour=local.hour, minute=local.minute)

    def _date(self, language: str, key: str, day: date, **more: object) -> str:
        weekday = self.say(language, f"weekday.{day.weekday()}")
        month = self.say(language, f"month.{day.month}")
        return self.say(language, key, weekday=weekday, day=day.day, month=month, **more)


def load_words() -> Words:
    """The words of the pane. Raises InvalidData when the languages do not hold the same."""
    return read_words("pane")


def read_words(subject: str) -> Words:
    """Reads backend/texts/<subject>.<language>.toml in every language. Raises InvalidData."""
    texts = files("backend").joinpath("texts")
    read = {name: texts.joinpath(f"{subject}.{name}.toml").read_text("utf-8") for name in LANGUAGES}
    return check_words({name: dict(_flat(tomllib.loads(text), "")) for name, text in read.items()})


def check_words(sentences: Mapping[str, Mapping[str, str]]) -> Words:
    """Proves that a sentence in one language has its like in the other."""
    swedish = sentences["sv"]
    for language, others in sentences.items():
        for key in swedish.keys() ^ others.keys():
            raise InvalidData(f"pane.{language}.toml", key, "must stand in every language, or in none")
        for key, sentence in others.items():
            if _fields(sentence) != _fields(swedish[key]):
                raise InvalidData(f"pane.{language}.toml", key, "must have the same {…} as the Swedish one")
    return Words(sentences)


def add_words(environment: Environment, words: Words) -> None:
    """Gives the templates `t`, `day` and `moment`, which read `language` from the template's context."""

    @pass_context
    def t(context: Context, key: str, **values: object) -> str:
        return words.say(_language(context), key, **values)

    @pass_context
    def day(context: Context, value: date) -> str:
        return words.day(_language(context), value)

    @pass_context
    def moment(context: Context, value: datetime) -> str:
        return words.moment(_language(context), value)

    environment.globals["t"] = t
    environment.filters.update(day=day, moment=moment)


def _language(context: Context) -> str:
    return str(context.get("language", "sv"))


def _in_sweden(day: date) -> date:
    return day.astimezone(STOCKHOLM) if isinstance(day, datetime) else day


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{prefix}{name}"
        pairs += _flat(value, f"{key}.") if isinstance(value, dict) else [(key, str(value))]
    return pairs


def _fields(sentence: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(sentence) if field}
