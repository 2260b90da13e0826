"""otter-grader without containers: every notebook named on the command line, graded by its documented function, in one process.

The first argument is the autograder's zip, the second the folder for the marks.
"""

import json
import sys
from pathlib import Path

from otter.api import grade_submission

if __name__ == "__main__":
    autograder, marks, *notebooks = sys.argv[1:]
    for notebook in notebooks:
        try:
            result = grade_submission(notebook, autograder, quiet=True)
        except Exception as error:
            sys.exit(str(error)) if len(notebooks) == 1 else print(notebook, error, file=sys.stderr)
            continue
        Path(marks, Path(notebook).stem + ".json").write_text(json.dumps({"total": result.total}))
