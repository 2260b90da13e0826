"""The ladder: which rung a machine gets and why not a higher one; locks that do not hold; what a box has.

Lower rungs are provoked: a filter around the probe refuses what containers and hardened hosts refuse.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.box import ladder, missing, syscalls

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REFUSE = str(ROOT / "tests" / "attacks" / "refuse.py")
ORDINARY_USER = 4242
START = f"import sys; sys.path.append({str(ROOT)!r})\n"
BECOME_A_USER = (
    f"import os; os.setgroups([]); os.setresgid(*[{ORDINARY_USER}] * 3); os.setresuid(*[{ORDINARY_USER}] * 3)\n"
)
SAY_BEST = "choice = ladder.best(); print(choice.rung, [(m.feature, m.errno) for m in choice.missing])"

# The interpreter of this machine's root may be out of a user's reach, so the probe forks instead of starting one.
PROBE_HERE = """
import json, os
def probe(rung):
    receive, send = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(send, 1)
        attacks.main(rung)
        os._exit(0)
    os.close(send)
    os.waitpid(pid, 0)
    return [ladder.Missing(**entry) for entry in json.loads(os.fdopen(receive).read())]
ladder.probe = probe
"""


def python(lines: str, *around: str) -> str:
    """What a fresh Python prints, inside a command that changes what the machine offers."""
    command = [*around, sys.executable, "-B", "-c", START + lines]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def attack(rung: str, sabotage: str = "", *around: str) -> list[dict[str, str]]:
    """What the attacks on a rung report, after some lines that change the sandbox."""
    lines = f"""
import os
from grader.box import attacks, ladder, landlock, limits, namespaces, seccomp
from grader.box.syscalls import prctl
{sabotage}
attacks.main({rung!r})
"""
    found: list[dict[str, str]] = json.loads(python(lines, *around))
    return found


# Which rung


@pytest.mark.parametrize("rung", ladder.RUNGS)
def test_every_attack_on_an_offered_rung_fails(offered: str, rung: str) -> None:
    if ladder.RUNGS.index(rung) > ladder.RUNGS.index(offered):
        pytest.skip(f"this machine offers `{offered}`: {'; '.join(map(str, ladder.best().missing))}")

    assert attack(rung) == []


@pytest.mark.usefixtures("needs_root", "needs_full")
@pytest.mark.parametrize("rung", ladder.RUNGS)
def test_an_ordinary_user_gets_what_root_gets(rung: str) -> None:
    assert attack(rung, BECOME_A_USER) == []


@pytest.mark.usefixtures("needs_full")
@pytest.mark.parametrize("rung", ladder.RUNGS)
def test_a_container_in_which_root_is_the_only_user_gets_it_too(rung: str) -> None:
    if shutil.which("unshare") is None:
        pytest.skip("the program unshare (util-linux) is not installed")

    assert attack(rung, "", "unshare", "--user", "--map-root-user") == []


@pytest.mark.parametrize(
    ("refused", "rung", "features"),
    [
        ("namespaces", "filtered", [(missing.USER, "EPERM")]),
        ("apparmor", "filtered", [(missing.OTHERS, "EPERM")]),
        ("landlock", "filtered", [(missing.LANDLOCK, "ENOSYS")]),
        ("namespaces,landlock", "filtered", [(missing.USER, "EPERM"), (missing.LANDLOCK, "ENOSYS")]),
        ("seccomp", "process", [(missing.SECCOMP, "EPERM")]),
        ("namespaces,landlock,seccomp", "process", [(missing.USER, "EPERM"), (missing.SECCOMP, "EPERM")]),
    ],
)
@pytest.mark.parametrize("become", ["", BECOME_A_USER], ids=["root", "user"])
@pytest.mark.usefixtures("needs_full")
def test_a_host_that_refuses_gets_a_lower_rung_and_the_reason(
    refused: str, rung: str, features: list[tuple[str, str]], become: str
) -> None:
    if become and os.geteuid() != 0:
        pytest.skip("only root can become somebody else")
    lines = f"from grader.box import attacks, ladder\n{PROBE_HERE}\n{become}\n{SAY_BEST}"

    assert python(lines, sys.executable, REFUSE, refused) == f"{rung} {features}"


@pytest.mark.usefixtures("needs_full")
def test_a_host_whose_namespaces_are_used_up_says_so() -> None:
    if shutil.which("unshare") is None:
        pytest.skip("the program unshare (util-linux) is not installed")
    none_left = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$0" "$@"'

    found = attack("full", "", "unshare", "--user", "--map-root-user", "sh", "-c", none_left)

    assert [(entry["feature"], entry["errno"]) for entry in found] == [(missing.USER, "ENOSPC")]
    assert "user.max_user_namespaces" in found[0]["advice"]


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A system without Linux's mechanisms, for a while."""
    syscalls.machine.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    syscalls.machine.cache_clear()


@pytest.mark.parametrize(("name", "value"), [("sys.platform", "darwin"), ("platform.machine", lambda: "riscv64")])
def test_another_system_gets_the_honest_lowest_rung(elsewhere: pytest.MonkeyPatch, name: str, value: Any) -> None:
    elsewhere.setattr(name, value)

    choice = ladder.best()

    assert choice.rung == "process"
    assert [(entry.feature, entry.errno) for entry in choice.missing] == [("Linux", "ENOSYS")]
    assert "x86-64 or aarch64" in choice.missing[0].advice


def test_less_than_the_least_is_refused_with_feature_errno_and_advice(elsewhere: pytest.MonkeyPatch) -> None:
    elsewhere.setattr("sys.platform", "darwin")

    with pytest.raises(ladder.BelowLeastError, match="`process`, less than `filtered`") as refusal:
        ladder.best("filtered")

    assert "Linux (ENOSYS): `full` and `filtered` need Linux on x86-64 or aarch64" in str(refusal.value)


def test_the_least_is_no_ceiling(offered: str) -> None:
    assert ladder.best("process").rung == offered


# A lock that is set but does not hold

NO_LANDLOCK = "landlock.restrict = lambda _: None"
NO_FILTER = "ladder._require_refusal = seccomp.Filter.install = lambda *_: None"
MUTANTS = [
    ("full", "namespaces._empty_root = lambda: None", "namespaces against opening a file"),
    ("full", "namespaces.drop_capabilities = lambda: None", "namespaces against using a capability"),
    ("full", "namespaces.CLONE_OTHERS &= ~0x40000000", "namespaces against connecting"),
    ("full", "namespaces.fork_into_new_pid_namespace = lambda _: os.fork()", "namespaces against seeing its parent"),
    ("full", NO_LANDLOCK, "Landlock against opening the root folder"),
    ("filtered", f"{NO_LANDLOCK}; limits.set_dumpable = lambda _: prctl(4, 1)", "Landlock against tracing its parent"),
    ("filtered", "landlock.SCOPES = 1", "Landlock against signalling its parent"),
    ("filtered", "landlock.NETWORK_RIGHTS = 1", "Landlock against connecting"),
    ("filtered", NO_FILTER, "seccomp against opening a file"),
    ("filtered", NO_FILTER, "seccomp against running a program"),
    ("filtered", "seccomp.ALLOWED['socket'] = ''", "seccomp against making a socket"),
    ("filtered", "seccomp.THREAD = seccomp.NAMESPACES = 0", "seccomp against starting a process"),
    ("filtered", "seccomp.ALLOWED['ptrace'] = ''", "seccomp against tracing its parent"),
    ("filtered", "seccomp.ALLOWED['unshare'] = ''", "seccomp against entering namespaces"),
]


@pytest.mark.usefixtures("needs_full")
@pytest.mark.parametrize(("rung", "sabotage", "noticed"), MUTANTS)
def test_a_lock_that_does_not_hold_is_noticed(rung: str, sabotage: str, noticed: str) -> None:
    found = attack(rung, sabotage)

    assert [entry["feature"] for entry in found if entry["feature"].startswith(noticed)], found


@pytest.mark.usefixtures("needs_filtered")
def test_a_box_whose_filter_lets_the_root_folder_open_does_not_start() -> None:
    found = attack("filtered", "seccomp.Filter.install = lambda self: None")

    assert [entry["feature"] for entry in found] == [missing.SECCOMP]


def test_a_probe_that_crashes_is_no_rung(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder, "BOOT", "raise SystemExit('out of order')")

    assert [str(entry) for entry in ladder.probe("process")] == ["the probe (exit status 1): out of order"]
    with pytest.raises(ladder.BelowLeastError, match="no isolation at all"):
        ladder.best()


# What a box has, on every rung


@pytest.fixture(params=ladder.RUNGS)
def rung(request: pytest.FixtureRequest, offered: str) -> str:
    """Each rung that this machine offers; the others are skipped, aloud."""
    if ladder.RUNGS.index(request.param) > ladder.RUNGS.index(offered):
        pytest.skip(f"this machine offers `{offered}`")
    return str(request.param)


def test_a_box_holds_no_descriptor_but_its_own(in_a_box: Any, rung: str) -> None:
    lines = """
say([number for number in range(3, 300) if number != kept and attempt(lambda: os.fstat(number)) == "done"])
say(attempt(lambda: os.write(1, b"nobody hears this") and os.write(2, b"nor this")))
say(len(os.read(0, 1)))
"""
    before = "others = [os.dup2(0, number) for number in (7, 70, 250)]"

    assert in_a_box(rung, lines, before=before).said == [[], "done", 0]


def test_a_box_knows_no_environment_argument_name_or_place(in_a_box: Any, rung: str) -> None:
    lines = "say([dict(os.environ), sys.argv, os.uname().nodename, os.getcwd()])"

    assert in_a_box(rung, lines, before="os.environ['CANARY'] = '1'").said == [[{}, ["box"], "box", "/"]]


@pytest.mark.usefixtures("needs_root")
def test_a_box_is_not_root(in_a_box: Any, rung: str) -> None:
    assert in_a_box(rung, "say([os.getuid(), os.geteuid(), os.getgid(), os.getegid()])").said == [[65534] * 4]


def test_a_box_runs_out_of_its_memory_and_not_of_the_machines(in_a_box: Any, rung: str) -> None:
    lines = """
try:
    bytearray(1 << 30)
except MemoryError:
    say("MemoryError")
say(len(bytearray(200 << 20)) >> 20)
"""
    assert in_a_box(rung, lines, memory=512 << 20).said == ["MemoryError", 200]


def test_a_box_starts_no_process(in_a_box: Any, rung: str) -> None:
    expected = "EAGAIN" if rung == "process" else "EPERM"

    assert in_a_box(rung, "say(attempt(os.fork))").said == [expected]


def test_a_box_that_burns_its_cpu_seconds_is_killed_by_the_kernel(in_a_box: Any, offered: str) -> None:
    lines = "signal.signal(signal.SIGXCPU, signal.SIG_IGN)\nwhile True: pass"

    assert in_a_box(offered, lines, cpu=1).code == -signal.SIGKILL


def test_a_zygote_with_threads_is_refused(rung: str) -> None:
    lines = f"""
import threading
from grader.box import ladder
threading.Thread(target=threading.Event().wait, daemon=True).start()
try:
    ladder.prepare({rung!r})
except ladder.UnavailableError as error:
    print(error.missing.feature)
"""
    assert python(lines) == missing.SINGLE


def test_a_box_before_its_zygote_is_prepared_is_our_mistake() -> None:
    with pytest.raises(RuntimeError, match=r"prepare\(\) comes before"):
        ladder.confine("process", 1 << 30, 1, [])


# Cost


def test_a_box_costs_at_most_half_as_much_again_as_a_bare_fork(rung: str) -> None:
    ratios = []
    for _ in range(5):  # neighbours on the machine make single runs slower, never faster
        done = subprocess.run(
            [sys.executable, str(HERE / "cycle.py"), rung, "60"],
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        ratios.append(json.loads(done.stdout)["ratio"])
        if ratios[-1] <= 1.5:
            return
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        pytest.skip(f"the machine is busy (load {os.getloadavg()[0]:.1f}): ratios {ratios}")
    pytest.fail(f"ratios of five runs: {ratios}")
