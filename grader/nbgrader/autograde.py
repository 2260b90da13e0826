"""What nbgrader's autograding runs of ours: an exporter that mends each notebook, and the judge in place of execution.

Both do nothing to assignments that are no exercise of the course: those are read and executed as ever. Named in the
configuration by `nbgrader.config`.
"""

import json
import weakref
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import CheckCellMetadata, Execute, NbGraderPreprocessor
from traitlets import Enum, Unicode

from grader.box.ladder import RUNGS
from grader.course import Course, find_course
from grader.errors import GraderError
from grader.model import Report
from grader.nbgrader.grading import Run
from grader.nbgrader.mending import Mended, Place, mend
from grader.nbgrader.outputs import fill

STEP_NOTEBOOK = "{}.ipynb"
USUAL = Autograde.class_traits()  # nbgrader's steps, as they come


class FallLineNotebooks(NotebookExporter):
    """Reads submitted notebooks, however damaged, and holds what one run shares."""

    course = Unicode(help="The folder of the Fall Line course.").tag(config=True)
    gradebook = Unicode(help="Fall Line's gradebook: a file or URL; the one of its course.toml otherwise.").tag(
        config=True
    )
    isolation = Enum(RUNGS, default_value="filtered", help="The least isolation to accept.").tag(config=True)
    mended: Mended

    @cached_property
    def run(self) -> Run:
        """The run, closed with this exporter or at the latest with the process."""
        run = Run(Course(find_course(Path(self.course)).root), self.gradebook, self.isolation)
        weakref.finalize(self, run.close)
        return run

    def is_ours(self, where: dict[str, str]) -> bool:
        """Whether a notebook is an exercise's."""
        exercise = self.run.course.exercises.get(where["assignment"])
        return exercise is not None and exercise.module == where["notebook"]

    def from_file(self, file_stream: Any, resources: Any = None, **options: Any) -> Any:
        """A notebook on its way: as handed in, it is mended; after that it is as nbgrader left it."""
        where = resources["nbgrader"]
        if self._is_mended(resources) or not self.is_ours(where):
            return super().from_file(file_stream, resources=resources, **options)
        raw = file_stream.buffer.read()
        self.mended = mend(raw, STEP_NOTEBOOK.format(where["notebook"]), self._release(where))
        for note in self.mended.notes:
            self.log.warning("%s: %s", where["student"], note)
        return self.from_notebook_node(nbformat.from_dict(self.mended.notebook), resources, **options)

    def _folder(self, step: str, where: dict[str, str]) -> Path:
        folders = self.parent.coursedir
        return Path(folders.format_path(getattr(folders, f"{step}_directory"), where["student"], where["assignment"]))

    def _is_mended(self, resources: Any) -> bool:
        folder = self._folder("autograded", resources["nbgrader"])
        return Path(resources["metadata"]["path"]).resolve() == folder.resolve()

    def submitted_at(self, where: dict[str, str]) -> datetime | None:
        """When nbgrader says that the notebook was handed in."""
        time: datetime | None = self.parent.coursedir.get_existing_timestamp(str(self._folder("submitted", where)))
        return time

    def _release(self, where: dict[str, str]) -> list[Place]:
        key = (where["assignment"], where["notebook"])
        if key not in self._releases:
            self._releases[key] = self._read_release(where)
        return self._releases[key]

    @cached_property
    def _releases(self) -> dict[tuple[str, str], list[Place]]:
        return {}

    def _read_release(self, where: dict[str, str]) -> list[Place]:
        """The cells that nbgrader keeps of the release, in the order of the source notebook."""
        with Gradebook(where["db_url"], self.parent.coursedir.course_id) as gradebook:
            notebook = gradebook.find_notebook(where["notebook"], where["assignment"])
            points = {cell.name: float(cell.max_score) for cell in notebook.grade_cells}
            solutions = {cell.name for cell in notebook.solution_cells}
            places = [
                Place(cell.name, cell.cell_type, cell.source, cell.name in points, cell.name in solutions, cell.locked,
                      points.get(cell.name, 0.0), cell.checksum)
                for cell in notebook.source_cells
            ]  # fmt: skip
        order = self._order(where)
        return sorted(places, key=lambda place: order.get(place.name, len(order)))

    def _order(self, where: dict[str, str]) -> dict[str, int]:
        path = self._folder("source", {**where, "student": "."}) / STEP_NOTEBOOK.format(where["notebook"])
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"] if path.is_file() else []
        return {cell["metadata"].get("nbgrader", {}).get("grade_id", ""): number for number, cell in enumerate(cells)}


class Sanitize(NbGraderPreprocessor):
    """nbgrader's own sanitizing for notebooks that are none of ours: a mended one is as nbgrader would make it.

    That saves more than judging costs: nbgrader asks its database for each cell.
    """

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook, sanitized."""
        if not self.parent.is_ours(resources["nbgrader"]):
            for one in USUAL["sanitize_preprocessors"].default():
                nb, resources = one(parent=self.parent)(nb, resources)
        return nb, resources


class Check(CheckCellMetadata):
    """nbgrader's own check of metadata, for notebooks that are none of ours: those of a mended one come from the release."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook, checked."""
        if self.parent.is_ours(resources["nbgrader"]):
            return nb, resources
        checked: tuple[Any, Any] = super().preprocess(nb, resources)
        return checked


class Judge(NbGraderPreprocessor):
    """Judges a notebook in the box, and writes points and words into its test cells; executes nothing."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """The notebook with its outputs; a fault of ours is an error of nbgrader's run, never a zero."""
        where, notebooks = resources["nbgrader"], self.parent
        if not notebooks.is_ours(where):
            executed: tuple[Any, Any] = Execute(parent=notebooks)(nb, resources)
            return executed
        for name in fill(nb.cells, self._report(notebooks, where), notebooks.mended.notes):
            self.log.warning("%s is none of the course's hidden checks: grade it by hand", name)
        return nbformat.from_dict(nb), resources

    def _report(self, notebooks: FallLineNotebooks, where: dict[str, str]) -> Report:
        run, filename = notebooks.run, STEP_NOTEBOOK.format(where["notebook"])
        time = notebooks.submitted_at(where)
        own = run.submission(where["student"], where["assignment"], filename, notebooks.mended.content, time)
        report = run.report(own)
        if report.status == "grader_fault":  # to nbgrader, what was never scored waits for a person
            raise GraderError(
                f"{where['student']}, {where['assignment']}: the grader failed: {report.reason}; "
                "no score was given: autograde this student again, or grade by hand."
            )
        return report
