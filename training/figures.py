"""Figures of one code: precision, recall, F1, pairs, false alarms."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from backend.domain.assessment import Assessment
from backend.domain.code import Certainty, Code
from training.corpus import Text

ORDINARY_PER = 1000
SERIOUS = frozenset({"threat", "sensitive", "suspicious", "records_request"})


@dataclass(frozen=True)
class Judged:
    """A mail and what the product said of it, by a model that had not seen its writer."""

    text: Text
    assessment: Assessment

    def says(self, code: Code, *, only_likely: bool) -> bool:
        """Whether the guidance holds the code (at `likely`, or at all)."""
        return any(
            advice.code is code and (advice.certainty is Certainty.LIKELY or not only_likely)
            for advice in self.assessment.guidance.advice
        )


@dataclass(frozen=True)
class Figures:
    """Of one code at one certainty."""

    there: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """How often the product is right when it speaks."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """How much of what is there the product finds."""
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def figures(judged: Sequence[Judged], code: Code, *, only_likely: bool) -> Figures:
    """Precision and recall of one code over the mails that can have it."""
    asked = [j for j in judged if j.text.is_draft is code.value.startswith("draft")]
    said = [j.says(code, only_likely=only_likely) for j in asked]
    has_it = [code.value in j.text.labels for j in asked]
    right = sum(a and b for a, b in zip(said, has_it, strict=True))
    return Figures(sum(has_it), sum(said), right)


def false_alarms(judged: Sequence[Judged], code: Code, *, only_likely: bool) -> float:
    """Alarms per 1,000 received mails that hold nothing serious."""
    ordinary = [j for j in judged if not j.text.is_draft and not j.text.labels & SERIOUS]
    alarms = sum(j.says(code, only_likely=only_likely) for j in ordinary)
    return ORDINARY_PER * alarms / max(len(ordinary), 1)


def pairs_right(judged: Sequence[Judged], code: Code) -> tuple[int, int]:
    """(both right, pairs): minimal pairs in which the code tells the two apart, judged at `possible`."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for judgement in judged:
        for key in {judgement.text.pair, judgement.text.id} - {""}:
            groups[f"{judgement.text.writer}{key}"].append(judgement)
    told = right = 0
    for group in groups.values():
        has_it = [code.value in j.text.labels for j in group]
        if len(group) > 1 and any(has_it) and not all(has_it):
            told += 1
            right += all(j.says(code, only_likely=False) is has for j, has in zip(group, has_it, strict=True))
    return right, told
