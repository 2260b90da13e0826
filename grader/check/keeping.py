"""Public checks compiled so that the two sides of a comparison are kept: what came back and what was asked.

`assert a == b` runs as `assert keep(0, a) == keep(1, b)`, `np.isclose(a, b)` and its kin likewise; nothing is evaluated
twice, no verdict changes. Between `check.running`, which runs the checks, and `check.words`, which says how they ended.
"""

import ast
from dataclasses import dataclass, field
from types import CodeType
from typing import Any

KEEP = "__keep__"
COMPARING = {
    "isclose", "allclose", "array_equal", "assert_allclose", "assert_array_equal", "assert_array_almost_equal",
    "assert_equal", "assert_almost_equal",
}  # fmt: skip


@dataclass
class Kept:
    """The operands of the comparison that ran last."""

    texts: list[str]
    values: list[Any] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __call__(self, position: int, number: int, value: Any) -> Any:
        """Keep one operand, hand it on."""
        if position == 0:
            self.values, self.words = [], []
        self.values.append(value)
        self.words.append(self.texts[number])
        return value


@dataclass
class Checks:
    """A compiled file of public checks."""

    code: CodeType
    kept: Kept
    statements: list[tuple[int, int, str]]  # first line, last line, source
    sources: dict[str, str]  # of each function

    def statement_at(self, line: int) -> str:
        """The source of the smallest statement on a line, on one line."""
        around = [item for item in self.statements if item[0] <= line <= item[1]]
        found = min(around, key=lambda item: item[1] - item[0], default=None)
        return " ".join(found[2].split()) if found else ""


def compile_checks(source: str, filename: str) -> Checks:
    """The file as code, with its comparisons kept."""
    tree = ast.parse(source, filename)
    lines = source.splitlines()
    statements = [
        (node.lineno, node.lineno, lines[node.lineno - 1]) for node in ast.walk(tree) if isinstance(node, ast.With)
    ]
    statements += [
        (node.lineno, node.end_lineno or node.lineno, "\n".join(lines[node.lineno - 1 : node.end_lineno]))
        for node in ast.walk(tree)
        if isinstance(node, (ast.Assert, ast.Expr, ast.Assign))
    ]
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    sources = {node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno]) for node in functions}
    keeper = _Keeper()
    code = compile(ast.fix_missing_locations(keeper.visit(tree)), filename, "exec", dont_inherit=True)
    return Checks(code, Kept(keeper.texts), statements, sources)


class _Keeper(ast.NodeTransformer):
    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        if isinstance(node.test, ast.Compare) and all(isinstance(sign, ast.Eq) for sign in node.test.ops):
            operands = [node.test.left, *node.test.comparators]
            node.test.left, *node.test.comparators = self._kept(operands)
            return node
        if not any(isinstance(inner, ast.Call) and _compares(inner) for inner in ast.walk(node.test)):
            node.test = self._kept([node.test])[0]
            return node
        self.generic_visit(node)
        return node

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if _compares(node):
            node.args[:2] = self._kept(node.args[:2])
        return node

    def _kept(self, operands: list[ast.expr]) -> list[ast.expr]:
        kept: list[ast.expr] = []
        for position, operand in enumerate(operands):
            self.texts.append(ast.unparse(operand))
            numbers: list[ast.expr] = [ast.Constant(position), ast.Constant(len(self.texts) - 1), operand]
            call = ast.Call(ast.Name(KEEP, ast.Load()), numbers, [])
            kept.append(ast.copy_location(call, operand))
        return kept


def _compares(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in COMPARING and len(call.args) >= 2
