"""nbgrader's formgrader on a server of its own, for a browser to open."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import quote

from quiz.page_browser import Page
from through_nbgrader.classroom import Classroom

TOKEN = "formgrader"
NOTEBOOK_ID = """
select notebook.id from submitted_notebook notebook
join submitted_assignment handed_in on handed_in.id = notebook.assignment_id
join assignment on assignment.id = handed_in.assignment_id
where assignment.name = ? and handed_in.student_id = ?"""
SECONDS = 60  # until a server or a page is given up: a machine may be busy


@contextmanager
def formgrader(room: Classroom) -> Iterator[str]:
    """Its address, while it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    extensions = {"nbgrader.server_extensions.formgrader": True, "jupyterlab": False, "notebook": False}
    command = [
        sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", f"--ServerApp.root_dir={room.folder}",
        f"--IdentityProvider.token={TOKEN}", f"--ServerApp.port={port}", f"--ServerApp.jpserver_extensions={extensions}",
    ]  # fmt: skip
    with (room.home / "server.log").open("wb") as log:
        environment = {**os.environ, **room.environment()}
        server = subprocess.Popen(command, cwd=room.folder, env=environment, stdout=log, stderr=log)
    try:
        yield _address(room, server)
    finally:
        server.terminate()
        server.wait(SECONDS)


def _address(room: Classroom, server: "subprocess.Popen[bytes]") -> str:
    """From the file that the server writes when it listens."""
    told = room.home / "jupyter" / f"jpserver-{server.pid}.json"
    for _ in range(10 * SECONDS):
        assert server.poll() is None, (room.home / "server.log").read_text()
        if told.exists() and (text := told.read_text()).endswith("}"):
            return str(json.loads(text)["url"])
        time.sleep(0.1)
    raise AssertionError("the server does not start")


def open_page(page: Page, address: str, path: str, ready: str) -> None:
    """A page of formgrader's, when what its scripts fetch is there."""
    page.send("Page.navigate", url=f"{address}login?next={quote('/formgrader/' + path)}&token={TOKEN}")
    for _ in range(10 * SECONDS):
        if page.ask(f"document.readyState != 'loading' && !!({ready})"):
            return
        time.sleep(0.1)
    raise AssertionError(page.ask("document.documentElement.outerHTML"))


def submission(room: Classroom, slug: str, student: str) -> str:
    """The path of a submission's page."""
    with closing(sqlite3.connect(room.folder / "gradebook.db")) as connection:
        ((found,),) = connection.execute(NOTEBOOK_ID, (slug, student)).fetchall()
    return f"submissions/{found}/?index=0"


def scores(page: Page) -> dict[str, float]:
    """The points of an open submission, as a grader sees them, by the name of the cell."""
    found: dict[str, str] = page.ask("""Object.fromEntries([...document.querySelectorAll("input.score")].map(
        one => [one.id, one.value || one.placeholder]))""")
    return {name: float(points) for name, points in found.items()}


def rows(page: Page) -> dict[str, list[str]]:
    """The table of a page, by the student's id in its second column."""
    found: list[list[str]] = page.ask("""[...document.querySelectorAll("tbody tr")].map(
        row => [...row.cells].map(cell => cell.innerText.trim()))""")
    return {row[1]: row for row in found}
