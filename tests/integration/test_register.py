"""The register of hand-overs, on SQLite and on PostgreSQL: numbers, claims, states; and what it can never hold."""

import hashlib
import hmac
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, String, text

from backend.adapters import hand_over_register
from backend.adapters.database import open_database
from backend.adapters.hand_over_register import LEASE, DatabaseRegister
from backend.adapters.readiness import database_answers
from backend.adapters.register_tables import Base
from backend.domain.code import ActionKind, Code
from backend.domain.errors import KeyReused, MailboxUnavailable, RegisterUnavailable
from backend.domain.hand_over import HandOver, HandOverState, Person
from tests.integration.databases import Databases

FORWARD, NOTIFY = ActionKind.FORWARD_TO_SECRETARY, ActionKind.NOTIFY_COORDINATOR
KARIN = Person("11111111-2222-4333-8444-555555555555", "aaaaaaaa-0000-4000-8000-000000000000", "Karin Nyholm")
LARS = replace(KARIN, object_id="bbbbbbbb-0000-4000-8000-000000000000", name="Lars Öberg")
HASH_KEY = "k" * 32


class Clock:
    """Stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def engine(some_databases: Databases) -> Iterator[Engine]:
    found = open_database(some_databases.new(is_migrated=True))
    yield found
    found.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register(engine: Engine, clock: Clock) -> DatabaseRegister:
    return DatabaseRegister(engine, HASH_KEY, "norsjo", clock)


def reserve(register: DatabaseRegister, mail: str = "<a@b>", **wanted: Any) -> tuple[HandOver, bool]:
    key = register.message_key(mail)
    ordinary = {
        "municipality": "norsjo",
        "kind": FORWARD,
        "message_key": key,
        "person": KARIN,
        "idempotency_key": f"press on {mail} {wanted}",
        "codes": (Code.REGISTER,),
        "rule_ids": ("matter.complaint",),
        "policy_version": "norsjo 1",
    }
    return register.reserve(**{**ordinary, **wanted})


def test_a_hand_over_is_found_again_as_it_was(register: DatabaseRegister) -> None:
    reserved, is_new = reserve(register, codes=(Code.THREAT, Code.REGISTER), rule_ids=("threat.x", "matter.y"))
    assert is_new and reserved.reference == "EPL-2026-000001"
    assert register.find("norsjo", reserved.message_key) == (reserved,)
    assert (reserved.person, reserved.codes) == (KARIN, (Code.THREAT, Code.REGISTER))
    assert (reserved.state, reserved.created) == (HandOverState.RESERVED, Clock().now)


def test_references_run_through_the_year_and_start_anew(register: DatabaseRegister, clock: Clock) -> None:
    first, second = (reserve(register, mail)[0].reference for mail in ("<1@x>", "<2@x>"))
    clock.now = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # half past midnight in Norsjö
    third = reserve(register, "<3@x>")[0].reference
    assert (first, second, third) == ("EPL-2026-000001", "EPL-2026-000002", "EPL-2027-000001")


def test_the_same_mail_is_reserved_once_whoever_asks(register: DatabaseRegister) -> None:
    first, _ = reserve(register)
    again, is_new = reserve(register, person=LARS)
    assert not is_new and again == first


def test_each_kind_and_each_municipality_counts_for_itself(register: DatabaseRegister) -> None:
    reserved = [reserve(register), reserve(register, kind=NOTIFY), reserve(register, municipality="skelleftea")]
    assert [is_new for _, is_new in reserved] == [True] * 3
    key = register.message_key("<a@b>")
    assert len(register.find("norsjo", key)) == 2 and len(register.find("skelleftea", key)) == 1


@pytest.mark.parametrize(
    "changed", [{"mail": "<other@b>"}, {"kind": NOTIFY}, {"municipality": "skelleftea"}], ids=str
)
def test_a_key_is_not_taken_for_anything_else(register: DatabaseRegister, changed: dict[str, Any]) -> None:
    reserve(register, idempotency_key="the-press")
    with pytest.raises(KeyReused):
        reserve(register, **{"idempotency_key": "the-press", **changed})
    assert reserve(register, idempotency_key="the-press")[1] is False


def test_many_at_once_get_one_number_each_and_none_is_missing(register: DatabaseRegister) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: reserve(register, f"<{n}@x>")[0].reference, range(24)))
    assert sorted(found) == [f"EPL-2026-{n:06d}" for n in range(1, 25)]


def test_eight_who_reserve_the_same_at_once_get_the_same(register: DatabaseRegister) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: reserve(register, idempotency_key=f"press-{n}"), range(8)))
    assert len({hand_over.reference for hand_over, _ in found}) == 1
    assert sum(is_new for _, is_new in found) == 1


def test_only_one_at_a_time_carries_out(register: DatabaseRegister) -> None:
    reference, inside, most = reserve(register)[0].reference, [], []

    def carry_out(number: int) -> None:
        with register.claim(reference):
            inside.append(number)
            most.append(len(inside))
            threading.Event().wait(0.02)
            inside.remove(number)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(carry_out, range(4)))
    assert most == [1] * 4


def test_who_waits_sees_how_far_it_has_come(register: DatabaseRegister) -> None:
    reference = reserve(register)[0].reference
    with register.claim(reference):
        register.note_draft(reference, "draft-1")
        register.note_sent(reference)
    with register.claim(reference) as current:
        assert (current.state, current.draft_id) == (HandOverState.SENT, "draft-1")


def test_waiting_ends(register: DatabaseRegister, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hand_over_register, "WAIT_FOR_CLAIM", 0.1)
    reference = reserve(register)[0].reference
    with register.claim(reference), pytest.raises(MailboxUnavailable) as error, register.claim(reference):
        pass
    assert error.value.retry_after == LEASE.total_seconds()


def test_the_claim_of_a_process_that_died_runs_out(register: DatabaseRegister, clock: Clock) -> None:
    reference = reserve(register)[0].reference
    died = register.claim(reference)
    died.__enter__()
    clock.now += LEASE + timedelta(seconds=1)
    with register.claim(reference) as current:
        assert current.state is HandOverState.RESERVED


def test_a_claim_that_ran_out_is_not_given_back_for_another(
    register: DatabaseRegister, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hand_over_register, "WAIT_FOR_CLAIM", 0.1)
    reference = reserve(register)[0].reference
    slow = register.claim(reference)
    slow.__enter__()
    clock.now += LEASE + timedelta(seconds=1)
    with register.claim(reference):
        slow.__exit__(None, None, None)
        with pytest.raises(MailboxUnavailable), register.claim(reference):
            pass


def test_what_has_gone_stays_gone(register: DatabaseRegister) -> None:
    """A slow process may learn of a failure after another has sent."""
    reference = reserve(register)[0].reference
    register.note_sent(reference)
    assert register.note_failed(reference, "mailbox-unavailable").state is HandOverState.SENT


def test_the_log_is_only_added_to(register: DatabaseRegister, engine: Engine) -> None:
    reference = reserve(register)[0].reference
    register.note_draft(reference, "draft-1")
    register.note_failed(reference, "mailbox-unavailable")
    register.note_person(reference, LARS)
    register.note_sent(reference)
    with engine.connect() as connection:
        lines = connection.execute(text("SELECT what, object_id, reason FROM event ORDER BY id")).all()
    assert [tuple(line) for line in lines] == [
        ("reserved", KARIN.object_id, ""),
        ("drafted", "", ""),
        ("failed", "", "mailbox-unavailable"),
        ("reserved", LARS.object_id, ""),
        ("sent", "", ""),
    ]


def test_a_mail_is_known_by_a_keyed_hash_alone(register: DatabaseRegister, engine: Engine) -> None:
    mail = "<klagomål@vasterbottenspost.example>"
    reserve(register, mail)
    expected = hmac.new(HASH_KEY.encode(), mail.encode(), hashlib.sha256).hexdigest()
    assert register.message_key(mail) == register.message_key(f" {mail}\r\n") == expected
    assert DatabaseRegister(engine, "another key of 32 characters or more", "norsjo").message_key(mail) != expected
    assert expected != hashlib.sha256(mail.encode()).hexdigest()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT message_key FROM hand_over")).scalar() == expected


HELD = {
    "hand_over": {
        "reference": 20,
        "municipality": 64,
        "kind": 40,
        "message_key": 64,
        "tenant_id": 36,
        "object_id": 36,
        "person_name": 200,
        "state": 20,
        "codes": 400,
        "rule_ids": 4000,
        "policy_version": 100,
        "draft_id": 500,
        "registration_number": 60,
        "claimed_by": 32,
    },
    "event": {"municipality": 64, "reference": 20, "what": 20, "object_id": 36, "reason": 60},
    "idempotency_key": {"key": 64, "municipality": 64, "kind": 40, "message_key": 64},
    "series": {"municipality": 64},
    "judgement": {
        "municipality": 64,
        "message_key": 64,
        "tenant_id": 36,
        "object_id": 36,
        "person_name": 200,
        "code": 40,
        "verdict": 20,
        "reason": 20,
        "rule_ids": 4000,
        "policy_version": 100,
        "rules_version": 40,
        "model_version": 40,
    },
}
"""Every column that can hold words, and how many. Whoever adds one must say here why it is no text of a mail."""


def test_no_other_column_can_hold_words() -> None:
    found = {
        table.name: {c.name: c.type.length for c in table.columns if isinstance(c.type, String)}
        for table in Base.metadata.sorted_tables
    }
    assert found == HELD


def test_what_is_longer_than_its_column_is_cut_not_refused(register: DatabaseRegister) -> None:
    wordy = replace(KARIN, name="Å" * 300)
    reserved, _ = reserve(register, person=wordy, rule_ids=tuple(f"rule.number_{n}" for n in range(1000)))
    assert len(reserved.person.name) == 200 and len(" ".join(reserved.rule_ids)) <= 4000


def test_a_register_that_does_not_answer_is_named(register: DatabaseRegister, engine: Engine) -> None:
    assert database_answers(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE hand_over"))
    assert not database_answers(engine)
    with pytest.raises(RegisterUnavailable):
        register.find("norsjo", "x")
    with pytest.raises(RegisterUnavailable):
        reserve(register)
