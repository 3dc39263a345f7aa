"""The same checks of a resident export as one would write them without the harness."""

from __future__ import annotations

import csv
import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated

import narwhals as nw
import polars as pl
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, create_model
from resident_export import GROUP, SPEC

from conformance.catalog.unspecified import unspecified_flags
from conformance.tables.engine import Rules, helped
from conformance.tables.expressions import ItemContext
from conformance.values.identifiers import registered
from conformance.values.repertoire import class_of, repertoire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from conformance.catalog.models.records import Item

GROUND = ItemContext(
    SPEC.codes,
    {item.key for item in GROUP.items},
    GROUP.primary_key,
    flags=unspecified_flags(GROUP.items),
)
_TEXT = re.compile(f"[{class_of(repertoire().code_points)}]*")


def bare_polars(path: Path) -> int:
    """Sum, in one lazy query, a lean mask for each item, and count keys that stand twice."""
    rules = [Rules.of(item, GROUND) for item in GROUP.items]
    sums = [one.suspects.sum().alias(one.item) for one in rules]
    twice = nw.struct(*GROUP.primary_key).is_duplicated().sum().alias("twice")
    rows = nw.from_native(pl.scan_csv(path, infer_schema=False))
    return sum(helped(rows, rules).select(*sums, twice).collect().row(0))


def masks_of_polars(path: Path) -> int:
    """Sum every mask of the engine, one for each kind of fault, and count keys that stand twice."""
    rules = [Rules.of(item, GROUND) for item in GROUP.items]
    masks = [rule.mask for one in rules for rule in one.violations]
    sums = [mask.sum().alias(str(n)) for n, mask in enumerate(masks)]
    twice = nw.struct(*GROUP.primary_key).is_duplicated().sum().alias("twice")
    rows = nw.from_native(pl.scan_csv(path, infer_schema=False))
    return sum(helped(rows, rules).select(*sums, twice).collect().row(0))


class Relations:
    """What no schema of single values says: items that go together, and the history of a person."""

    def __init__(self) -> None:
        self.histories: dict[str, list[tuple[int, bool]]] = {}

    def wrong(self, row: Mapping[str, str | int | None]) -> int:
        """Keep the row for its history; return how much is wrong between its items."""
        number, latest = int(row["history_no"] or 0), row["latest_flag"] == "1"
        self.histories.setdefault(str(row["atena_number"]), []).append((number, latest))
        unknown = row["birth_date_unknown_flag"] == "1"
        return (
            (row["resident_status"] in {"1", "5"} and not row["resident_code"])
            + (unknown and not row["birth_date_unknown_text"])
            + (not unknown and bool(row["birth_date_unknown_text"]))
        )

    def at_end(self) -> int:
        """Return how many histories have a gap, or another latest row than their last."""
        return sum(
            [n for n, _ in rows] != list(range(1, len(rows) + 1))
            or [latest for _, latest in rows] != [False] * (len(rows) - 1) + [True]
            for rows in map(sorted, self.histories.values())
        )


def csv_and_pydantic(path: Path) -> int:
    """Read rows with `csv`, validate each with a pydantic model, keep the keys in a set."""
    between = Relations()
    fields = {item.key: (_annotated(item), ...) for item in GROUP.items}
    model = TypeAdapter(create_model("Resident", **fields))
    wrong, keys = 0, set()
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            try:
                model.validate_python({key: value or None for key, value in row.items()})
            except ValidationError as error:
                wrong += error.error_count()
            key = tuple(row[item] for item in GROUP.primary_key)
            wrong += key in keys
            keys.add(key)
            wrong += between.wrong(row)
    return wrong + between.at_end()


def frictionless(path: Path) -> int:
    """Validate with frictionless: a schema, and one check of our own for what no schema says."""
    from frictionless import Check, Checklist, Resource, Schema, errors  # noqa: PLC0415 - an extra

    kinds = {item.key: registered()[item.identifier] for item in GROUP.items if item.identifier}

    class Beyond(Check):
        Errors = [errors.RowConstraintError, errors.TableError]  # noqa: RUF012 - as it asks for
        between = Relations()

        def validate_row(self, row):  # noqa: ANN001, ANN202 - types of the library
            if self.between.wrong(row):
                yield errors.RowConstraintError.from_row(row, note="between items")
            for key, kind in kinds.items():
                if row[key] and kind.check(row[key]) is not None:
                    yield errors.RowConstraintError.from_row(row, note=key)

        def validate_end(self):  # noqa: ANN202 - types of the library
            if self.between.at_end():
                yield errors.TableError(note="histories")

    fields = [_described(item) for item in GROUP.items]
    schema = {"fields": fields, "primaryKey": list(GROUP.primary_key)}
    resource = Resource(path=path.name, basepath=str(path.parent), schema=Schema(schema))
    return len(resource.validate(Checklist(checks=[Beyond()])).flatten(["type"]))


PEERS: dict[str, Callable[[Path], int]] = {
    "bare_polars": bare_polars,
    "masks_of_polars": masks_of_polars,
    "csv_and_pydantic": csv_and_pydantic,
    "frictionless": frictionless,
}


def _required(item: Item) -> bool:
    return item.required or item.key in GROUP.primary_key


def _annotated(item: Item) -> object:
    """Return the type of a field of the model."""
    listed = SPEC.codes[item.code_list].values if item.code_list else None
    if item.type == "integer":
        one: object = Annotated[int, Field(ge=item.min)]
    elif item.type == "date":
        one = dt.date
    elif listed is not None:
        one = Annotated[str, Field(pattern=f"^(?:{'|'.join(listed)})$")]
    else:
        one = Annotated[str, Field(max_length=item.len or item.max_len), *_more(item)]
    return one if _required(item) else one | None


def _more(item: Item) -> list[object]:
    if item.identifier:
        return [
            AfterValidator(_holds(lambda text: registered()[item.identifier].check(text) is None))
        ]
    if item.type == "text":
        return [AfterValidator(_holds(lambda text: _TEXT.fullmatch(text) is not None))]
    return [Field(pattern=_pattern(item))]


def _holds(rule: Callable[[str], bool]) -> Callable[[str], str]:
    def hold(text: str) -> str:
        if not rule(text):
            raise ValueError
        return text

    return hold


def _pattern(item: Item) -> str:
    forms = {"kana": r"[\u30A1-\u30FF\u3000]", "flag": "[01]"}
    form = forms.get(item.type, "[0-9]")
    return f"^{form}{{{item.len}}}$" if item.len else f"^{form}+$"


def _described(item: Item) -> dict[str, object]:
    """Return a field of the frictionless schema."""
    rules: dict[str, object] = {"required": True} if _required(item) else {}
    if item.type == "integer":
        return {"name": item.key, "type": "integer", "constraints": {**rules, "minimum": item.min}}
    if item.type == "date":
        return {"name": item.key, "type": "date", "constraints": rules}
    if item.code_list:
        rules["enum"] = list(SPEC.codes[item.code_list].values)
    elif item.type == "text":
        rules |= {"maxLength": item.max_len, "pattern": _TEXT.pattern}
    else:
        rules |= {"pattern": _pattern(item).strip("^$")}
        if item.max_len:
            rules["maxLength"] = item.max_len
    return {"name": item.key, "type": "string", "constraints": rules}
