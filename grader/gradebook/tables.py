"""The tables of the gradebook (SQLAlchemy Core): students, attempts with their files, reports, decisions, exports.

A gradebook is one SQLite file by default; any URL that SQLAlchemy knows will do.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

SCHEMA_VERSION = 1
metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """A time with its zone: SQLite forgets zones, so what goes in is UTC and what comes out says so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """To UTC; a time without a zone is taken as UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """With its zone."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


settings = Table("settings", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

students = Table(
    "students",
    metadata,
    Column("id", String, primary_key=True),
    Column("person", Text, nullable=False),  # JSON
    Column("in_roster", Boolean, nullable=False),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("student", String, nullable=False),
    Column("exercise", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("filename", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("source", Text, nullable=False),
    Column("submitted_at", Instant),
    Column("submitted_at_from", String),
    Column("late", String),
    Column("lms", String, nullable=False),
    Column("entry", Text, nullable=False),  # its name in the LMS's download
    Column("notes", Text, nullable=False),  # JSON list
    Index("one_attempt", "student", "exercise", "number", unique=True),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt", ForeignKey("attempts.id"), nullable=False, index=True),
    Column("exercise", String, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("suite_digest", String(64), nullable=False),
    Column("versions", String, nullable=False),  # of grader and numpy
    Column("status", String, nullable=False),
    Column("score", Float),
    Column("max_score", Float),
    Column("report", Text, nullable=False),  # JSON
    Index("cache", "exercise", "digest", "suite_digest", "versions"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("by", String, nullable=False),
    Column("kind", String, nullable=False),  # override, void, extend, keep, say, undo
    Column("reason", Text, nullable=False),
    Column("value", String, nullable=False),
    Column("student", String),
    Column("exercise", String),
    Column("check", String),
    Column("assignment", String),
    Column("attempt", Integer),
    Column("undoes", ForeignKey("decisions.id")),
)

exports = Table(
    "exports",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("format", String, nullable=False),
    Column("assignment", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("scores", Text, nullable=False),  # JSON: student -> what was written
)
