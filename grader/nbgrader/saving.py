"""nbgrader's step that files scores and comments, with one question to its database where it asks for each cell.

What a cell earns is still what nbgrader's `determine_grade` reads there. Other notebooks than ours are filed as ever.
"""

from typing import Any

from nbgrader.api import BaseCell, Comment, Grade, Gradebook
from nbgrader.preprocessors import SaveAutoGrades
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution

UNTOUCHED = "No response."


class SaveScores(SaveAutoGrades):
    """Scores and comments of one notebook in one transaction."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """File what the cells hold."""
        where = resources["nbgrader"]
        if not self.parent.is_ours(where):
            result: tuple[Any, Any] = super().preprocess(nb, resources)
            return result
        with Gradebook(where["db_url"], self.parent.parent.coursedir.course_id) as gradebook:
            submitted = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
            grades = _by_cell(gradebook, Grade, submitted.id)
            comments = _by_cell(gradebook, Comment, submitted.id)
            for cell in nb.cells:
                if is_grade(cell):
                    self._save(grades[cell.metadata.nbgrader["grade_id"]], cell)
                if is_solution(cell):
                    comments[cell.metadata.nbgrader["grade_id"]].auto_comment = (
                        UNTOUCHED if _is_untouched(cell) else None
                    )
            gradebook.db.commit()
        return nb, resources

    def _save(self, grade: Any, cell: Any) -> None:
        """A person looks at what a person has scored before, and at what has no score."""
        grade.auto_score, _ = determine_grade(cell, self.log)
        grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None


def _by_cell(gradebook: Any, kind: Any, notebook: str) -> dict[str, Any]:
    rows = gradebook.db.query(kind, BaseCell.name).join(BaseCell, kind.cell_id == BaseCell.id)
    return {name: one for one, name in rows.filter(kind.notebook_id == notebook)}


def _is_untouched(cell: Any) -> bool:
    return bool(cell.metadata.nbgrader.get("checksum") == compute_checksum(cell))
