"""`make prove`: the same tests with the full numbers; its last table is committed as PROOFS.md."""

import datetime
import os
import platform
import re
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
FULL = {"FALLLINE_SEEDS": "20", "FALLLINE_FRAMES": "100000", "FALLLINE_SUBMISSIONS": "2000", "FALLLINE_KILLS": "50",
        "FALLLINE_QUIZ_SEEDS": "1000", "FALLLINE_STUDENTS": "100000", "FALLLINE_NBGRADER": "all"}  # fmt: skip


def main() -> int:
    """Run everything, print what it printed, keep the tables."""
    started = time.time()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **FULL}, capture_output=True, text=True, check=False)
    print(done.stdout + done.stderr)
    benchmarks = (["bench.py", "--rung", "process"], ["bench.py", "--rung", "full"], ["nbgrader_bench.py"])
    bench = [
        subprocess.run(
            [sys.executable, f"tests/bench/{name}", *options],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for name, *options in benchmarks
    ]
    tables = [line.rstrip() for line in done.stdout.splitlines() if not re.match(r"^[.sxF]+( |$)", line)]
    text = "\n".join([
        "# Proofs", "", f"`make prove` on {datetime.date.today()}, Python {platform.python_version()}, numpy {version('numpy')}, "
        f"{os.cpu_count()} cores, {time.time() - started:.0f} s; numbers: {FULL}.", "", "```", *tables, "```", "",
        "The benchmark (`make bench`):", "", "```", *(run.stdout.rstrip() for run in bench), "```", "",
    ])  # fmt: skip
    (ROOT / "PROOFS.md").write_text(text, encoding="utf-8")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
