"""`grade init`: a commented `course.toml`, with the exercises that are there and a policy to think about."""

import json
from pathlib import Path

from grader.course import Course
from grader.errors import UsageError

TEXT = """# The course, as `grade` reads it. A line that begins with # says what may stand there.
title = {title}
time_zone = "UTC"                    # like "Europe/Berlin": due dates below are in it
gradebook = "gradebook.sqlite"       # a file in this folder, or the URL of a database
# roster = "roster.csv"              # students: an export of your LMS, or name,email,login,sis_id,section,group

[policy]
attempt = "best"                     # which attempt counts: "best" or "last"
late = "lms"                         # who deducts for lateness: "lms", or "grade" with these three:
# grace_minutes = 15                 #   nothing is deducted so soon after the due date
# deduction = 10                     #   percent of what an exercise is worth ...
# per = "day"                        #   ... for each begun "day" or "hour", at_most = 50 percent in all

[points]                             # what an exercise counts; its suite's own points unless said
# {first} = 5

[[assignments]]                      # what is due together and fills one column of the LMS
name = "week-1"
exercises = [{exercises}]
# points = 100                       # what the assignment counts; what its exercises add up to unless said
# due = 2027-03-01T23:59:00
# column = "Week 1 (1234)"           # how the LMS calls the column; the name unless said
# feedback = {{ before_due = "messages", after_due = "everything" }}   # nothing, score, messages or everything
"""


def write_course(folder: Path, title: str) -> Path:
    """Write `course.toml`; one that is there is never overwritten."""
    path = folder / "course.toml"
    if path.exists():
        raise UsageError(f"{path} is there already: edit it, or take it away first.")
    folder.mkdir(parents=True, exist_ok=True)
    slugs = [json.dumps(slug) for slug in Course(folder).exercises]
    words = {"title": json.dumps(title), "exercises": ", ".join(slugs), "first": slugs[0] if slugs else '"the-slug"'}
    path.write_text(TEXT.format(**words), encoding="utf-8")
    return path
