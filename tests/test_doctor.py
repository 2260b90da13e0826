"""`grade doctor` and the refusal of `grade run`: the missing feature, its errno, one line of advice; exit codes."""

import subprocess
import sys
from pathlib import Path

import pytest
from helpers import FAKE, GOOD

from grader.box import ladder
from grader.cli.main import LEVELS
from grader.doctor import LEAST, examine

ROOT = Path(__file__).parents[1]
REFUSE = str(ROOT / "tests" / "attacks" / "refuse.py")


def grade(*arguments: str, refused: str = "") -> subprocess.CompletedProcess[str]:
    around = [sys.executable, REFUSE, refused] if refused else []
    command = [*around, sys.executable, "-B", "-m", "grader", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def offered() -> str:
    return ladder.best().rung


def test_the_levels_are_the_rungs() -> None:
    assert LEVELS == ladder.RUNGS
    assert LEAST in LEVELS


def test_a_machine_is_told_what_it_offers(offered: str) -> None:
    done = grade("doctor")

    assert done.returncode == 0, done.stderr
    assert f"{offered:9} offered: every attack on it failed" in done.stdout
    if offered != "process":
        assert f"grade run grades on `{offered}` here" in done.stdout


@pytest.mark.parametrize(
    ("refused", "rung", "feature", "advice"),
    [
        ("namespaces", "filtered", "user namespaces (EPERM)", "seccomp profile that allows unshare"),
        ("apparmor", "filtered", "uts and cgroup namespaces (EPERM)", "AppArmor profile with `userns,`"),
        ("namespaces,landlock", "filtered", "Landlock (ENOSYS)", "landlock in `lsm=`"),
        ("namespaces,landlock,seccomp", "process", "seccomp (EPERM)", "CONFIG_SECCOMP_FILTER"),
    ],
)
def test_a_machine_that_refuses_is_told_why_and_what_to_change(
    offered: str, refused: str, rung: str, feature: str, advice: str
) -> None:
    if offered != "full":
        pytest.skip(f"this machine offers `{offered}`: a refusal would not be ours")

    done = grade("doctor", refused=refused)

    assert done.returncode == 0, done.stderr
    assert f"{rung:9} offered" in done.stdout
    assert feature in done.stdout
    assert advice in done.stdout
    assert ("grade run refuses to grade here" in done.stdout) == (rung == "process")


def test_another_system_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from grader.box import syscalls

    syscalls.machine.cache_clear()
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    lines = "\n".join(examine())
    monkeypatch.undo()
    syscalls.machine.cache_clear()

    assert "missing: Linux (ENOSYS)" in lines
    assert "grade run refuses to grade here" in lines


def test_a_run_below_the_least_is_refused_with_feature_errno_and_advice(offered: str, tmp_path: Path) -> None:
    if offered == "process":
        pytest.skip("this machine offers `process`: a refusal would not be ours")
    file = tmp_path / "anna" / "01-tiny" / "tiny.py"
    file.parent.mkdir(parents=True)
    file.write_text(GOOD)
    book = f"sqlite:///{tmp_path}/book.sqlite"

    done = grade(
        "--course", str(FAKE), "run", str(tmp_path), "--gradebook", book, "--jobs", "1",
        refused="namespaces,landlock,seccomp",
    )  # fmt: skip

    words = " ".join(done.stderr.split())
    assert done.returncode == 1
    assert "Nothing was graded" in words
    assert "`process`, less than `filtered`" in words
    assert "seccomp (EPERM): use a kernel with CONFIG_SECCOMP_FILTER" in words
    assert "grade doctor" in words
