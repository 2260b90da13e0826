"""Whose fault it is: every failure that a user can meet is one of these, with one sentence that says what to do."""


class FallLineError(Exception):
    """A failure with a sentence for its reader; never shown as a traceback."""


class UsageError(FallLineError):
    """The command line or a file it names is wrong (exit code 2)."""


class CourseError(FallLineError):
    """A course folder, an exercise or a suite is wrong: its author's to mend."""


class SourceError(FallLineError):
    """A file that was handed in cannot be read or graded."""


class GraderError(FallLineError):
    """The grader itself failed: never a student's zero."""


class RejectedError(FallLineError):
    """Nothing can be judged: the source does not compile or defines none of the functions; the student's, with the reason."""
