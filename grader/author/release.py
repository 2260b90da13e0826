"""`grade release`: what students get, built from the course and committed: never edited by hand.

For each exercise the handout with its pictures, the stub, the public checks, given files, a notebook of the same task, and
`exercise.json`: the hidden checks' sentences and the mistakes' words with what they answer on the public inputs. No code of
a reference, a suite or a mistake is in it.
"""

import hashlib
import json
import multiprocessing
import re
import shutil
import zipfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from grader import sentences
from grader.author.notebook import notebook
from grader.author.tables import mistake_tables
from grader.batch import cores
from grader.course import Course, Exercise
from grader.intake.cells import File, digest_of_work

EPOCH = (2026, 1, 1, 0, 0, 0)  # the same bytes whenever the archive is made


def build(course: Course, folder: Path, assignment: str | None = None) -> list[Path]:
    """Write the release of the course, or of one assignment; what was written."""
    exercises = [course.exercises[slug] for slug in course.slugs_of(assignment)]
    with ProcessPoolExecutor(cores(), mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_write, [(course.root, exercise.slug, folder) for exercise in exercises]))
    version = _version(folder, exercises)
    (folder / "version.txt").write_text(version + "\n", encoding="utf-8")
    (folder / "README.md").write_text(_readme(course, exercises, version), encoding="utf-8")
    archive = folder / f"{assignment or 'students'}.zip"
    _zip(folder, [exercise.slug for exercise in exercises], archive)
    return [*(folder / exercise.slug for exercise in exercises), archive]


def _write(task: tuple[Path, str, Path]) -> None:
    root, slug, folder = task
    write_exercise(Course(root).exercises[slug], folder / slug)


def write_exercise(exercise: Exercise, folder: Path) -> None:
    """What students get of one exercise."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in sorted(exercise.handout_folder.iterdir()):
        if path.is_file() and path.suffix != ".pyc":
            shutil.copyfile(path, folder / path.name)
    (folder / f"{exercise.module}.ipynb").write_text(notebook(exercise), encoding="utf-8")
    text = json.dumps(_facts(exercise), indent=1, ensure_ascii=False)
    (folder / "exercise.json").write_text(text + "\n", encoding="utf-8")


def _facts(exercise: Exercise) -> dict[str, Any]:
    """What `grade check` needs besides the public checks."""
    settings, stub = exercise.settings, File(exercise.stub.name, exercise.stub.read_bytes())
    return {
        "slug": exercise.slug, "title": settings.title, "file": settings.file, "functions": list(settings.functions),
        "given": list(settings.given), "stub": digest_of_work(stub, settings.functions),
        "hidden_checks": hidden_checks(exercise), "mistakes": mistake_tables(exercise),
    }  # fmt: skip


def hidden_checks(exercise: Exercise) -> list[dict[str, Any]]:
    """Name, sentence and points of each hidden check."""
    return [asdict(check) for check in sentences.hidden_checks(exercise)]


def _version(folder: Path, exercises: list[Exercise]) -> str:
    digest = hashlib.sha256()
    for exercise in exercises:
        for path in sorted((folder / exercise.slug).iterdir()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _readme(course: Course, exercises: list[Exercise], version: str) -> str:
    rows = [
        f"| [{exercise.slug}]({exercise.slug}/handout.md) | {exercise.settings.title} | `{exercise.settings.file}` | "
        f"{exercise.settings.minutes} | {exercise.settings.level} |"
        for exercise in exercises
    ]
    table = "\n".join(["| exercise | about | you write | minutes | |", "|---|---|---|---|---|", *rows])
    return STUDENT_README.format(title=course.title, table=table, version=version)


STUDENT_README = """# {title}

{table}

## How to work

You need Python 3.11 or newer, on Linux, macOS or Windows. Unzip this folder, open a terminal in it, and:

1. `pip install fallline` (in a virtual environment, if you keep one). That brings numpy and the command `grade`.
2. `cd` into an exercise's folder. Read `handout.md`; its pictures lie beside it.
3. Write the functions in the `.py` file, or in the notebook of the same name if you prefer. Use one of the two: when you have
   changed both, the one saved later counts.
4. `grade check` runs the public checks on your file, in a second, and says for each that fails what was asked, what came back
   and how it is off. `grade check --hint` gives one hint more each time. `grade check --watch` runs them whenever you save.
5. Fix, check again.
6. `grade pack` makes one file to hand in, named after the exercise, and a receipt to keep. Upload the zip as it is. (The
   `.py` file or the notebook alone is welcome too.)

In this folder, above the exercises, `grade check` shows how far you are and what comes next.

The public checks are examples, not the score. Your work is marked by hidden checks with other inputs; `grade check` says how
many there are and what they are about. `python -m pytest` in an exercise's folder runs the same public checks.

If the exercises are released again, unzip the new folder beside your old one and copy your own file over, and the hidden file
`.fallline.json` with it, which knows what you began with: `grade check` then says whether the exercise has changed since.

Version {version}
"""


def _zip(folder: Path, slugs: list[str], archive: Path) -> None:
    files = [folder / "README.md", folder / "version.txt"]
    files += [path for slug in slugs for path in sorted((folder / slug).iterdir())]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as out:
        for path in files:
            info = zipfile.ZipInfo(str(path.relative_to(folder)).replace("\\", "/"), EPOCH)
            info.external_attr = 0o644 << 16
            out.writestr(info, path.read_bytes())


def answers_in(course: Course, folder: Path) -> list[str]:
    """Lines of a reference, suite or mistake that stand in a released file: there must be none."""
    released = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*")) if _is_text(path)}
    found = []
    public = (path for exercise in course.exercises.values() for path in exercise.handout_folder.glob("*"))
    given = "\n".join(path.read_text(encoding="utf-8") for path in public if _is_text(path))
    for exercise in course.exercises.values():
        for path in (exercise.reference, exercise.suite, exercise.mistakes):
            for line in _telling_lines(path):
                if line not in given:
                    found += [f"{name}: {line}" for name, text in released.items() if line in text]
    return found


def _is_text(path: Path) -> bool:
    return path.is_file() and path.suffix in (".py", ".md", ".ipynb", ".json", ".toml", ".csv", ".txt")


def _telling_lines(path: Path) -> list[str]:
    """Lines of code long enough to be an answer."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    code = (line for line in lines if re.match(r"(return|[\w, ]+ [-+*/@]?= ).{14,}", line))
    return [line for line in code if not line.startswith(('"', "#", "title=", "feedback=", "hints="))]
