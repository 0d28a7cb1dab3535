"""A text is foreign when foreign small words clearly outnumber Swedish ones."""

import pytest

from backend.detection.language import is_foreign
from backend.domain.message import Body, Message
from backend.reading.reading import read


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("This is the newsletter of the fund and we would like you to read it with your friends.", True),
        ("Dear sir, we are the owners of the house and you should not do this to us.", True),
        ("Det här är brevet från oss och vi vill att du läser det med dina vänner.", False),
        ("The and of.", False),
        ("Vi har läst boken The Lord of the Rings och den är bra, men det är inte för alla.", False),
        ("", False),
    ],
)
def test_small_words_tell_the_language(text: str, foreign: bool) -> None:
    assert is_foreign(read(Message(body=Body(text)))) is foreign
