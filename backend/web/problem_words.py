"""The words of the errors, in Swedish and English."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.web.words import LANGUAGES, Words, read_words


@dataclass(frozen=True)
class ProblemWords:
    """Title and detail of every problem type."""

    words: Words

    def say(self, type_id: str, language: str, reasons: Sequence[str]) -> tuple[str, str]:
        """(title, detail). The reasons are titles of advice, which the detail may name."""
        known = type_id if f"{type_id}.title" in self.words.sentences[LANGUAGES[0]] else "unexpected"
        detail = self.words.say(language, f"{known}.detail", reasons="; ".join(reasons))
        return self.words.say(language, f"{known}.title"), detail

    @property
    def types(self) -> frozenset[str]:
        """All problem types that have words."""
        return frozenset(key.rpartition(".")[0] for key in self.words.sentences[LANGUAGES[0]])


def load_problem_words() -> ProblemWords:
    """Reads backend/texts/problems.<language>.toml. Raises InvalidData."""
    return ProblemWords(read_words("problems"))
