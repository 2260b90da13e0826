"""Run a command on a machine that offers less: a filter around it refuses what containers and hardened hosts refuse.

python tests/attacks/refuse.py WHAT[,WHAT...] COMMAND [ARGUMENT...]

namespaces  as Docker's default profile: no unshare, setns, mount, pivot_root or clone with CLONE_NEW*, no clone3
apparmor    as Ubuntu 24.04: a user namespace can be made, but nothing can be done in it
landlock    as a kernel or container without Landlock (ENOSYS)
seccomp     no further filter can be installed
"""

import errno
import os
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))

from grader.box import bpf, limits, namespaces, seccomp, syscalls

REFUSED = bpf.fail(errno.EPERM)
Decisions = dict[str, list[bpf.Instruction]]

NAMESPACES: Decisions = {
    **dict.fromkeys(("unshare", "setns", "mount", "umount2", "pivot_root", "move_mount", "fsopen"), REFUSED),
    "clone": bpf.without_bits(((0, seccomp.NAMESPACES),), REFUSED),
    "clone3": bpf.fail(errno.ENOSYS),
}
LANDLOCK = ("landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self")
REFUSALS: dict[str, Decisions] = {
    "namespaces": NAMESPACES,
    "apparmor": {**NAMESPACES, "unshare": bpf.one_of(0, (namespaces.CLONE_NEWUSER,), REFUSED)},
    "landlock": dict.fromkeys(LANDLOCK, bpf.fail(errno.ENOSYS)),
    "seccomp": {
        "seccomp": REFUSED,
        "prctl": [*bpf.load(bpf.ARGUMENTS), *bpf.if_equal(seccomp.PR_SET_SECCOMP, REFUSED), *bpf.ALLOW],
    },
}


def refuse(what: list[str]) -> None:
    """Put this process and all that it starts under the refusals."""
    decisions = {name: decision for one in what for name, decision in REFUSALS[one].items()}
    program = bpf.load(bpf.NUMBER)
    for name, decision in decisions.items():
        program += bpf.if_equal(syscalls.numbers()[name], decision)
    if os.geteuid() != 0:  # an ordinary user's filter asks for it; root's containers come without
        limits.forbid_new_privileges()
    seccomp.Filter([*program, *bpf.ALLOW]).install()


def main() -> None:
    what, *command = sys.argv[1:]
    refuse(what.split(","))
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
