"""Runs the migrations of the register, from backend.adapters.database.migrate only."""

from alembic import context

from backend.adapters.database import open_database
from backend.adapters.register_tables import Base

engine = open_database(context.config.attributes["url"])
with engine.connect() as connection:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
engine.dispose()
