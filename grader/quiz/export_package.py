"""The package that Canvas imports: a zip with a manifest, each quiz with its settings, and the pictures.

The last step of the export to QTI; the same questions give the same bytes.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from xml.etree import ElementTree as ET

from grader.quiz.export_items import Item, Picture, figures
from grader.quiz.html import clean
from grader.quiz.qti import Group, document

MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
SETTINGS = "http://canvas.instructure.com/xsd/cccv1p0"
LEARNING = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Paper:
    """One quiz of the package."""

    ident: str
    title: str
    graded: bool
    groups: tuple[Group, ...]

    @property
    def items(self) -> list[Item]:
        """Everything that may be asked."""
        return [item for _, items in self.groups for item in items]


def package(papers: Iterable[Paper]) -> bytes:
    """The zip."""
    papers = list(papers)
    files = {"imsmanifest.xml": _bytes(_manifest(papers))}
    for paper in papers:
        files[f"{paper.ident}/{paper.ident}.xml"] = _bytes(document(paper.ident, paper.title, paper.groups))
        files[f"{paper.ident}/assessment_meta.xml"] = _bytes(_settings(paper))
    for picture in _pictured(papers):
        files[picture.name] = picture.path.read_bytes()
    return _zipped(files)


def _pictured(papers: Iterable[Paper]) -> list[Picture]:
    found = {item.picture.name: item.picture for paper in papers for item in paper.items if item.picture}
    return [found[name] for name in sorted(found)]


def _manifest(papers: list[Paper]) -> ET.Element:
    root = ET.Element("manifest", identifier="quizzes", xmlns=MANIFEST)
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "schema").text = "IMS Content"
    ET.SubElement(metadata, "schemaversion").text = "1.1.3"
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    for paper in papers:
        quiz = ET.SubElement(resources, "resource", identifier=paper.ident, type="imsqti_xmlv1p2")
        ET.SubElement(quiz, "file", href=f"{paper.ident}/{paper.ident}.xml")
        ET.SubElement(quiz, "dependency", identifierref=f"{paper.ident}-settings")
        _resource(resources, f"{paper.ident}-settings", LEARNING, f"{paper.ident}/assessment_meta.xml")
    for number, picture in enumerate(_pictured(papers), 1):
        _resource(resources, f"picture-{number}", "webcontent", picture.name)
    return root


def _resource(parent: ET.Element, ident: str, kind: str, path: str) -> None:
    one = ET.SubElement(parent, "resource", identifier=ident, type=kind, href=path)
    ET.SubElement(one, "file", href=path)


def _settings(paper: Paper) -> ET.Element:
    """Graded quizzes show no results until the instructor allows it: the feedback holds the keys."""
    root = ET.Element("quiz", identifier=paper.ident, xmlns=SETTINGS)
    points = sum((items[0].points for _, items in paper.groups), Decimal(0))
    fields = {
        "title": clean(paper.title), "description": "", "shuffle_answers": "false", "scoring_policy": "keep_highest",
        "quiz_type": "assignment" if paper.graded else "practice_quiz", "points_possible": figures(points),
        "hide_results": "always" if paper.graded else "", "show_correct_answers": str(not paper.graded).lower(),
        "allowed_attempts": "1" if paper.graded else "-1",
    }  # fmt: skip
    for name, value in fields.items():
        ET.SubElement(root, name).text = value
    return root


def _bytes(root: ET.Element) -> bytes:
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
