"""What the domains are called, without reading all that they specify."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entry
from conformance.catalog.locate import (
    added_directories,
    catalog_directory,
    domains_in,
    versions_in,
)
from conformance.catalog.models.domain import DomainHead

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def domain_titles(root: Path | None = None) -> Mapping[str, str]:
    """Return the Japanese title of each domain by its key; `CatalogError` says what is wrong."""
    roots = (catalog_directory(), *added_directories()) if root is None else (root,)
    return {name: title for one in roots for name, title in _titles(one).items()}


@lru_cache(maxsize=4)
def _titles(root: Path) -> Mapping[str, str]:
    newest = {name: root / name / versions_in(root, name)[-1] for name in domains_in(root)}
    heads = {name: read_entry(DomainHead, at / "domain.yaml") for name, at in newest.items()}
    return {name: head.name_ja for name, head in heads.items()}
