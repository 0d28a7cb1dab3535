"""Where each word of one text stands, worked out once for everything that searches."""

from dataclasses import dataclass, field

from backend.reading.token import Token


@dataclass(frozen=True)
class WordIndex:
    """`sentences[word]` are the sentences that hold it; `begins` and `ends` bound each sentence's words."""

    tokens: tuple[Token, ...] = field(repr=False)
    sentences: dict[str, list[int]] = field(repr=False)
    begins: dict[int, int]
    ends: dict[int, int]
    masks: dict[str, int] = field(default_factory=dict, repr=False)

    def mask(self, word: str) -> int:
        """The sentences that hold a word, as the bits of one number; worked out once."""
        known = self.masks.get(word)
        if known is None:
            found = self.sentences[word]
            bits = bytearray((found[-1] >> 3) + 1)
            for sentence in found:
                bits[sentence >> 3] |= 1 << (sentence & 7)
            known = int.from_bytes(bits, "little")
            self.masks[word] = known
        return known


def index_of(tokens: tuple[Token, ...]) -> WordIndex:
    """One pass over the words."""
    sentences: dict[str, list[int]] = {}
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    current = -1
    for place, (word, _, _, sentence) in enumerate(tokens):
        if sentence != current:
            begins[sentence] = place
            ends[current] = place
            current = sentence
        found = sentences.get(word)
        if found is None:
            sentences[word] = [sentence]
        elif found[-1] != sentence:
            found.append(sentence)
    ends[current] = len(tokens)
    return WordIndex(tokens, sentences, begins, ends)
