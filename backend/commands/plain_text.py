"""The guidance for a terminal."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from backend.service_layer.assess_message import AssessMessage
from backend.web.words import load_words

RULE = "─" * 60
words_of_the_pane = cache(load_words)


def as_text(answer: Mapping[str, Any], use_case: AssessMessage, language: str) -> str:
    """One mail's guidance in a few lines; an error as one line."""
    words = words_of_the_pane()
    if "error" in answer:
        told = f"{answer['id']}: {words.say(language, 'problem.title')} ({answer['error']['detail']})"
        return f"{_harmless(told)}\n{RULE}"
    lines = [_harmless(answer["id"])]
    lines += [line for advice in answer["guidance"] for line in _advice(advice)]
    if not answer["guidance"]:
        lines.append(f"  {words.say(language, 'advice.nothing_title')}")
    lines += [f"  ! {words.say(language, f'restriction.{r}')}" for r in answer["restrictions"]]
    actions = use_case.deciders[language].texts.actions
    lines += [f"  > {actions[kind]}" for kind in answer["actions"]]
    lines += [f"  – {action['missing']}" for action in answer["unavailable"]]
    return "\n".join([*lines, RULE])


def _advice(advice: Mapping[str, Any]) -> Iterator[str]:
    yield f"  ■ {advice['title']}"
    yield from (f"    {step}" for step in advice["steps"])
    yield from (f"    «{_harmless(e['quote'])}»" for e in advice["evidence"][:3] if e["quote"].strip())
    if advice["deadline_explained"]:
        yield f"    {advice['deadline_explained']}"


def _harmless(text: str) -> str:
    """Words of a mail on one line, without what a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
