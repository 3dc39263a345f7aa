"""XML from a package under test, read without trusting it: bounded in time, memory and depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from conformance.forms.fault import fault

if TYPE_CHECKING:
    from conformance.forms.fault import FormFault

MOST_BYTES = 64 * 2**20
"""The largest print data that are parsed."""

MOST_DEPTH = 16
MOST_ELEMENTS = 2_000_000
_PIECE = 64 * 2**10
_XINCLUDE = "{http://www.w3.org/2001/XInclude}"
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_DECLARED = re.compile(r"""^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']""")
_KNOWN = frozenset({"utf-8", "utf8", "utf-16", "us-ascii"})


class RefusedXmlError(Exception):
    """Raised for XML that is not read; holds why."""

    def __init__(self, found: FormFault) -> None:
        super().__init__(found.code)
        self.fault = found


def parse(content: bytes) -> etree._Element:
    """Return the root element.

    Raises:
        RefusedXmlError: not well-formed, too large, too deep, in another encoding, or with a
            document type, entities, XInclude or processing instructions. None of these is ever
            followed: nothing is expanded, opened or fetched.
    """
    if len(content) > MOST_BYTES:
        raise RefusedXmlError(fault("F-PRINT-LIMIT", what="bytes", limit=MOST_BYTES))
    _refuse_by_bytes(content)
    parser = etree.XMLPullParser(
        events=("start", "end", "pi"), resolve_entities=False, no_network=True, load_dtd=False
    )
    watch = _Watch()
    try:
        for start in range(0, len(content), _PIECE):
            parser.feed(content[start : start + _PIECE])
            watch.look(parser)
        root: etree._Element = parser.close()
        watch.look(parser)
    except etree.XMLSyntaxError as error:
        raise RefusedXmlError(fault("F-PRINT-XML", line=error.lineno or 1)) from None
    return root


def _refuse_by_bytes(content: bytes) -> None:
    """Refuse what can be seen before any parser sees it, in the document's own encoding."""
    mark = next((m for m in _MARKS if content.startswith(m)), b"")
    encoding = _MARKS.get(mark, "utf-8")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise RefusedXmlError(fault("F-PRINT-XML", line=line)) from None
    declared = _DECLARED.match(text[:200])
    if declared and declared[1].lower() not in _KNOWN:
        raise RefusedXmlError(fault("F-PRINT-XML", line=1))
    for sign in ("<!DOCTYPE", "<!ENTITY"):
        if sign in text:
            raise RefusedXmlError(fault("F-PRINT-XML-UNSAFE", what=sign))


class _Watch:
    """Looks at what is parsed, piece by piece, and gives up where it grows too deep or large."""

    def __init__(self) -> None:
        self.depth = self.elements = 0

    def look(self, parser: etree.XMLPullParser) -> None:
        """Judge what was parsed since the last look."""
        for event, node in parser.read_events():
            if event == "pi" or not isinstance(node, etree._Element):  # noqa: SLF001 - lxml names its element so
                raise RefusedXmlError(fault("F-PRINT-XML-UNSAFE", what="<?…?>"))
            if event == "end":
                self.depth -= 1
                continue
            self.depth += 1
            self.elements += 1
            if self.depth > MOST_DEPTH:
                raise RefusedXmlError(fault("F-PRINT-LIMIT", what="depth", limit=MOST_DEPTH))
            if self.elements > MOST_ELEMENTS:
                raise RefusedXmlError(fault("F-PRINT-LIMIT", what="elements", limit=MOST_ELEMENTS))
            if str(node.tag).startswith(_XINCLUDE):
                raise RefusedXmlError(fault("F-PRINT-XML-UNSAFE", what="XInclude"))
