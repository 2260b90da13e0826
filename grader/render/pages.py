"""Templates to bytes: one self-contained HTML file, in which every text is text and nothing runs but a constant script.

Below `render.page` and `render.site`. Jinja2 escapes what it is given, and before that every string is made inert, so
control characters and reversed text are shown. The content security policy of each page allows the page's own style and
script by their hash, and nothing else: no network, no other script, no form.
"""

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from grader.text import inert

FOLDER = Path(__file__).parent / "templates"
LONGEST_NAME = 100
GENERATOR = "fallline"  # how a page of ours is recognised before it is written over


@dataclass(frozen=True)
class Kit:
    """The constant files that a kind of page is made with, and whether it shows pictures that it carries itself."""

    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ("style.css.html",)
    pictures: bool = False


PLAIN, SORTABLE = Kit(), Kit(scripts=("script.js.html",))


def render(template: str, script: bool = False, kit: Kit = PLAIN, **values: Any) -> bytes:
    """A page from its template; `script` puts the constant script for sorting and searching in, a kit what it names."""
    kit = SORTABLE if script else kit
    page = _environment().get_template(template)
    style, constant = _constant(kit.styles), _constant(kit.scripts)
    return page.render(
        policy=_policy(kit), has_script=bool(kit.scripts), style=style, script=constant, generator=GENERATOR, **values
    ).encode("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, finalize=_shown, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters.update(points=points, short=short)
    return environment


def _shown(value: Any) -> Any:
    """What an expression of a template puts on the page; text of anybody is made inert."""
    return inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _constant(names: tuple[str, ...]) -> Markup:
    """Style sheets or scripts of ours: the only text that goes into a page as it is."""
    return Markup("\n".join((FOLDER / name).read_text(encoding="utf-8").strip() for name in names))


@cache
def _policy(kit: Kit) -> Markup:
    allowed = f"script-src {_hash(kit.scripts)}; " if kit.scripts else ""
    allowed += "img-src data:; " if kit.pictures else ""
    sources = f"default-src 'none'; style-src {_hash(kit.styles)}; {allowed}"
    return Markup(sources + "base-uri 'none'; form-action 'none'")


def _hash(names: tuple[str, ...]) -> str:
    digest = hashlib.sha256(_constant(names).encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def points(value: float | None) -> str:
    """A number of points with as few digits as it needs."""
    return "–" if value is None else f"{round(value, 2):g}"


def short(name: str) -> str:
    """A name that leaves room for others."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"


def moment(when: datetime | None, zone: ZoneInfo) -> str:
    """A time in the course's time zone, or nothing."""
    return f"{when.astimezone(zone):%Y-%m-%d %H:%M %Z}" if when else ""
