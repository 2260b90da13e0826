"""The house: imports run one way, the box knows nothing, no grader file names an exercise, code is linted and typed."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GRADER = ROOT / "grader"
ORDER = "__main__ cli nbgrader author check quizpages render clusters doctor regrade export run machines quiz roster batch lms gradebook judge intake suite box sentences judged course settings model text errors".split()
FILES = sorted(GRADER.rglob("*.py"))


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else name


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "grader"}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GRADER)))
def test_imports_run_one_way(path: Path) -> None:
    own = path.relative_to(GRADER).parts[0].removesuffix(".py")
    for name in imports(path):
        if name.startswith("grader."):
            assert ORDER.index(room(name)) >= ORDER.index(own) if own != "__init__" else True, f"{path} imports {name}"


def test_the_box_imports_only_itself_numpy_and_msgpack() -> None:
    allowed = {*sys.stdlib_module_names, "numpy", "msgpack"}
    for path in (GRADER / "box").glob("*.py"):
        for name in imports(path):
            assert name.split(".")[0] in allowed or name == "grader" or name.startswith("grader.box"), f"{path}: {name}"


def test_content_imports_only_the_vocabulary_and_the_standard_library() -> None:
    for path in (ROOT / "solutions").glob("*/*.py"):
        if path.name == "pictures.py":
            continue
        own = {file.stem for file in path.parent.glob("*.py")} | {"graph"}
        allowed = {*sys.stdlib_module_names, "numpy", "pytest", *own}
        for name in imports(path):
            assert name.split(".")[0] in allowed or name.startswith("grader.suite"), f"{path}: {name}"


def test_only_one_module_knows_dask() -> None:
    knowing = [path.name for path in FILES if {"dask", "distributed"} & {name.split(".")[0] for name in imports(path)}]
    assert knowing == ["machines.py"]


def test_only_one_folder_knows_nbgrader() -> None:
    theirs = {"nbgrader", "nbconvert", "nbformat", "traitlets"}
    knowing = {path.parent.name for path in FILES if theirs & {name.split(".")[0] for name in imports(path)}}
    assert knowing == {"nbgrader"}


def test_no_file_of_the_grader_names_an_exercise() -> None:
    slugs = [folder.name for folder in (ROOT / "exercises").iterdir() if folder.is_dir()]
    assert slugs
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not [slug for slug in slugs if slug in text], path


def test_every_module_says_where_it_stands() -> None:
    for path in FILES:
        if path.name != "__init__.py":
            assert len(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "") > 80, path


def test_functions_are_short() -> None:
    lengths = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lengths.append((node.end_lineno or 0) - node.lineno + 1)
    assert sorted(lengths)[len(lengths) // 2] <= 10


@pytest.mark.parametrize(
    "command",
    [("ruff", "check", "--quiet", "."), ("ruff", "format", "--check", "--quiet", "grader", "tests"), ("mypy",)],
    ids=" ".join,
)
def test_the_code_is_clean(command: tuple[str, ...]) -> None:
    pytest.importorskip(command[0], reason=f"{command[0]} is not installed")
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_help_is_quick() -> None:
    """CPU seconds of `grade --help`, the best of three."""
    script = (
        "import resource, subprocess, sys; subprocess.run([sys.executable, '-m', 'grader.cli', '--help'], stdout=-3); "
    )
    script += "u = resource.getrusage(resource.RUSAGE_CHILDREN); print(u.ru_utime + u.ru_stime)"
    times = [
        float(subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(times) <= 0.3


def test_nothing_speaks_of_a_machine_it_was_made_on() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    for name in filter(None, listed.split("\0")):
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", "") and path.is_file():
            assert not re.search(r"/wor[k]/(main|shared|venv)", path.read_text(encoding="utf-8", errors="replace")), (
                name
            )
