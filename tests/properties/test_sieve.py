"""Sifting in tables finds what a plain search, word by word, would find: no more, no less, in the same places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.detection.matcher import Words
from backend.detection.pattern import Pattern, compile_pattern
from backend.detection.phrasebook import Phrasebook
from backend.domain.message import Body, Message
from backend.reading.reading import Reading, read

WORDS = ("sten", "hus", "bil", "gris", "moln")
STEPS = st.sampled_from(
    [*(f"={word}" for word in WORDS), "=sten|=hus", "=bil|=gris|=moln", "?=hus", "?=moln|=bil"]
)
GAPS = st.sampled_from(["", "..1 ", "..2 ", "..5 "])
PATTERNS = st.builds(
    lambda start, first, rest, end: " ".join(f"{start}{first} {' '.join(rest)} {end}".split()),
    st.sampled_from(["", "^ ", "^ ..1 ", "^ ..3 "]),
    st.sampled_from(["=sten", "=sten|=hus", "=bil|=gris|=moln"]),
    st.lists(st.builds(str.__add__, GAPS, STEPS), max_size=7),
    st.sampled_from(["", "$", "..1 $", "..2 $"]),
)
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), max_size=6)


def plainly(pattern: Pattern, reading: Reading) -> list[tuple[int, int]]:
    """(start, end) in the body, by trying every way from every word."""
    tokens = reading.body.tokens
    found = []
    for number in range(tokens.sentence_count):
        places = tokens.sentence(number)
        for start in places:
            if f"={tokens.words[start]}" in pattern.steps[0].words and not (
                pattern.at_start and start > places[0] + pattern.gap_at_start
            ):
                ends = _ends(pattern, 1, {start}, 0, tokens.words[: places.stop])
                ends = {end for end in ends if end + pattern.gap_at_end >= places[-1]} if pattern.at_end else ends
                if ends:
                    found.append(tokens.span(start, min(ends)))
    return found


def _ends(pattern: Pattern, number: int, reached: set[int], carried: int, words: list[str]) -> set[int]:
    if number == len(pattern.steps) or not reached:
        return reached
    step = pattern.steps[number]
    near = {n for place in reached for n in range(place + 1, place + step.gap + carried + 2) if n < len(words)}
    onward = {place for place in near if f"={words[place]}" in step.words}
    if step.is_optional:
        return _ends(pattern, number + 1, reached | onward, carried + step.gap, words)
    return _ends(pattern, number + 1, onward, 0, words)


@settings(deadline=None, max_examples=400)
@given(SENTENCES, st.lists(PATTERNS, min_size=1, max_size=6))
def test_the_sieve_finds_what_a_plain_search_finds(sentences: list[str], sources: list[str]) -> None:
    reading = read(Message(body=Body("\n".join(sentences))))
    book = Phrasebook.of(compile_pattern(source, {}) for source in sources)
    words = Words(reading, book)
    for number, pattern in enumerate(book.patterns):
        assert [(hit.start, hit.end) for hit in words.hits_of([number])] == plainly(pattern, reading), (
            pattern.source
        )


def test_long_texts_are_sifted_in_stretches_with_the_same_result() -> None:
    one = "sten hus bil. Gris moln sten. Hus hus sten bil gris.\n"
    book = Phrasebook.of(
        compile_pattern(source, {}) for source in ("=sten ..2 =bil", "=hus =sten|=bil", "^ =gris")
    )
    once, often = (Words(read(Message(body=Body(one * times))), book) for times in (1, 900))
    for number in range(3):
        assert len(list(often.hits_of([number]))) == 900 * len(list(once.hits_of([number])))
