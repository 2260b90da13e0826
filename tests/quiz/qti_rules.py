"""The order and number of an element's children that QTI 1.2.1 asks for, for the elements that an export uses.

`selection_extension` is Canvas's own way to give a group its points: it is the one element that the standard does not know.
"""

import re
from xml.etree import ElementTree as ET

CHILDREN = {
    "questestinterop": "assessment ", "assessment": "(section )+", "section": "(selection_ordering )?((item|section) )*",
    "selection_ordering": "(selection )*", "selection": "(selection_number )?(selection_extension )?", "selection_number": "",
    "selection_extension": "points_per_item ", "points_per_item": "",
    "item": "(itemmetadata )?(presentation )?(resprocessing )*(itemfeedback )*", "itemmetadata": "(qtimetadata )*",
    "qtimetadata": "(qtimetadatafield )+", "qtimetadatafield": "fieldlabel fieldentry ", "fieldlabel": "", "fieldentry": "",
    "presentation": "((material|response_lid|response_str) )+", "material": "(mattext )+", "mattext": "",
    "response_lid": "(material )?render_choice ", "response_str": "(material )?render_fib ", "render_choice": "(response_label )*",
    "render_fib": "(response_label )*", "response_label": "(material )*", "resprocessing": "outcomes (respcondition )+",
    "outcomes": "(decvar )+", "decvar": "", "respcondition": "conditionvar (setvar )*(displayfeedback )*", "setvar": "",
    "conditionvar": "((not|and|or|other|varequal|varlte|vargte) )+", "not": "(and|or|not|other|varequal|varlte|vargte) ",
    "and": "((not|and|or|other|varequal|varlte|vargte) )+", "or": "((not|and|or|other|varequal|varlte|vargte) )+",
    "other": "", "varequal": "", "varlte": "", "vargte": "", "displayfeedback": "", "itemfeedback": "((flow_mat|material) )+",
    "flow_mat": "((flow_mat|material) )+",
}  # fmt: skip
NEEDED = {
    "assessment": {"ident"}, "section": {"ident"}, "item": {"ident"}, "response_lid": {"ident"}, "response_str": {"ident"},
    "response_label": {"ident"}, "itemfeedback": {"ident"}, "varequal": {"respident"}, "varlte": {"respident"},
    "vargte": {"respident"}, "displayfeedback": {"linkrefid"},
}  # fmt: skip
KNOWN = {
    "assessment": {"title"}, "section": {"title"}, "item": {"title"}, "mattext": {"texttype"}, "response_lid": {"rcardinality"},
    "response_str": {"rcardinality"}, "render_fib": {"fibtype"}, "respcondition": {"continue"}, "setvar": {"action", "varname"},
    "decvar": {"maxvalue", "minvalue", "varname", "vartype"}, "displayfeedback": {"feedbacktype"},
}  # fmt: skip
VALUES = {
    "rcardinality": {"Single", "Multiple", "Ordered"}, "fibtype": {"String", "Integer", "Decimal", "Scientific"},
    "continue": {"Yes", "No"}, "action": {"Set", "Add", "Subtract", "Multiply", "Divide"},
    "vartype": {"Integer", "String", "Decimal", "Scientific", "Boolean", "Enumerated", "Set"},
    "feedbacktype": {"Response", "Solution", "Hint"},
}  # fmt: skip


def broken(root: ET.Element) -> list[str]:
    """Every place where an element is not as the standard has it."""
    return [words for element in root.iter() for words in _broken(element)]


def _broken(element: ET.Element) -> list[str]:
    name = _name(element)
    if name not in CHILDREN:
        return [f"{name} is unknown"]
    found, given = [], set(element.attrib)
    children = "".join(f"{_name(child)} " for child in element)
    if not re.fullmatch(CHILDREN[name], children):
        found.append(f"{name} has {children}")
    if len(element) and (element.text or "").strip():
        found.append(f"{name} has text")
    needed = NEEDED.get(name, set())
    if needed - given or given - needed - KNOWN.get(name, set()):
        found.append(f"{name} has the attributes {sorted(given)}")
    found += [f"{key}={value}" for key, value in element.items() if value not in VALUES.get(key, {value})]
    return found


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
