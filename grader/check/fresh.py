"""Data as they are now: copies, so that what one public check does to them neither another check nor a message sees.

Only plain data are copied; of an object of the student's nothing runs. Used by `check.recorder`, `check.running` and
`check.session`.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

MAX_DEPTH = 8


def copied(value: Any, made: dict[int, Any] | None = None, depth: int = 0) -> Any:
    """Arrays, and lists, tuples and dicts of what there is, anew; with the same `made`, one object stays one object."""
    made = {} if made is None else made
    if not isinstance(value, np.ndarray) and (type(value) not in (list, tuple, dict) or depth == MAX_DEPTH):
        return value
    if id(value) not in made:
        made[id(value)] = _anew(value, made, depth + 1)
    return made[id(value)]


def _anew(value: Any, made: dict[int, Any], depth: int) -> Any:
    if isinstance(value, np.ndarray):
        return np.array(value, subok=True)
    if isinstance(value, dict):
        return {key: copied(item, made, depth) for key, item in value.items()}
    return type(value)(copied(item, made, depth) for item in value)


def constants(namespace: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a file of public checks, to start each check with."""
    return {name: copied(value) for name, value in namespace.items() if not name.startswith("__")}
