"""The tables of the gradebook (SQLAlchemy Core): attempts with their files, and reports, whole or not at all.

A gradebook is one SQLite file by default; any URL that SQLAlchemy knows will do.
"""

from sqlalchemy import Column, DateTime, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text

SCHEMA_VERSION = 1
metadata = MetaData()

settings = Table("settings", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

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
    Column("submitted_at", DateTime(timezone=True)),
    Column("submitted_at_from", String),
    Column("late", String),
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
