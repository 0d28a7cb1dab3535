"""Alembic's environment and the numbered changes of the register's tables."""
