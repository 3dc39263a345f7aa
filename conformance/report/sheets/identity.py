"""Of which result a workbook is: what an import holds it against, and the marks of its rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from conformance.report.sheets.sheet import Sheet, SheetColumn
from conformance.report.shown import clean
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.results.model import CatalogueModel, ProductModel, Result
    from conformance.values.words import Language

FORMAT: Final = "conformance-entries/1"
NAME: Final = Bilingual("識別", "identity")
CATALOGUE: Final = "catalogue:"
COLUMNS: Final = (
    SheetColumn(Bilingual("項目", "what"), 34),
    SheetColumn(Bilingual("値", "value"), 90),
)
_INTRO = Bilingual(
    "記入した内容を読み戻すとき、どの結果のブックかを確かめるためのものです。変えないでください。",
    "By this an import knows of which result the workbook is. Do not change it.",
)
_PRODUCT = ("name", "vendor", "release", "city_code")
_MARK = 8


@dataclass(frozen=True)
class WorkbookIdentity:
    """The facts that tell the workbook of one result from any other, by name."""

    facts: Mapping[str, str]

    def mark(self, section: str, case: str) -> str:
        """Return the mark of a row: another case, sheet or workbook has another."""
        found = self._begun.copy()
        found.update(f"\0{section}\0{case}".encode())
        return found.hexdigest()[:_MARK]

    @cached_property
    def _begun(self) -> hashlib._Hash:
        """The hash of the facts, which every mark goes on from."""
        facts = (f"{key}={value}" for key, value in sorted(self.facts.items()))
        return hashlib.sha256("\0".join(facts).encode())


def identity(result: Result) -> WorkbookIdentity:
    """Return the identity of the workbook of a result."""
    return WorkbookIdentity(
        {
            "format": FORMAT,
            **product_facts(result.product),
            **catalogue_facts(result.catalogue),
            "profile": result.invocation.profile_digest,
            "run": result.run.started_at.isoformat(),
        }
    )


def product_facts(product: ProductModel) -> dict[str, str]:
    """Return product, release and municipality as an identity names them."""
    return {f"product:{name}": clean(str(getattr(product, name))).strip() for name in _PRODUCT}


def catalogue_facts(catalogue: Iterable[CatalogueModel]) -> dict[str, str]:
    """Return the specifications as an identity names them."""
    return {f"{CATALOGUE}{one.domain}": f"{one.version} {one.digest}" for one in catalogue}


def sheet(result: Result, _: Language) -> Sheet:
    """Return the sheet that holds it."""
    return Sheet(NAME, COLUMNS, list(identity(result).facts.items()), _INTRO)
