"""A place names a version that somebody stated: cover, caller, or what was imported before."""

from __future__ import annotations

import pytest

from conformance.catalog.workbooks.cover import CoverSheet
from conformance.catalog.workbooks.version import DocumentVersion, document_version
from conformance.errors import CatalogError

_UNNAMED = CoverSheet("項目定義書（架空業務）", None)


def _cites(*versions: str) -> list[dict[str, object]]:
    places = [{"document": _UNNAMED.title, "version": version} for version in versions]
    return [{"key": "g", "items": [{"key": "a", "official": place}]} for place in places]


def test_the_version_on_the_cover_wins_over_the_callers() -> None:
    found = document_version("b.xlsx", CoverSheet("仕様", "2.0"), "9.9", [])
    assert found == DocumentVersion("2.0")


def test_the_caller_names_the_version_where_the_cover_does_not() -> None:
    assert document_version("b.xlsx", _UNNAMED, "3.0", _cites("2.0")) == DocumentVersion("3.0")


def test_without_either_the_version_that_entries_cite_already_is_kept_as_cited() -> None:
    found = document_version("b.xlsx", _UNNAMED, None, _cites("2023-09-29掲載", "2023-09-29掲載"))
    assert found == DocumentVersion("2023-09-29掲載", cited=True)


@pytest.mark.parametrize("cited", [(), ("1.0", "2.0")])
def test_nobody_or_several_is_refused(cited: tuple[str, ...]) -> None:
    with pytest.raises(CatalogError) as error:
        document_version("b.xlsx", _UNNAMED, None, _cites(*cited))
    assert error.value.messages[0].code == "IMP006"
