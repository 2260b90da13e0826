"""One judge process that stays warm over all notebooks of an nbgrader run.

It ends when its pipe closes: with the run, or with the process that it belongs to. One that died is started again; after a
fault of ours it is replaced. Between `nbgrader.grading` and the judge.
"""

from grader.batch import MAX_TRIES
from grader.course import Course
from grader.judge.process import JudgeProcess, fault
from grader.model import Report, Submission


class WarmJudge:
    """Judges submissions of one exercise, one after another."""

    def __init__(self, course: Course, slug: str, rung: str) -> None:
        self.course, self.slug, self.rung = course, slug, rung
        self._process: JudgeProcess | None = None

    def judge(self, submission: Submission) -> Report:
        """The report; a submission over which the judge dies twice is a fault of the grader, never a zero."""
        code: int | None = None
        for _ in range(MAX_TRIES):
            process = self._process = self._process or JudgeProcess(self.course, [self.slug], self.rung)
            process.ask(submission)
            try:
                report = process.answer()
            except (EOFError, OSError):
                code = process.exit_code()
                self.close()
                continue
            if report.status == "grader_fault":
                self.close()
            return report
        return fault(submission, self.course, f"the judge stopped (exit code {code})")

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.stop()
            self._process = None
