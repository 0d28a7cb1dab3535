"""What representatives have said of the guidance, in the register's database (port JudgementBook)."""

from datetime import datetime

from sqlalchemy import Engine, select

from backend.adapters.database import transaction
from backend.adapters.register_rows import LONGEST_NAME
from backend.adapters.register_tables import JudgementRow
from backend.domain.code import Code
from backend.domain.hand_over import Person
from backend.domain.judgement import Judgement, Reason, Verdict

MOST_RULE_IDS = 4000


class DatabaseJudgements:
    """Rows are added, never changed. Raises RegisterUnavailable when the database does not answer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, judgement: Judgement) -> None:
        """Keeps one judgement."""
        with transaction(self._engine) as session:
            session.add(_row(judgement))

    def of(self, municipality: str, message_key: str, person: Person) -> tuple[Judgement, ...]:
        """What one person has said of one mail, in order."""
        return self._read(
            JudgementRow.municipality == municipality,
            JudgementRow.message_key == message_key,
            JudgementRow.tenant_id == person.tenant_id,
            JudgementRow.object_id == person.object_id,
        )

    def all_of(self, municipality: str, since: datetime | None = None) -> tuple[Judgement, ...]:
        """Everything said in the municipality, in order."""
        later = [JudgementRow.at >= since] if since else []
        return self._read(JudgementRow.municipality == municipality, *later)

    def _read(self, *conditions: object) -> tuple[Judgement, ...]:
        wanted = select(JudgementRow).where(*conditions).order_by(JudgementRow.id)  # type: ignore[arg-type]
        with transaction(self._engine) as session:
            return tuple(_value(row) for row in session.scalars(wanted))


def _row(judgement: Judgement) -> JudgementRow:
    return JudgementRow(
        municipality=judgement.municipality,
        message_key=judgement.message_key,
        tenant_id=judgement.person.tenant_id,
        object_id=judgement.person.object_id,
        person_name=judgement.person.name[:LONGEST_NAME],
        code=judgement.code.value,
        verdict=judgement.verdict.value,
        reason=judgement.reason.value,
        at=judgement.at,
        rule_ids=" ".join(judgement.rule_ids)[:MOST_RULE_IDS],
        policy_version=judgement.policy_version,
        rules_version=judgement.rules_version,
        model_version=judgement.model_version,
    )


def _value(row: JudgementRow) -> Judgement:
    return Judgement(
        municipality=row.municipality,
        message_key=row.message_key,
        person=Person(row.tenant_id, row.object_id, row.person_name),
        code=Code(row.code),
        verdict=Verdict(row.verdict),
        reason=Reason(row.reason),
        at=row.at,
        rule_ids=tuple(row.rule_ids.split()),
        policy_version=row.policy_version,
        rules_version=row.rules_version,
        model_version=row.model_version,
    )
