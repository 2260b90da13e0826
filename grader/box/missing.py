"""What a machine lacks, in words to act on: the feature, the errno it failed with, one line of advice.

Every mechanism of the sandbox reports a failed step through `needed`, the ladder hands the list on, and `grade
doctor` and the refusal of `--isolation` print it. Before a submission's way begins.
"""

import contextlib
import errno as errors
from collections.abc import Iterator
from dataclasses import dataclass

LINUX = "Linux"
USER = "user namespaces"
OTHERS = "mount, pid, network, ipc, uts and cgroup namespaces"
ROOT = "a root folder of its own"
LANDLOCK = "Landlock"
SECCOMP = "seccomp"
IDENTITY = "an unprivileged user"
SINGLE = "one thread before the first fork"

IN_A_CONTAINER = "in a container, run it with a seccomp profile that allows unshare, setns, mount and pivot_root"

ADVICE = {
    LINUX: "`full` and `filtered` need Linux on x86-64 or aarch64; a Linux virtual machine or WSL offers them",
    USER: IN_A_CONTAINER + "; on a host, set the sysctl kernel.unprivileged_userns_clone to 1 if it exists",
    OTHERS: IN_A_CONTAINER + "; on Ubuntu, give this Python an AppArmor profile with `userns,`",
    ROOT: IN_A_CONTAINER + " and an AppArmor profile that allows mount",
    LANDLOCK: "use a kernel (5.13 or later) with landlock in `lsm=`, and a container that lets landlock_* through",
    SECCOMP: "use a kernel with CONFIG_SECCOMP_FILTER, and a container that lets prctl(PR_SET_SECCOMP) through",
    IDENTITY: "start it as an ordinary user, or as a root that may become another user (CAP_SETUID, CAP_SETGID)",
    SINGLE: "set OPENBLAS_NUM_THREADS=1 and OMP_NUM_THREADS=1 before Python starts",
}
ADVICE_BY_ERRNO = {
    (USER, "ENOSPC"): "raise the sysctl user.max_user_namespaces: it is 0 or used up",
    (USER, "EINVAL"): "use a kernel with CONFIG_USER_NS",
}


@dataclass(frozen=True)
class Missing:
    """One thing that keeps a machine from a rung: what, how it failed, what would help."""

    feature: str
    errno: str
    advice: str

    def __str__(self) -> str:
        return f"{self.feature} ({self.errno}): {self.advice}"


class UnavailableError(Exception):
    """A step of entering a rung was refused; carries what is missing."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(str(missing))
        self.missing = missing


def lack(feature: str, errno: int) -> Missing:
    """The missing feature with the errno's name and the advice that fits both."""
    name = errors.errorcode.get(errno, str(errno))
    return Missing(feature, name, ADVICE_BY_ERRNO.get((feature, name)) or ADVICE.get(feature, "please report this"))


@contextlib.contextmanager
def needed(feature: str) -> Iterator[None]:
    """Turn an operating system's refusal inside the block into an `UnavailableError` that names the feature."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(lack(feature, error.errno or 0)) from error
