"""The command line: parse, call one function, print, exit code. Everything heavy is imported inside the commands."""

import grader.cli.authors
import grader.cli.clusters
import grader.cli.decisions
import grader.cli.exports
import grader.cli.instructors
import grader.cli.pages
import grader.cli.quiz
import grader.cli.students  # noqa: F401 - each adds its commands to `main`
from grader.cli.main import main

__all__ = ["main"]
