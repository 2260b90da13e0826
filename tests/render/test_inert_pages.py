"""What a student writes stays text: no element, attribute or script comes of it, and hidden characters are shown."""

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from render import made

from grader.gradebook.decisions import Decision
from grader.gradebook.standings import Ledger
from grader.model import Outcome, Person, Report
from grader.render.page import page
from grader.render.site import write_site
from grader.sentences import Sentences

SLUG = "01-tiny"
ATTACKS = [
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)', "' autofocus onfocus='alert(1)", "</textarea><script>alert(1)</script>",
    "</title></style><script>alert(1)</script>", "<svg onload=alert(1)><animate onbegin=alert(1)>",
    "<math><mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "<a href='javascript:alert(1)'>marks</a>", "[x](javascript:alert(1))", "javascript:alert(1)", "<!--", "-->", "<![CDATA[",
    "]]>", "&lt;b&gt;&amp;#x3c;", "{{7*7}}", "{% raw %}", "{0.__class__}", "%s%n", "${7*7}", "\\input{/etc/passwd}",
    "$\\def\\a{\\a\\a}\\a$", "<style>*{display:none}</style>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>", "<base href=//evil.example/>", "=HYPERLINK(\"http://evil\")",
    "../../etc/passwd", "\x1b[2J\x1b[31mred", "\x00\x07\x08\x7f\x9b31m", "\u202e002 fo 0\u202c", "\u2066\u2069\u200b\ufeff",
    "\ud800", "a\u2028b\u2029c", "\r\nSet-Cookie: a=b", "Z" * 3000, "A" + "\u0301" * 200, "<" * 500, "<plaintext>", "<iframe srcdoc='x'>",
    "<form action=//evil.example><button>go", "<object data=x>", "<template><p>", "<details open ontoggle=alert(1)>",
]  # fmt: skip
HIDDEN = [
    "\x00",
    "\x07",
    "\x08",
    "\x1b",
    "\x7f",
    "\x9b",
    "\r",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\ud800",
]


class Skeleton(HTMLParser):
    """The elements and attribute names of a page, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.values: list[str] = []
        self.text: list[str] = []
        self.scripts: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        (self.scripts if self._within in ("script", "style") else self.text).append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("comment", ()))

    def unknown_decl(self, data: str) -> None:
        self.elements.append(("declaration", ()))


def skeleton(html: bytes) -> Skeleton:
    found = Skeleton()
    found.feed(html.decode("utf-8"))
    found.close()
    return found


def ledger_of(text: str) -> Ledger:
    """`text` in every field that a student, a file or an LMS controls."""
    clean = text.encode("utf-8", "replace").decode()  # a report is JSON: a lone surrogate never gets that far
    key = clean
    own = made.report(
        key, SLUG, notes=[clean, f"the file is called {clean}"], output=f"first\n{clean}\nlast", late=clean,
        checks=[
            made.check("test_total", Outcome.CRASHED, message=f"ValueError: {clean}", function=clean, consistent_with=[clean]),
            made.check("test_mean", Outcome.FAILED, message=f"mean returned {clean}.", diagnosis=made.named("SUM-01", "Summed"),
                       evidence=[{"kind": clean, "costs": [clean]}, {"kind": "curve", "costs": [clean, 1.0, 2.0]}]),
            made.check("test_walk", Outcome.PASSED, message=clean),
            made.check("test_slow", Outcome.TIMED_OUT, message=clean),
        ],
    )  # fmt: skip
    rejected = made.report(key + "2", SLUG, status="rejected", reason=f"line 1 of {clean} is not valid", score=0.0)
    broken = made.report(key + "3", SLUG, status="grader_fault", reason=clean)
    person = Person(name=f"N{text}", login=text, email=text, section=text, group=text)
    decision = made.decide(kind="override", student=key, exercise=SLUG, value="+1", reason=text, by=text, attempt=0)
    return made.ledger([own, rejected, broken], {key: person, key + "2": person}, [Decision.model_validate(decision)])


def student_page(ledger: Ledger, folder: Path) -> list[bytes]:
    sentences = Sentences(ledger.course)
    return [page(ledger, one, None, sentences, made.NOON, "everything") for one in sorted(ledger.students, key=len)]


def class_pages(ledger: Ledger, folder: Path) -> list[bytes]:
    first = write_site(
        ledger, folder, Sentences(ledger.course), lambda done, total: None, now=made.NOON, enrolled={"x"}
    )
    return [first.read_bytes(), (folder / "exercises" / f"{SLUG}.html").read_bytes()]


def report_of(student: str) -> Report:
    return made.report(student, SLUG, [made.check()])


@pytest.mark.parametrize("pages", [student_page, class_pages])
def test_no_text_of_a_student_becomes_an_element_an_attribute_or_a_script(
    pages: Callable[[Ledger, Path], list[bytes]], tmp_path: Path
) -> None:
    harmless = [skeleton(html) for html in pages(ledger_of("harmless"), tmp_path / "harmless")]
    assert any("harmless" in text for one in harmless for text in one.text)
    for number, attack in enumerate(ATTACKS):
        attacked = [skeleton(html) for html in pages(ledger_of(attack), tmp_path / str(number))]
        for good, bad in zip(harmless, attacked, strict=True):
            assert bad.elements == good.elements, attack
            assert bad.scripts == good.scripts, attack
            assert not [value for value in bad.values if attack in value and attack not in ("-->", "<!--")], attack
            assert bad.text != good.text, attack


@pytest.mark.parametrize("pages", [student_page, class_pages])
def test_characters_that_hide_or_reorder_are_shown(
    pages: Callable[[Ledger, Path], list[bytes]], tmp_path: Path
) -> None:
    for html in pages(ledger_of("".join(HIDDEN)), tmp_path / "site"):
        text = html.decode("utf-8")
        for character in HIDDEN:
            assert character not in text
        assert "⟨202E⟩" in text


def test_template_syntax_in_a_name_is_not_run() -> None:
    ledger = made.ledger([report_of("{{7*7}}")])
    (html,) = student_page(ledger, Path())

    assert b"49" not in html.split(b"</style>")[1]


def test_names_of_files_hold_nothing_of_a_student(tmp_path: Path) -> None:
    for attack in ATTACKS:
        class_pages(ledger_of(attack), tmp_path / "site")
    names = [path.name for path in (tmp_path / "site" / "students").iterdir()]

    assert all(len(name) == 25 and name.removesuffix(".html").isalnum() for name in names)
    assert len(names) == 3 * len(ATTACKS)
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["exercises", "index.html", "students"]


@pytest.mark.parametrize("pages", [student_page, class_pages])
def test_a_page_runs_only_what_its_policy_names_and_asks_the_network_for_nothing(
    pages: Callable[[Ledger, Path], list[bytes]], tmp_path: Path
) -> None:
    for html in pages(ledger_of("harmless"), tmp_path / "site"):
        found, text = skeleton(html), html.decode("utf-8")
        assert "default-src 'none'" in text
        assert "unsafe" not in text
        assert not [
            tag for tag, _ in found.elements if tag in ("link", "img", "iframe", "object", "embed", "form", "base")
        ]
        names = {name for _, attributes in found.elements for name in attributes}
        assert not [name for name in names if name.startswith("on") or name in ("style", "src", "srcdoc", "xlink:href")]
        assert "http://" not in text
        assert "https://" not in text
