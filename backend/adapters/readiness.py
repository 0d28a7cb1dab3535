"""Whether the register can be reached and has its tables."""

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from backend.adapters.register_tables import HandOverRow


def database_answers(engine: Engine) -> bool:
    """True when a read of the register works."""
    try:
        with engine.connect() as connection:
            connection.execute(select(HandOverRow.reference).limit(1))
    except SQLAlchemyError:
        return False
    return True
