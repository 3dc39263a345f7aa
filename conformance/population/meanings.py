"""The codes of ordinary people and rows: somebody lives here, a registration holds."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter

from conformance.population.item_names import plain_name
from conformance.population.tables import table

if TYPE_CHECKING:
    from conformance.catalog.models.records import CodeList, Item


class Usual(BaseModel):
    """What the codes of an item mean that an ordinary row has, the surest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    item: str
    usual: tuple[str, ...]


def usual_codes(item: Item, listed: CodeList) -> tuple[str, ...]:
    """Return the codes that an ordinary row may have in an item; all where nothing is said."""
    meant = {meaning: code for code, meaning in listed.values.items()}
    usual = (meant[name] for name in _known().get(plain_name(item.name_ja), ()) if name in meant)
    first = next(usual, None)
    return tuple(sorted(listed.values)) if first is None else (first,)


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    data = table(Path(__file__).with_name("meanings.yaml"))
    read = TypeAdapter(tuple[Usual, ...]).validate_python(data, strict=False)
    return {one.item: one.usual for one in read}
