"""YAML with the line on which each value stands: an author's error is named where it can be mended.

The first step of the bank. Only plain data is read, and a key that stands twice is an error instead of the last one winning.
"""

from typing import Any

import yaml  # type: ignore[import-untyped]

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the quick one where there is one
Place = tuple[str | int, ...]
Lines = dict[Place, int]


class YamlError(Exception):
    """Text that is not YAML, with its line."""

    def __init__(self, line: int, words: str) -> None:
        super().__init__(words)
        self.line, self.words = line, words


def read_yaml(text: str) -> tuple[Any, Lines]:
    """The data in a text, and the line of every key and item."""
    try:
        loader = LOADER(text)
        node = loader.get_single_node()
        if node is None:
            raise YamlError(1, "the file is empty")
        lines: Lines = {}
        _note(node, (), lines)
        return loader.construct_document(node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, f"not YAML: {error.problem or error.context}") from None
    except yaml.YAMLError as error:
        raise YamlError(1, f"not YAML: {error}") from None


def line_of(lines: Lines, place: Place) -> int:
    """The line of the deepest part of a place that stands in the file."""
    found: Place = ()
    for part in place:
        if (*found, part) in lines:
            found = (*found, part)
    return lines.get(found, 1)


def _note(node: yaml.Node, place: Place, lines: Lines) -> None:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = (*place, str(key.value))
            if inner in lines:
                raise YamlError(key.start_mark.line + 1, f"the key {key.value!r} stands twice")
            lines[inner] = key.start_mark.line + 1
            _note(value, inner, lines)
    elif isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            _note(item, (*place, position), lines)
