"""A cluster judges as this machine does: the same reports, nothing lost and nothing twice when Dask workers are killed."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from helpers import GOOD, TINY
from test_crash import content

from grader.course import Course
from grader.errors import FallLineError, UsageError
from grader.gradebook.store import Gradebook, versions
from grader.machines import Machines, Proof, local_cluster, prove
from grader.run import Options, Run, grade

distributed = pytest.importorskip("distributed", reason="distributed is not installed: clusters are not tried")
STUDENTS, WORKERS, KILLED = 20, 4, 2


def no_progress(done: int, total: int) -> None:
    pass


@pytest.fixture
def klass(fake: Course) -> Course:
    for number in range(STUDENTS):
        folder = fake.root / "class" / f"student{number:02}" / TINY
        folder.mkdir(parents=True)
        same = number - number % 5 if number % 5 < 2 else number  # every fifth hands in what the one before did
        (folder / "tiny.py").write_text(f"# {same}\n" + (GOOD if same % 3 else "def total(x): return 0\n"))
    return fake


@contextmanager
def cluster_of(course: Course, workers: int) -> Iterator[Any]:
    """Encrypted, and its certificates where an instructor puts them: in Dask's configuration."""
    import dask

    with local_cluster(str(workers), course) as opened:
        ours = opened.security
        own = {"ca-file": ours.tls_ca_file, "client.cert": ours.tls_client_cert, "client.key": ours.tls_client_key}
        with dask.config.set({f"distributed.comm.tls.{name}": value for name, value in own.items()}):
            yield opened


class Killing:
    """Progress that kills two Dask workers in the middle of the run."""

    def __init__(self, address: str) -> None:
        with distributed.Client(address) as client:
            self.pids = list(client.run(os.getpid).values())
        self.killed = 0

    def __call__(self, done: int, total: int) -> None:
        if done >= 5 and self.killed < KILLED:
            os.kill(self.pids[self.killed], signal.SIGKILL)
            self.killed += 1


def run(course: Course, book: Path, options: Options, progress: Any = no_progress) -> Run:
    gradebook = Gradebook(str(book))
    try:
        return grade(course, gradebook, [course.root / "class"], options, progress)
    finally:
        gradebook.close()


@pytest.fixture
def cluster(klass: Course) -> Iterator[Any]:
    with cluster_of(klass, WORKERS) as opened:
        yield opened


def test_a_cluster_that_loses_workers_gives_the_reports_of_this_machine(
    klass: Course, cluster: Any, tmp_path: Path
) -> None:
    run(klass, tmp_path / "here.sqlite", Options("process", jobs=2))
    assert cluster.scheduler_address.startswith("tls://")
    killing = Killing(cluster.scheduler_address)
    there = Options("process", executor=Machines(cluster.scheduler_address))
    done = run(klass, tmp_path / "there.sqlite", there, killing)
    assert killing.killed == KILLED
    assert (len(done.reports), done.faults) == (STUDENTS, 0)
    assert content(tmp_path / "there.sqlite") == content(tmp_path / "here.sqlite")
    again = run(klass, tmp_path / "there.sqlite", there)
    assert (len(again.reports), again.unchanged) == (0, STUDENTS)


def test_a_worker_with_another_suite_judges_nothing_and_both_digests_are_named(klass: Course, tmp_path: Path) -> None:
    there = klass.exercises[TINY].suite_digest
    shutil.copytree(klass.root, tmp_path / "ours")
    suite = tmp_path / "ours/solutions" / TINY / "test_tiny.py"
    suite.write_text(suite.read_text().replace("points=2", "points=3"))
    ours = Course(tmp_path / "ours")
    with cluster_of(klass, 1) as cluster, pytest.raises(FallLineError) as caught:
        run(ours, tmp_path / "book.sqlite", Options("process", executor=Machines(cluster.scheduler_address)))
    assert there in str(caught.value)
    assert ours.exercises[TINY].suite_digest in str(caught.value)
    gradebook = Gradebook(str(tmp_path / "book.sqlite"))
    assert not any(one.report for one in gradebook.all_attempts())
    gradebook.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [("local:many", "say how many"), ("tcp://127.0.0.1:1", "No Dask scheduler"), ("nonsense://x", "No Dask scheduler")],
)
def test_an_address_without_a_cluster_is_one_sentence(
    klass: Course, tmp_path: Path, address: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.machines.CONNECT_SECONDS", 0.5)
    with pytest.raises(UsageError, match=words):
        run(klass, tmp_path / "book.sqlite", Options("process", executor=Machines(address)))


def test_other_versions_are_refused(klass: Course) -> None:
    proof = Proof(((TINY, klass.exercises[TINY].suite_digest),), "fallline 0.0, numpy 1.0", "process")
    with pytest.raises(FallLineError, match=f"has {versions()}, and fallline 0.0, numpy 1.0 is asked for"):
        prove(klass, proof, "tcp://there")
