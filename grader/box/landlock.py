"""Landlock: give up every right to files, TCP ports, abstract sockets and foreign processes, for good.

A ruleset that handles all rights and allows none is made once in the zygote; each box restricts itself by its
descriptor. What Landlock does not cover (stat, chmod, UDP) the seccomp filter refuses. A right that is not handled
stays allowed, so the ruleset names every right that the running kernel's version knows. On a submission's way: last
but one lock of a box.
"""

import struct

from grader.box import syscalls

VERSION_FLAG = 1  # landlock_create_ruleset(NULL, 0, 1) answers with the version

# Version -> how many file rights it knows; they are the lowest bits. 2 added REFER, 3 TRUNCATE, 5 IOCTL_DEV.
FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
NETWORK_VERSION = 4
NETWORK_RIGHTS = 0b11  # bind and connect TCP
SCOPE_VERSION = 6
SCOPES = 0b11  # abstract Unix sockets, signals


def version() -> int:
    """The version of the kernel's Landlock; OSError where there is none (ENOSYS, EOPNOTSUPP) or it is refused."""
    return syscalls.call("landlock_create_ruleset", None, 0, VERSION_FLAG)


def attributes(known: int) -> bytes:
    """`struct landlock_ruleset_attr` for one version: older kernels refuse fields that they do not know."""
    fields = [(1 << FILE_RIGHTS[min(known, max(FILE_RIGHTS))]) - 1]
    if known >= NETWORK_VERSION:
        fields.append(NETWORK_RIGHTS)
    if known >= SCOPE_VERSION:
        fields.append(SCOPES)
    return struct.pack(f"={len(fields)}Q", *fields)


def ruleset() -> int:
    """A descriptor of the ruleset that allows nothing."""
    wanted = attributes(version())
    return syscalls.call("landlock_create_ruleset", wanted, len(wanted), 0)


def restrict(descriptor: int) -> None:
    """Put this process under the ruleset; needs no-new-privileges, cannot be undone."""
    syscalls.call("landlock_restrict_self", descriptor, 0)
