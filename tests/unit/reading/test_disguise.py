"""Disguised words are read as what they stand for, and shown as they were written."""

import pytest

from backend.domain.message import Body, Message
from backend.reading.reading import read


def words(text: str) -> list[str]:
    return [token.word for token in read(Message(body=Body(text))).body.tokens]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jag ska d ö d a dig", ["jag", "ska", "döda", "dig"]),
        ("Jag ska d.ö.d.a dig", ["jag", "ska", "döda", "dig"]),
        ("h o t a d", ["hotad"]),
        ("j a g s k a d ö d a d i g", ["jag", "ska", "döda", "dig"]),
        ("J a g  s k a  d ö d a  d i g", ["jag", "ska", "döda", "dig"]),
        ("d.u s.k.a d.ö i n.a.t.t", ["du", "ska", "dö", "i", "natt"]),
        ("j-a-g s-k-a d-ö-d-a d-i-g", ["jag", "ska", "döda", "dig"]),
        ("Jag ska d ö.d a dig", ["jag", "ska", "döda", "dig"]),
        ("jag ska d_ö_d_a dig", ["jag", "ska", "döda", "dig"]),
        ("jag_ska_döda_dig", ["jag", "ska", "döda", "dig"]),
        ("ja, jag ska doda dig", ["jag", "ska", "döda", "dig"]),
        ("jag ska d o\u0308 d a dig", ["jag", "ska", "döda", "dig"]),
        ("jag ska d\u200b ö\u200b d\u200b a\u200b dig", ["jag", "ska", "döda", "dig"]),
        ("jag ska dö\ufe0fd\u034fa dig", ["jag", "ska", "döda", "dig"]),
        ("jag ska d0da dig", ["jag", "ska", "döda", "dig"]),
        ("din h0ra", ["din", "hora"]),
        ("Jag ska dödа dig", ["jag", "ska", "döda", "dig"]),
        ("Jag ska dοda dig din hοra", ["dig", "din", "hora"]),
        ("du ska d0 i n4tt", ["du", "ska", "i", "natt"]),
        ("jag sl4r dig, m1n vän", ["jag", "slar", "dig", "min", "vän"]),
        (
            "jag maste fa prata med nagon pa skolan",
            ["jag", "måste", "få", "prata", "med", "någon", "på", "skolan"],
        ),
    ],
)
def test_disguises_come_off(written: str, meant: list[str]) -> None:
    found = words(written)
    assert [w for w in found if w in meant] == [w for w in meant if w in found] and set(meant) <= set(found)


@pytest.mark.parametrize(
    "written",
    [
        "vecka v45 och A4",
        "KS2026 och covid19",
        "We ask for an answer and the plan",
        "A B C",
        "A, B, C, D",
        "a\nb\nc\nd",
        "å ä ö",
        "иван петров",
        "jag åt på kafe",
        "klass 7b, 3b och 2c",
    ],
)
def test_what_is_no_disguise_is_left_alone(written: str) -> None:
    assert words(written) == [w.strip(".,") for w in written.lower().split()]


def test_evidence_shows_what_was_written() -> None:
    part = read(Message(body=Body("Jag ska d ö d a dig"))).body
    token = next(t for t in part.tokens if t.word == "döda")
    assert part.original[token.start : token.end] == "d ö d a"
