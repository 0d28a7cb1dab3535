"""Every mail that nobody here wrote goes through `epostlotsen assess`: no crash, and none takes two seconds."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest

from backend.commands.mail_files import mails_in
from backend.domain.errors import UnreadableMessage
from backend.service_layer.assessment_view import as_json
from tests.outside_data import outside_data
from tests.stage import NOW, assessor

NO_MAIL = {"SOURCE.md", "LICENSE", "LICENSE.txt"}
FILES = sorted(p for p in outside_data("mail").rglob("*") if p.is_file() and p.name not in NO_MAIL)
SECONDS = 2.0
"""Of the processor's time, so that a busy machine does not count."""


@pytest.mark.parametrize("folder", sorted({p.parent for p in FILES}), ids=lambda p: p.name)
def test_every_mail_is_assessed_in_time(folder: Path) -> None:
    slow = {}
    for file in (p for p in FILES if p.parent == folder):
        for mail in mails_in((str(file),)):
            begun = process_time()
            with suppress(UnreadableMessage):  # which these may be is said in test_outside_mail_is_read.py
                as_json(assessor()(mail.read(), NOW))
            slow[mail.id] = process_time() - begun
    assert {name: taken for name, taken in slow.items() if taken >= SECONDS} == {}
