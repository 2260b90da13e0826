"""How a gradebook's database is opened: SQLite's settings, waiting for a run beside this one, and what is said to people.

Below `store`, which says what stands in it.
"""

import random
import re
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import ArgumentError

from grader.errors import UsageError

BUSY_SECONDS = 60  # another `grade run` may be writing


def open_database(url: str) -> Engine:
    """The engine of a gradebook: the path of a file, or a URL of a database."""
    if not re.match(r"^\w+(\+\w+)?://", url):
        path = Path(url)
        if not path.parent.is_dir():
            raise UsageError(
                f"The folder of the gradebook {path} does not exist: make it, or name another with --gradebook."
            )
        url = f"sqlite:///{path}"
    try:
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {})
    except ModuleNotFoundError as error:
        raise UsageError(
            f"The gradebook's database needs the Python module {error.name}, which is not installed: for PostgreSQL type "
            "pip install 'psycopg[binary]', for MySQL pip install mysqlclient."
        ) from None
    except (ArgumentError, ValueError):
        raise UsageError(
            f"{url} is no URL of a database: write the path of a file, or a URL like postgresql://host/name."
        ) from None
    event.listen(engine, "handle_error", _say_what_to_do)
    if url.startswith("sqlite"):
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _say_what_to_do(context: ExceptionContext) -> None:
    """A gradebook that somebody else holds, or a disk that is full, is one sentence; nothing written before is lost."""
    words = str(context.original_exception)
    if "locked" in words:
        raise UsageError(
            "The gradebook is held by another program: close what has it open, and type the command again."
        )
    if "readonly" in words or "disk is full" in words:
        raise UsageError(f"The gradebook cannot be written ({words}): make room or give the right to, and run again.")


def _prepare_sqlite(connection: Any, _: Any) -> None:
    """Write-ahead log: readers do not wait, and a crash loses no finished report."""
    cursor = connection.cursor()
    _write_ahead(cursor)
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _write_ahead(cursor: Any) -> None:
    """SQLite does not wait by itself for the one lock that this change needs: a run beside this one may hold it."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
        time.sleep(random.uniform(0.01, 0.05))
