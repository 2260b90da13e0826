"""The pages in a real browser: nothing on its console, nothing serious for an accessibility engine, sorting and searching.

Needs Chromium (on PATH, or named by FALLLINE_CHROMIUM) and axe-core from the npm registry (`npm install axe-core` beside the
course, or its `axe.min.js` named by FALLLINE_AXE); without them these tests are skipped, and say so. The browser runs each
page by itself and prints what a script, put into a copy of the page, found there.
"""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from render import made
from render.test_inert_pages import ATTACKS, ledger_of

from grader.gradebook.standings import Ledger
from grader.model import Outcome, Person
from grader.render.site import write_site
from grader.render.site_class import safe_id
from grader.sentences import Sentences

SLUG = "01-tiny"
CHROMIUM = os.environ.get("FALLLINE_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
AXE = Path(os.environ.get("FALLLINE_AXE") or Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
DARK = "--blink-settings=preferredColorScheme=0"
ALL_OPEN = "document.querySelectorAll('details').forEach((one) => { one.open = true; });"
FINDINGS = """axe.run().then((found) => tell({
  dark: matchMedia("(prefers-color-scheme: dark)").matches, rules: found.passes.length, width: innerWidth,
  wide: document.documentElement.scrollWidth,
  bad: found.violations.filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => [one.id, one.nodes[0].html, one.nodes[0].failureSummary]),
}));"""

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on PATH: the pages are not looked at in a browser")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="no axe-core: npm install axe-core, or name it in FALLLINE_AXE"
)


def chromium(page: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    """The page after its scripts ran, and what the browser logged."""
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr",
               f"--user-data-dir={page.parent / 'profile'}", "--virtual-time-budget=20000", *flags, "--dump-dom",
               page.resolve().as_uri()]  # fmt: skip
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)


def ask(page: Path, folder: Path, script: str, *flags: str) -> Any:
    """What a script, which calls `tell`, finds in a copy of the page without its policy."""
    copy = folder / f"copy-of-{page.name}"
    text, count = POLICY.subn("", page.read_text(encoding="utf-8"))
    assert count == 1
    tell = "function tell(found) { const out = document.createElement('pre'); out.textContent = JSON.stringify(found); "
    tell += "out.id = 'found'; document.documentElement.replaceChildren(out); }"
    copy.write_text(text.replace("</body>", f"<script>{tell}\n{script}</script></body>"), encoding="utf-8")
    found = re.search(r'<pre id="found">(.*?)</pre>', chromium(copy, *flags).stdout, re.DOTALL)
    assert found
    return json.loads(html.unescape(found[1]))


def small_class() -> Ledger:
    evidence = [
        {"kind": "curve", "costs": [9.0, 4.0, 2.0], "expected": [9.0, 3.0, 1.0]},
        {"kind": "gradient", "analytic": [1.0, -2.0], "numeric": [1.0, 2.0]},
        {"kind": "split", "sizes": [6, 2, 2], "fractions": [0.6, 0.2, 0.2]},
        {"kind": "path", "w": [4.0, 2.0], "b": [1.0, 0.5], "minimum": [1.0, 0.0], "curvature": [2.0, 0.5, 1.0]},
    ]
    checks = [
        made.check(f"test_{outcome}", outcome, message=f"it {outcome}", diagnosis=made.named()) for outcome in Outcome
    ]
    checks.append(made.check("test_drawn", Outcome.PARTIAL, evidence=evidence, points=1.0, consistent_with=["total"]))
    reports = [made.report("anna", SLUG, checks, notes=["a note"], output="costs\n1 2 3")]
    reports += [made.report(f"ben {k}", SLUG, [made.check(points=k / 3, max_points=4.0)]) for k in range(12)]
    reports.append(made.report("chen", SLUG, status="rejected", reason="line 3 is not valid", score=0.0))
    return made.ledger(reports, {"anna": Person(name="Anna Lind"), "dora": Person(name="Dora")})


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, ledger = tmp_path_factory.mktemp("pages"), small_class()
    return write_site(
        ledger, folder / "site", Sentences(ledger.course), lambda done, total: None, now=made.NOON, everything=True
    ).parent


def pages(site: Path) -> dict[str, Path]:
    own = site / "students" / f"{safe_id('anna')}.html"
    return {"class": site / "index.html", "exercise": site / "exercises" / f"{SLUG}.html", "student": own}


@pytest.mark.parametrize("name", ["class", "exercise", "student"])
def test_the_console_stays_empty(site: Path, name: str) -> None:
    done = chromium(pages(site)[name])

    assert "CONSOLE" not in done.stderr, done.stderr
    assert "</html>" in done.stdout


@needs_axe
@pytest.mark.parametrize(
    ("flags", "dark"), [(("--window-size=1280,900",), False), (("--window-size=500,844", DARK), True)]
)
@pytest.mark.parametrize("name", ["class", "exercise", "student"])
def test_an_accessibility_engine_finds_nothing_serious(
    site: Path, tmp_path: Path, name: str, flags: tuple[str, ...], dark: bool
) -> None:
    engine = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    found = ask(pages(site)[name], tmp_path, f"{engine}\n{ALL_OPEN}\n{FINDINGS}", *flags)

    assert found["bad"] == []
    assert found["rules"] > 15
    assert found["dark"] == dark
    assert found["wide"] <= found["width"]  # the page never scrolls sideways, its tables do


def test_the_class_is_sorted_and_searched(site: Path, tmp_path: Path) -> None:
    script = """
    const names = () => Array.from(document.querySelectorAll("#class tbody tr:not([hidden]) th a"), (one) => one.textContent);
    const totals = () => Array.from(document.querySelectorAll("#class tbody tr"), (one) => one.cells[1].textContent);
    const heading = document.querySelectorAll("#class thead th")[1];
    heading.querySelector("button").click();
    const rising = totals(), said = heading.getAttribute("aria-sort");
    heading.querySelector("button").click();
    const falling = totals(), field = document.querySelector("input[type=search]");
    field.value = "bEn 1"; field.dispatchEvent(new Event("input"));
    tell({ rising, falling, said, found: names(), status: document.querySelector("[role=status]").textContent });
    """
    found = ask(pages(site)["class"], tmp_path, script)

    numbers = [float(text) for text in found["rising"] if text != "–"]
    assert numbers == sorted(numbers)
    assert [float(text) for text in found["falling"] if text != "–"] == numbers[::-1]
    assert found["said"] == "ascending"
    assert sorted(found["found"]) == ["ben 1", "ben 10", "ben 11"]
    assert found["status"] == "3 of 15 shown"


@pytest.mark.parametrize("name", ["class", "exercise", "student"])
def test_attacks_run_nothing_and_widen_nothing_even_without_the_policy(tmp_path: Path, name: str) -> None:
    ledger = ledger_of(" ".join(ATTACKS))
    write_site(ledger, tmp_path / "site", Sentences(ledger.course), lambda done, total: None, everything=True)
    key = min(ledger.students, key=len)
    page = {**pages(tmp_path / "site"), "student": tmp_path / "site" / "students" / f"{safe_id(key)}.html"}[name]
    count = page.read_text(encoding="utf-8").count("<script>")
    script = f"""{ALL_OPEN} document.title = "";
    tell({{ ran: Boolean(window.ran), scripts: document.scripts.length, wide: document.documentElement.scrollWidth - innerWidth,
      foreign: document.querySelectorAll("img, math, iframe, object, form, link, base, animate, template").length }});"""
    before = "<script>window.alert = () => { window.ran = true; };</script>"
    page.write_text(page.read_text(encoding="utf-8").replace("<head>", f"<head>{before}", 1), encoding="utf-8")
    found = ask(page, tmp_path, script)

    assert found["wide"] <= 0
    assert (found["ran"], found["scripts"], found["foreign"]) == (False, count + 2, 0)
