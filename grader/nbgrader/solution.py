"""A stub with the reference between nbgrader's marks: what an instructor's source notebook holds, and a release loses.

Called by `nbgrader.source` for each function. nbgrader takes out what stands between the marks; what then remains is the
stub, so the instruction to write something stays the author's.
"""

import ast

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"


def with_solution(stub: str, reference: str) -> str:
    """The source of one function or class of the stub, filled in from the reference."""
    task = ast.parse(stub).body[0]
    answer = _named(ast.parse(reference), getattr(task, "name", ""))
    lines = stub.splitlines()
    if isinstance(task, ast.ClassDef) and isinstance(answer, ast.ClassDef):
        _fill_class(lines, task, answer, reference)
    elif isinstance(task, ast.FunctionDef) and isinstance(answer, ast.FunctionDef):
        _fill(lines, task, answer, reference)
    return "\n".join(lines)


def with_helpers(first: str, stub: str, reference: str) -> str:
    """What a notebook begins with: the stub's imports, and between the marks whatever else the reference needs."""
    known = {ast.dump(node) for node in ast.parse(first).body}
    names = {getattr(node, "name", None) for node in ast.parse(stub).body} - {None}
    more = [
        node
        for node in ast.parse(reference).body
        if ast.dump(node) not in known and getattr(node, "name", None) not in names and not _is_words(node)
    ]
    return "\n".join([first, "", *_region([_text(node, reference) for node in more], "")]).lstrip("\n")


def _fill_class(lines: list[str], task: ast.ClassDef, answer: ast.ClassDef, reference: str) -> None:
    """Method by method, the last one first, so that the line numbers above stay right."""
    own = {node.name for node in task.body if isinstance(node, ast.FunctionDef)}
    more = [node for node in answer.body if getattr(node, "name", None) not in own and not _is_words(node)]
    if more:
        lines += ["", *_region([_text(node, reference) for node in more], "    ")]
    for method in reversed(task.body):
        other = _named(answer, method.name) if isinstance(method, ast.FunctionDef) else None
        if isinstance(method, ast.FunctionDef) and isinstance(other, ast.FunctionDef):
            _fill(lines, method, other, reference)


def _fill(lines: list[str], task: ast.FunctionDef, answer: ast.FunctionDef, reference: str) -> None:
    """The reference's body before the stub's `raise NotImplementedError`."""
    gap = next((node for node in reversed(task.body) if _is_gap(node)), None)
    if gap is None:
        return
    if _arguments(task) != _arguments(answer):  # written anew behind the stub, which it replaces
        lines[task.end_lineno : task.end_lineno] = ["", *_region([_text(answer, reference)], " " * task.col_offset)]
        return
    body = [node for node in answer.body if not _is_words(node)]
    text = "\n".join(reference.splitlines()[body[0].lineno - 1 : body[-1].end_lineno])
    indent = " " * gap.col_offset
    ends = [] if isinstance(body[-1], (ast.Return, ast.Raise)) else [indent + "return"]  # before the stub's own `raise`
    lines[gap.lineno - 1 : gap.lineno - 1] = _region([text, *ends], indent)


def _region(texts: list[str], indent: str) -> list[str]:
    return [indent + BEGIN, *"\n\n\n".join(texts).splitlines(), indent + END]


def _text(node: ast.stmt, source: str) -> str:
    decorators = [one.lineno for one in getattr(node, "decorator_list", [])]
    return "\n".join(source.splitlines()[min([node.lineno, *decorators]) - 1 : node.end_lineno])


def _named(tree: ast.Module | ast.ClassDef, name: str) -> ast.stmt | None:
    return next((node for node in tree.body if getattr(node, "name", None) == name), None)


def _arguments(function: ast.FunctionDef) -> list[str]:
    own = function.args
    return [one.arg for one in [*own.posonlyargs, *own.args, *own.kwonlyargs, own.vararg, own.kwarg] if one]


def _is_words(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_gap(node: ast.stmt) -> bool:
    return isinstance(node, ast.Raise) and node.exc is not None and "NotImplementedError" in ast.dump(node.exc)
