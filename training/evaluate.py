"""`python -m training.evaluate`: figures by left-out writer and on held-out writers; writes docs/quality.md."""

from collections.abc import Sequence
from pathlib import Path

from joblib import Parallel, delayed

from backend.domain.code import Code
from training.corpus import load_corpus
from training.figures import Judged, false_alarms, figures, pairs_right
from training.fit import CORES
from training.judging import judge_all
from training.long_mails import long_mail_figures
from training.outside import outside_figures
from training.targets import targets
from training.train import learn

PAGE = Path(__file__).parents[1] / "docs" / "quality.md"
WORDS = Path(__file__).with_name("quality_page.md")
HEAD = (
    "| code | there | likely: precision | recall | F1 | possible: precision | recall | F1 | pairs both right | "
    "false alarms per 1,000 (likely / possible) |\n|---|---|---|---|---|---|---|---|---|---|"
)


def main() -> None:
    """Prints the tables and writes them, between words of our own, to docs/quality.md."""
    vectors, folds = learn()
    by_writer = {w: [t for t in vectors.texts if t.writer == w] for w in folds.models}
    judged = Parallel(n_jobs=CORES)(
        delayed(judge_all)(texts, folds.models[writer]) for writer, texts in by_writer.items()
    )
    everybody = [one for some in judged for one in some]
    held_out = judge_all(load_corpus(held_out=True))
    page = WORDS.read_text("utf-8").format(
        mails=len(everybody),
        writers=len(by_writer),
        held_mails=len(held_out),
        targets=targets(everybody, held_out),
        left_out=table(everybody),
        ordinary=table([j for j in everybody if not j.text.pair]),
        held_out=table(held_out),
        long_mails=long_mail_figures(by_writer, folds.models),
        each_writer=by_each_writer(dict(zip(by_writer, judged, strict=True))),
        outside=outside_figures(),
        confusions=confusions(everybody),
    )
    PAGE.write_text(page, "utf-8")
    print(page)


def table(judged: Sequence[Judged]) -> str:
    """One row a code."""
    return "\n".join([HEAD, *(_row(judged, code) for code in Code)])


def by_each_writer(judged: dict[str, list[Judged]]) -> str:
    """Recall and precision at `possible` of the serious codes for each left-out writer with ten examples or more."""
    lines = ["| writer | code | there | precision | recall |", "|---|---|---|---|---|"]
    for writer, some in judged.items():
        for code in (Code.THREAT, Code.SENSITIVE, Code.SUSPICIOUS, Code.RECORDS_REQUEST):
            found = figures(some, code, only_likely=False)
            if found.there >= 10:
                lines.append(f"| {writer} | {code} | {found.there} | {found.precision:.2f} | {found.recall:.2f} |")
    return "\n".join(lines)


def confusions(judged: Sequence[Judged]) -> str:
    """A few mails of our own that the product gets wrong, by code."""
    lines = []
    for code in (Code.THREAT, Code.SENSITIVE, Code.SUSPICIOUS, Code.RECORDS_REQUEST):
        wrong = [j for j in judged if j.says(code, only_likely=False) is not (code.value in j.text.labels)]
        short = sorted((j for j in wrong if not j.text.is_draft), key=lambda j: len(j.text.message.body.content))
        for kind, has_it in (("missed", True), ("false alarm", False)):
            some = [j for j in short if (code.value in j.text.labels) is has_it][10:13]
            lines += [f"- `{code}` {kind} ({j.text.id}): «{_words(j)}»" for j in some]
    return "\n".join(lines)


def _words(judged: Judged) -> str:
    return " ".join(f"{judged.text.message.subject}. {judged.text.message.body.content}".split())[:160]


def _row(judged: Sequence[Judged], code: Code) -> str:
    likely, possible = (figures(judged, code, only_likely=sure) for sure in (True, False))
    right, told = pairs_right(judged, code)
    pairs = f"{right} of {told} ({right / told:.0%})" if told else "–"
    alarms = " / ".join(f"{false_alarms(judged, code, only_likely=sure):.1f}" for sure in (True, False))
    cells = [f"{x:.2f}" for f in (likely, possible) for x in (f.precision, f.recall, f.f1)]
    return f"| {' | '.join([code.value, str(possible.there), *cells, pairs, alarms])} |"


if __name__ == "__main__":
    main()
