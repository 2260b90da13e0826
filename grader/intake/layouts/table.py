"""Which layout a source has: every LMS is asked in turn, and what is no LMS's is read as folders of students.

A source whose files all lie in one folder (a download packed again) is looked at below that folder, too.
"""

from dataclasses import replace

from grader.intake.layouts import blackboard, brightspace, canvas, github, gradescope, moodle, native, sakai
from grader.intake.names import leftover
from grader.intake.uploads import Layout, Root

LMS = (gradescope, sakai, moodle, blackboard, brightspace, canvas, github)


def recognise(root: Root) -> tuple[Root, Layout]:
    """The layout of a source, and the source as that layout sees it."""
    for seen in (root, below(root)):
        layout = downloaded(seen) if seen else None
        if seen and layout:
            return seen, layout
    return root, native.recognise(root)


def downloaded(root: Root) -> Layout | None:
    """The LMS whose download this is, if it is one's."""
    work = replace(root, entries=[entry for entry in root.entries if not leftover(entry.path)])
    return next((layout for lms in LMS if (layout := lms.recognise(work))), None)


def below(root: Root) -> Root | None:
    """The source without the one folder that holds everything; None when it is a student's, or there is none."""
    tops = {entry.parts[0] for entry in root.entries if not leftover(entry.path)}
    if len(tops) != 1 or any(len(entry.parts) < 2 for entry in root.entries if not leftover(entry.path)):
        return None
    top = tops.pop()
    if any(top.startswith(slug) for slug in root.course.exercises):
        return None
    inner = [replace(entry, path=entry.path.split("/", 1)[1]) for entry in root.entries if "/" in entry.path]
    return replace(root, source=root.source / top, entries=inner)
