"""Bytes of a mail become text: charsets that exist, that do not, and that lie; encoded words in headers."""

import codecs
from email.errors import HeaderParseError
from email.header import decode_header

import re2

ENCODED_WORDS = re2.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=(?:\s*=\?[^?\s]+\?[bBqQ]\?[^?]*\?=)*")
FOLD = re2.compile(r"\r?\n[ \t]*|\r")
NOT_FOR_MAIL = {"unicode-escape", "raw-unicode-escape", "punycode", "idna", "undefined"}
"""Python's own codecs, not charsets of mail; one is slow, one runs escapes, one always fails."""
MEANT = {"iso8859-1": "cp1252", "ascii": "utf-8", "iso8859-9": "cp1254"}
"""What senders mean by the name (encoding.spec.whatwg.org/#names-and-labels)."""


def text_of(raw: bytes, charset: str | None) -> str:
    """Text in the declared charset, else in UTF-8, else in Windows-1252; never fails, never a lone surrogate."""
    for name in (_codec(charset), "utf-8"):
        try:
            return clean(raw.decode(name))
        except (UnicodeError, LookupError):
            continue
    return clean(raw.decode("cp1252", "replace"))


def readable(value: str) -> str:
    """A header as people read it: unfolded, encoded words decoded (RFC 2047), raw 8-bit text guessed."""
    text = FOLD.sub(" ", text_of(_raw(value), "utf-8")).strip()
    return str(ENCODED_WORDS.sub(lambda run: _decoded(run.group()), text))


def clean(text: str) -> str:
    """Takes away NUL and replaces lone surrogates, which no database and no JSON reader takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _raw(value: str) -> bytes:
    try:
        return value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace")


def _codec(charset: str | None) -> str:
    try:
        name = codecs.lookup((charset or "utf-8").strip("\"' ")).name
    except (LookupError, ValueError):
        return "utf-8"
    return "utf-8" if name in NOT_FOR_MAIL else MEANT.get(name, name)


def _decoded(run: str) -> str:
    try:
        pieces = decode_header(run)
    except (HeaderParseError, ValueError):
        return run
    return "".join(
        piece if isinstance(piece, str) else text_of(piece, charset) for piece, charset in pieces
    ).replace("\n", " ")
