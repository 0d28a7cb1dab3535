"""How well each rule does on the corpus: `python -m training.rules_report [--show RULE] [--misses LABEL]`."""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from backend.adapters.toml_policy import load_policy
from backend.adapters.toml_rules import load_rulebook
from backend.detection.detect import Detector
from backend.domain.finding import Finding, Signal
from backend.reading.reading import read
from training.corpus import Text, at_home, load_corpus

LABEL_OF = {
    Signal.MATTER: "register",
    Signal.CASE_NUMBER: "register",
    Signal.QUESTION: "answer",
    Signal.FROM_COLLEAGUE: "internal",
    Signal.WEIGHTLESS: "minor_importance",
    Signal.SENSITIVE_SUBJECT: "draft_sensitive_subject",
    Signal.UNCLEAR_SUBJECT: "draft_unclear_subject",
    Signal.MANY_RECIPIENTS: "draft_many_recipients",
    Signal.HARSH_TONE: "draft_tone",
}


def label_of(signal: Signal, is_draft: bool) -> str:
    """The corpus label that a signal speaks for."""
    if is_draft and signal is Signal.SENSITIVE:
        return "draft_sensitive_body"
    return LABEL_OF.get(signal, signal.value)


def found_in(texts: Iterable[Text]) -> list[tuple[Text, tuple[Finding, ...]]]:
    """The findings of the rules alone."""
    rulebook, policy = load_rulebook(), load_policy("norsjo")
    detector = Detector.of(rulebook, policy)
    return [(t, replace(detector, policy=at_home(policy, t)).detect(read(t.message))) for t in texts]


def main() -> None:
    """Prints hits, precision and share of the label found for every rule and for each label together."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--show", default="", help="print the false alarms of this rule")
    arguments.add_argument("--misses", default="", help="print mails of this label that no rule finds")
    arguments.add_argument("--writers", default="", help="only these writers, for instance TU")
    wanted = arguments.parse_args()
    texts = [t for t in load_corpus() if not wanted.writers or t.writer in wanted.writers]
    found = found_in(texts)
    _print_rules(found)
    for text, findings in found:
        if wanted.show and any(f.rule_id == wanted.show and not _is_right(f, text) for f in findings):
            quotes = [e.quote for f in findings if f.rule_id == wanted.show for e in f.evidence]
            print(f"FALSE {text.id} {sorted(text.labels)} {quotes}\n   {_words(text)}")
        if wanted.misses in text.labels and not any(_speaks_for(f, text) == wanted.misses for f in findings):
            print(f"MISS {text.id} {list(text.evidence)}\n   {_words(text)}")


def _print_rules(found: list[tuple[Text, tuple[Finding, ...]]]) -> None:
    hits: dict[tuple[str, str], list[bool]] = defaultdict(list)
    there: dict[str, int] = defaultdict(int)
    for text, findings in found:
        for label in text.labels:
            there[label] += 1
        for rule, label in {(f.rule_id, _speaks_for(f, text)) for f in findings}:
            hits[label, rule].append(label in text.labels)
        for label in {_speaks_for(f, text) for f in findings}:
            hits[label, "= together"].append(label in text.labels)
    for (label, rule), right in sorted(hits.items()):
        share = sum(right) / max(there[label], 1)
        print(f"{label:24} {rule:42} hits {len(right):5}  right {sum(right) / len(right):.2f}  of all {share:.2f}")


def _speaks_for(finding: Finding, text: Text) -> str:
    return label_of(finding.signal, text.is_draft)


def _is_right(finding: Finding, text: Text) -> bool:
    return _speaks_for(finding, text) in text.labels


def _words(text: Text) -> str:
    return f"{text.message.subject} | {' '.join(text.message.body.content.split())}"


if __name__ == "__main__":
    main()
