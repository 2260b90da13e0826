"""What an `nbgrader_config.py` of ours sets: who reads submissions, who grades them, what a release leaves of a solution.

Loaded by nbgrader itself whenever one of its commands starts in the course.
"""

from pathlib import Path
from typing import Any

from nbgrader.preprocessors import CheckCellMetadata, Execute, SaveAutoGrades

from grader.nbgrader.autograde import USUAL, Check, FallLineNotebooks, Judge, Sanitize
from grader.nbgrader.export import FallLineExporter
from grader.nbgrader.saving import SaveScores

STUB = "# YOUR CODE HERE"
OURS = {Execute: Judge, SaveAutoGrades: SaveScores, CheckCellMetadata: Check}


def configure(config: Any, course: Path) -> None:
    """Hand autograding to the judge; everything else of nbgrader stays as it is."""
    config.FallLineNotebooks.course = str(course)
    config.Autograde.exporter_class = FallLineNotebooks
    config.Autograde.sanitize_preprocessors = [Sanitize]
    usual = USUAL["autograde_preprocessors"].default()
    config.Autograde.autograde_preprocessors = [OURS.get(one, one) for one in usual]
    config.ClearSolutions.code_stub = {"python": STUB}
    config.ExportApp.plugin_class = FallLineExporter
