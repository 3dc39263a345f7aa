"""The provisions of a law as e-Gov publishes it (法令標準XML), each by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MOST_BYTES: Final = 64 * 2**20
_DIGITS: Final = {digit: number for number, digit in enumerate("〇一二三四五六七八九")}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_AMENDING: Final = re.compile(r"^(明治|大正|昭和|平成|令和)(.+?)年.*?日(.+?)第(.+?)号$")
_LAW_ID: Final = re.compile(r"[0-9]{3}[A-Z0-9]{12}(?=[_./]|$)")


@dataclass(frozen=True, slots=True, order=True)
class ProvisionPlace:
    """Where a provision stands: article and paragraph in digits; `amending` for a 附則 of it."""

    article: str
    paragraph: str
    amending: str | None = None


@dataclass(frozen=True, slots=True)
class LawText:
    """A revision of a law: its title, its e-Gov id where the file's name tells it, its text."""

    title: str
    law_id: str | None
    provisions: Mapping[ProvisionPlace, str]


def read_law(path: Path) -> LawText:
    """Return the provisions of a law (`UsageError` where the file is no XML of a law)."""
    try:
        root = _root(path)
    except (etree.XMLSyntaxError, OSError) as error:
        raise UsageError(_unreadable(path, str(error))) from error
    title = root.find(".//LawTitle")
    if root.tag != "Law" or title is None:
        raise UsageError(_unreadable(path, f"<{root.tag}>"))
    found = _LAW_ID.search(path.name) or _LAW_ID.search(path.parent.name)
    return LawText(
        title=_text(title),
        law_id=found[0] if found else None,
        provisions=dict(_provisions(root)),
    )


def _root(path: Path) -> etree._Element:
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise UsageError(_unreadable(path, f"> {_MOST_BYTES} B"))
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(content, parser)


def _provisions(root: etree._Element) -> Iterator[tuple[ProvisionPlace, str]]:
    for part in (*root.iter("MainProvision"), *root.iter("SupplProvision")):
        prefix = "附則" if part.tag == "SupplProvision" else ""
        amending = amending_law(part.get("AmendLawNum") or "") if prefix else None
        for article in part.iter("Article"):
            number = prefix + digits_of(article.get("Num") or "")
            for paragraph in article.findall("Paragraph"):
                yield (
                    ProvisionPlace(number, paragraph.get("Num") or "1", amending),
                    _text(paragraph),
                )
        for paragraph in part.findall("Paragraph"):  # a part without articles
            yield ProvisionPlace(prefix, paragraph.get("Num") or "1", amending), _text(paragraph)


def _text(element: etree._Element) -> str:
    return re.sub(r"\s+", "", "".join(map(str, element.itertext())))


def digits_of(number: str) -> str:
    """Return an article's number as the ledger writes it: `24_2` and 第24条の2 as `24の2`."""
    return number.removeprefix("第").replace("条", "").replace("_", "の")


def amending_law(number: str) -> str | None:
    """Return 令和六年六月一二日法律第四七号 as 令和6年法律第47号; None for the law itself."""
    found = _AMENDING.match(number)
    if found is None:
        return number or None
    era, year, kind, law = found.groups()
    return f"{era}{_number(year)}年{kind}第{_number(law)}号"


def _number(text: str) -> str:
    """Return a number in kanji, by places (四七) or by tens (四十七), in digits."""
    if text == "元":
        return "1"
    if not set(text) & _TENS.keys():
        return "".join(str(_DIGITS.get(one, one)) for one in text)
    total = current = 0
    for one in text:
        if one in _TENS:
            total, current = total + (current or 1) * _TENS[one], 0
        else:
            current = _DIGITS.get(one, 0)
    return str(total + current)


def _unreadable(path: Path, found: str) -> Message:
    return Message(
        "USE157",
        f"法令のXML（法令標準XML）として読めません。実際: {found}",
        f"expected the XML of a law as e-Gov publishes it, found {found}",
        "e-Gov法令検索の XML を指定してください。",
        "name the XML that e-Gov offers for a revision of the law",
        str(path),
    )
