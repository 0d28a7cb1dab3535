"""Mail files: whatever Outlook, a phone or a broken server wrote becomes a Graph message."""

import base64
from typing import Any

import pytest

from backend.domain.errors import UnreadableMessage
from backend.reading.eml import parse_eml

HEAD = "From: Karin <karin@norsjo.se>\nTo: a@b.se\nSubject: Hej\n"


def parsed(text: str, **more: str) -> dict[str, Any]:
    return parse_eml((HEAD + text).encode(**more))


def body(text: str, charset: str = "utf-8") -> dict[str, str]:
    content: dict[str, str] = parse_eml((HEAD + text).encode(charset))["body"]
    return content


def multipart(kind: str, *parts: str) -> str:
    inside = "".join(f"--gr\n{part}\n" for part in parts)
    return f"MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=gr\n\n{inside}--gr--\n"


PLAIN = "Content-Type: text/plain; charset=utf-8\n\nvanlig text"
HTML = "Content-Type: text/html; charset=utf-8\n\n<p>rik text</p>"
PDF = "Content-Type: application/pdf; name=karta.pdf\nContent-Disposition: attachment; filename=karta.pdf\n\nabc"


def test_envelope() -> None:
    mail = parse_eml(
        b"From: =?iso-8859-1?q?=C5sa_Berg?= <asa@example.se>\nTo: a@b.se, Bo <bo@b.se>\nCc: c@d.se\n"
        b"Subject: =?utf-8?b?w6RyZW5kZQ==?=\n =?utf-8?q?t_om_v=C3=A4gen?=\nMessage-ID: <1@example.se>\n"
        b"Date: Mon, 23 Nov 2026 08:00:00 +0100\n\nHej"
    )
    assert mail["from"] == {"emailAddress": {"name": "Åsa Berg", "address": "asa@example.se"}}
    assert [r["emailAddress"]["address"] for r in mail["toRecipients"]] == ["a@b.se", "bo@b.se"]
    assert [r["emailAddress"]["address"] for r in mail["ccRecipients"]] == ["c@d.se"]
    assert mail["subject"] == "ärendet om vägen"
    assert mail["internetMessageId"] == "<1@example.se>"
    assert mail["receivedDateTime"] == "2026-11-23T07:00:00Z"
    assert mail["isDraft"] is False
    assert {"name": "Cc", "value": "c@d.se"} in mail["internetMessageHeaders"]


def test_the_last_server_knows_when_it_came() -> None:
    mail = parsed(
        "Received: from x by y; Tue, 24 Nov 2026 09:30:00 +0100\nDate: Mon, 23 Nov 2026 08:00:00 +0100\n\nHej"
    )
    assert mail["receivedDateTime"] == "2026-11-24T08:30:00Z"


@pytest.mark.parametrize("date", ["igår", "Mon, 99 Nov 2026 08:00:00 +0100", "", "31 Dec 9999 23:00:00 -2300"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    assert "receivedDateTime" not in parsed(f"Date: {date}\n\nHej")


def test_outlook_marks_drafts() -> None:
    assert parsed("X-Unsent: 1\n\nHej")["isDraft"] is True


def test_html_comes_before_its_plain_rendering() -> None:
    mail = parsed(multipart("alternative", PLAIN, HTML))
    assert mail["body"] == {"contentType": "html", "content": "<p>rik text</p>"}
    assert mail["attachments"] == []


def test_plain_text_when_the_html_is_empty() -> None:
    assert body(multipart("alternative", PLAIN, "Content-Type: text/html\n\n \n"))["content"] == "vanlig text"


def test_text_after_an_attachment_is_read_too() -> None:
    mail = parsed(multipart("mixed", PLAIN, PDF, "Content-Type: text/plain\n\nHot <här>"))
    assert mail["body"] == {"contentType": "text", "content": "vanlig text\nHot <här>"}
    assert [a["name"] for a in mail["attachments"]] == ["karta.pdf"]


def test_plain_text_after_html_is_read_too() -> None:
    assert body(multipart("mixed", HTML, "Content-Type: text/plain\n\n<b>"))["content"].endswith(
        "<pre>&lt;b&gt;</pre>"
    )


def test_attachments_are_listed_not_read() -> None:
    picture = "Content-Type: image/png\nContent-ID: <1>\nContent-Disposition: inline; filename=logga.png\n\nabcd"
    mail = parsed(multipart("mixed", HTML, PDF, picture))
    assert mail["attachments"] == [
        {"name": "karta.pdf", "contentType": "application/pdf", "size": 3, "isInline": False},
        {"name": "logga.png", "contentType": "image/png", "size": 4, "isInline": True},
    ]


def test_an_attached_mail_is_one_attachment_named_by_its_subject() -> None:
    inner = "Content-Type: message/rfc822\n\nFrom: x@y.se\nSubject: =?utf-8?q?Sn=C3=B6?=\n\nJag slår dig"
    mail = parsed(multipart("mixed", PLAIN, inner))
    assert mail["body"]["content"] == "vanlig text"
    assert [(a["name"], a["contentType"]) for a in mail["attachments"]] == [("Snö", "message/rfc822")]


def test_tnef_is_an_attachment() -> None:
    tnef = "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\nAAAA"
    assert parsed(multipart("mixed", PLAIN, tnef))["attachments"][0]["name"] == "winmail.dat"


@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "x-unknown", "rot13", "punycode", "", '"a b'])
def test_the_declared_charset_need_not_be_true(declared: str) -> None:
    assert body(f"Content-Type: text/plain; charset={declared}\n\nblåbär", "utf-8")["content"] == "blåbär"


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "utf-8"])
def test_windows_1252_whatever_it_calls_itself(declared: str) -> None:
    assert body(f"Content-Type: text/plain; charset={declared}\n\n”blåbär” – 5 €", "cp1252")["content"] == (
        "”blåbär” – 5 €"
    )


def test_raw_8_bit_headers() -> None:
    assert parse_eml("Subject: Åtgärd\nFrom: Örjan <o@b.se>\n\n".encode("cp1252"))["subject"] == "Åtgärd"


def test_nul_and_lone_surrogates_are_gone() -> None:
    utf7 = base64.b64encode(b"+2AA-x\0y").decode()
    text = f"Content-Type: text/plain; charset=utf-7\nContent-Transfer-Encoding: base64\n\n{utf7}"
    content = body(text)["content"]
    assert "\0" not in content
    assert content.encode().endswith(b"xy")


def test_a_multipart_without_its_boundary_is_read_as_text() -> None:
    assert "Hej du" in body("Content-Type: multipart/mixed; boundary=finns-inte\n\nHej du\n")["content"]


def test_a_byte_order_mark_before_the_headers() -> None:
    assert parse_eml(b"\xef\xbb\xbfSubject: Hej\n\nx")["subject"] == "Hej"


@pytest.mark.parametrize(
    "header",
    [
        "Message-ID: <[",
        "To: <@",
        "To: undisclosed-recipients:;",
        "From: " + "(" * 3000,
        "Content-Type: ;;;",
        "Content-Type: text/plain; charset*=x''%",
        "Content-Disposition: =?x?q?=?=",
        "Content-Transfer-Encoding: nonsens",
        "Subject: =?utf-8?b?a?=",
        "Subject: =?x-none?q?=E5?=",
    ],
)
def test_a_broken_header_costs_only_itself(header: str) -> None:
    assert "Hej" in parse_eml(f"{header}\nX-Next: 1\n\nHej".encode())["body"]["content"]


@pytest.mark.parametrize("raw", [b"", b"\0" * 9, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"bara text", b"\n\nHej"])
def test_what_is_no_mail(raw: bytes) -> None:
    with pytest.raises(UnreadableMessage):
        parse_eml(raw)


def test_parts_beyond_reason_are_refused() -> None:
    nested = "".join(f"Content-Type: message/rfc822\n\nSubject: {n}\n" for n in range(3000))
    many = "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 20_000
    for text in (nested, many):
        with pytest.raises(UnreadableMessage) as told:
            parsed(text)
        assert "Hej" not in str(told.value)
