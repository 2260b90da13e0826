"""`python -m grader` is the command `grade`, for machines where the command itself is not on the path."""

from grader.cli import main

main(prog_name="grade")
