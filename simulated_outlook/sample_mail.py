"""The invented mails of messages/*.toml, and how they come into the inboxes."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from simulated_outlook.graph.mail import Mail, blank_resource, file_attachment, instant, recipient
from simulated_outlook.graph.post_office import PostOffice
from simulated_outlook.sample_file import sample_file

FOLDER = Path(__file__).with_name("messages")
AGO = re.compile(r"-(\d+)([mhd])")
UNITS = {"m": "minutes", "h": "hours", "d": "days"}
READER = "Karin Nyholm <karin.nyholm@norsjo.se>"
OWN_DOMAIN = "norsjo.se"


class UnreadableSample(ValueError):
    """A sample mail is written wrongly; names the file."""


@dataclass(frozen=True)
class SampleMail:
    """One file. `codes` and `headline` are what the product should say of it."""

    name: str
    written: dict[str, Any] = field(repr=False)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code that must be given."""
        return tuple(self.written["expects"]["codes"])

    @property
    def headline(self) -> str:
        """The code that must come first; empty when the mail asks nothing."""
        return str(self.written["expects"]["headline"])

    def received(self, now: datetime) -> datetime:
        """The file says how long ago, so that deadlines stay alive."""
        match = AGO.fullmatch(self.written["received"])
        if not match:
            raise UnreadableSample(f"{self.name}: received must look like -2h, -1d or -30m")
        return now - timedelta(**{UNITS[match[2]]: int(match[1])})

    def as_mail(self, now: datetime) -> Mail:
        """A fresh mail, as Exchange would hold it."""
        written, moment = self.written, self.received(now)
        name, address = parseaddr(written["from"])
        kind, content = ("html", written["html"]) if "html" in written else ("text", written["body"])
        message_id = f"<{uuid5(NAMESPACE_URL, self.name).hex}@{address.rpartition('@')[2]}>"
        resource = blank_resource(
            subject=written["subject"],
            body={"contentType": kind, "content": content.replace("\n", "\r\n")},
            toRecipients=[recipient(*parseaddr(a)) for a in written.get("to", [READER])],
            ccRecipients=[recipient(*parseaddr(a)) for a in written.get("cc", [])],
            sender=recipient(name, address),
            internetMessageId=message_id,
            createdDateTime=instant(moment),
            lastModifiedDateTime=instant(moment),
            receivedDateTime=instant(moment),
            sentDateTime=instant(moment - timedelta(seconds=9)),
            internetMessageHeaders=_headers(written, address, message_id, moment),
        )
        resource["from"] = recipient(name, address)
        return Mail(resource, [_attachment(a) for a in written.get("attachments", [])])


def load_samples(folder: Path = FOLDER) -> list[SampleMail]:
    """All sample mails by file name. Raises UnreadableSample."""
    samples = []
    for path in sorted(folder.glob("*.toml")):
        try:
            samples.append(SampleMail(path.stem, tomllib.loads(path.read_text("utf-8"))))
        except tomllib.TOMLDecodeError as error:
            raise UnreadableSample(f"{path.name}: {error}") from error
    return samples


def fill_inboxes(post: PostOffice, now: datetime) -> None:
    """Delivers every sample to all of its recipients that live here."""
    for sample in load_samples():
        mail = sample.as_mail(now)
        for address in dict.fromkeys(mail.recipients()):
            post.deliver(mail, address)


def _attachment(written: dict[str, Any]) -> dict[str, Any]:
    content = sample_file(written["content_type"], written["name"], written["text"])
    inline, content_id = bool(written.get("is_inline")), written.get("content_id")
    return file_attachment(written["name"], written["content_type"], content, inline, content_id)


def _headers(written: dict[str, Any], address: str, message_id: str, moment: datetime) -> list[dict[str, str]]:
    domain = address.rpartition("@")[2]
    known = {
        "Received": f"from mail.{domain} by mx.{OWN_DOMAIN} with ESMTPS; {format_datetime(moment)}",
        **_authentication(domain),
        "From": written["from"],
        "To": ", ".join(written.get("to", [READER])),
        "Subject": written["subject"],
        "Date": format_datetime(moment),
        "Message-ID": message_id,
        **written.get("headers", {}),
    }
    return [{"name": name, "value": value} for name, value in known.items()]


def _authentication(domain: str) -> dict[str, str]:
    if domain == OWN_DOMAIN:
        return {"X-MS-Exchange-Organization-AuthAs": "Internal"}
    passed = f"spf=pass smtp.mailfrom={domain}; dkim=pass header.d={domain}; dmarc=pass header.from={domain}"
    return {"Authentication-Results": f"{passed}; compauth=pass reason=100"}
