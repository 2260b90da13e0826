"""The secret that fixes who gets which variant of a quiz question: made once for each gradebook, never in any other file.

Read by the command line for pages and for marking.
"""

import secrets

from sqlalchemy import insert, select, update

from grader.gradebook.store import Gradebook
from grader.gradebook.tables import settings

NAME = "quiz_secret"


def quiz_secret(gradebook: Gradebook) -> str:
    """The gradebook's secret; made when there is none yet."""
    with gradebook.engine.begin() as connection:
        connection.execute(update(settings).where(settings.c.name == "schema_version").values(name="schema_version"))
        found = connection.scalar(select(settings.c.value).where(settings.c.name == NAME))
        if found is None:
            found = secrets.token_hex(32)
            connection.execute(insert(settings).values(name=NAME, value=found))
    return str(found)
