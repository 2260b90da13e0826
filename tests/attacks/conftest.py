"""Fixtures of the attacks: the rungs of this machine, and the canaries."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from attacks.judging import IN_THE_FILE, NOBODY, TELLING, Canaries, make_course, missing

from grader.box import ladder


@pytest.fixture(params=ladder.RUNGS, scope="session")
def rung(request: pytest.FixtureRequest) -> str:
    """Each rung that this machine provides; the others are skipped, aloud."""
    if missing(request.param):
        pytest.skip(f"this machine does not offer `{request.param}`: {'; '.join(missing(request.param))}")
    return str(request.param)


@pytest.fixture(scope="session")
def canaries() -> Iterator[Canaries]:
    """A secret file that everybody may read and a folder that everybody may write, a process, a port."""
    folder = Path(tempfile.mkdtemp(prefix="canaries-"))
    folder.chmod(0o777)
    file = folder / "secret.txt"
    file.write_text(IN_THE_FILE)
    file.chmod(0o666)
    make_course(folder / TELLING)
    user = (
        {"user": NOBODY, "group": NOBODY} if os.geteuid() == 0 else {}
    )  # the same user as the boxes: by id it may be killed
    victim = subprocess.Popen(["sleep", "3600"], start_new_session=True, **user)  # type: ignore[call-overload]
    port = socket.create_server(("127.0.0.1", 0))
    port.setblocking(False)
    yield Canaries(folder, file, victim, port)
    port.close()
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    shutil.rmtree(folder)
