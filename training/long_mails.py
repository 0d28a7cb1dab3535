"""What becomes of a mail inside a long one: the same mails between ordinary mails by the same writer, judged again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from joblib import Parallel, delayed

from backend.detection.weights import Weights
from backend.domain.code import Code
from backend.domain.message import Body, ContentType
from backend.reading.reading import read
from training.corpus import Text
from training.figures import SERIOUS, Judged
from training.fit import CORES
from training.judging import judge_all

SEED = 20261126
LENGTHS = (0, 1_500, 5_000)
"""Characters around a mail: none, a page, three pages."""
FEWEST_ORDINARY, MOST_A_WRITER = 8, 25
CODES = (Code.THREAT, Code.SENSITIVE, Code.SUSPICIOUS, Code.RECORDS_REQUEST)
HEAD = (
    "| code | around it: nothing | a page | three pages | said of ordinary mails: alone | a page | three pages |"
)


@dataclass(frozen=True)
class Writer:
    """The mails of one writer that can be put together: plain text, none quoted, no minimal pairs."""

    serious: tuple[Text, ...]
    ordinary: tuple[Text, ...]

    @classmethod
    def of(cls, texts: Sequence[Text]) -> "Writer":
        """Chosen from all of them."""
        whole = [text for text in texts if not text.is_draft and not text.pair and _is_plain(text)]
        serious = [text for text in whole if text.labels & SERIOUS]
        return cls(tuple(serious), tuple(text for text in whole if not text.labels & SERIOUS))

    def stretched(self, length: int) -> list[Text]:
        """Some of the serious and the ordinary ones, with about so many characters of ordinary ones around them."""
        random = Random(SEED)  # noqa: S311 mails are drawn, no secrets
        chosen = [*_some(self.serious, random), *_some(self.ordinary, random)]
        return [_between(text, self.ordinary, length, random) for text in chosen]


def long_mail_figures(by_writer: Mapping[str, Sequence[Text]], models: Mapping[str, Weights]) -> str:
    """One row a code: recall (likely / possible) and how often it is said of ordinary mails, at each length."""
    writers = {name: Writer.of(texts) for name, texts in by_writer.items()}
    writers = {name: w for name, w in writers.items() if len(w.ordinary) >= FEWEST_ORDINARY}
    judged = {length: _judged(writers, models, length) for length in LENGTHS}
    return "\n".join([HEAD, "|---|---|---|---|---|---|---|", *(_row(code, judged) for code in CODES)])


def _judged(writers: Mapping[str, Writer], models: Mapping[str, Weights], length: int) -> list[Judged]:
    found = Parallel(n_jobs=CORES)(
        delayed(judge_all)(writer.stretched(length), models[name]) for name, writer in writers.items()
    )
    return [one for some in found for one in some]


def _row(code: Code, judged: Mapping[int, list[Judged]]) -> str:
    cells = [_share(code, [j for j in judged[length] if code.value in j.text.labels]) for length in LENGTHS]
    cells += [_share(code, [j for j in judged[length] if not j.text.labels & SERIOUS]) for length in LENGTHS]
    return f"| {' | '.join([code.value, *cells])} |"


def _share(code: Code, judged: Sequence[Judged]) -> str:
    likely, possible = (
        sum(j.says(code, only_likely=sure) for j in judged) / len(judged) for sure in (True, False)
    )
    return f"{likely:.1%} / {possible:.1%}"


def _some(texts: Sequence[Text], random: Random) -> list[Text]:
    return random.sample(texts, min(len(texts), MOST_A_WRITER))


def _between(text: Text, ordinary: Sequence[Text], length: int, random: Random) -> Text:
    """The mail somewhere among ordinary ones; it keeps its subject, its sender and its labels."""
    pieces = list(_pieces([other for other in ordinary if other.id != text.id], length, random))
    pieces.insert(random.randint(0, len(pieces)), text.message.body.content)
    return replace(text, message=replace(text.message, body=Body("\n\n".join(pieces))))


def _pieces(texts: Sequence[Text], length: int, random: Random) -> Iterator[str]:
    while length > 0:
        piece = random.choice(texts).message.body.content
        length -= len(piece)
        yield piece


def _is_plain(text: Text) -> bool:
    body = text.message.body
    is_text = body.content_type is ContentType.TEXT and bool(body.content.strip())
    return is_text and not text.message.attachments and _has_no_history(text)


def _has_no_history(text: Text) -> bool:
    body = read(text.message).body
    return body.history_starts_at == len(body.original)
