"""A vendor's own layout made of files in that of the item list, and the mapping that reads it."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import yaml

from conformance.catalog.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.records import Item, RecordGroup

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
TYPES = {
    "date": {"format": "{yyyy}{mm}{dd}"},
    "year_month": {"wareki": "{G}{yy}.{mm}"},
    "flag": {"values": {"true": "有", "false": "無"}},
}


def written(item: Item, value: str) -> str:
    """Return a value as the vendor writes it: days without hyphens, own codes, own words."""
    if item.type == "date" and _DAY.fullmatch(value):
        return value.replace("-", "")
    if item.type == "year_month" and re.fullmatch(r"20(19|2[0-9])-[0-9]{2}", value):
        return f"R{int(value[:4]) - 2018:02}.{value[5:]}"
    if item.type == "flag":
        return {"1": "有", "0": "無"}.get(value, value)
    return f"K{value}" if item.code_list and value else value


def as_vendor(source: Path, out: Path, domain: str, version: str) -> dict[str, object]:
    """Write a domain's files of a directory in the vendor's layout; return the mapping."""
    spec = load(domain, version)
    out.mkdir(exist_ok=True)
    groups: dict[str, object] = {}
    for group in spec.records.values():
        file = source / f"{domain}__{group.key}.csv"
        if file.is_file():
            _rewrite(file, out / f"{group.name_ja}_20260401.csv", group)
            fields = {item.key: item.name_ja for item in group.items}
            groups[f"{domain}/{group.key}"] = {"file": f"{group.name_ja}_*.csv", "fields": fields}
    codes = {key: {v: f"K{v}" for v in one.values} for key, one in spec.codes.items()}
    return {"types": TYPES, "codes": codes, "groups": groups}


def profile_of(mapping: dict[str, object], folder: Path, domain: str, version: str) -> Path:
    """Write a profile with a mapping."""
    files = {"directory": "vendor", "business_date": "2026-04-01", "mapping": mapping}
    data = {
        "profile": 1,
        "product": {"name": "書出", "vendor": "架空", "release": "1"},
        "municipality": {"type": "general_city", "code": "139998", "name": "見本市"},
        "specifications": {domain: {"version": version}},
        "surfaces": {"files": files},
    }
    path = folder / "vendor.yaml"
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def _rewrite(source: Path, target: Path, group: RecordGroup) -> None:
    items = {item.key: item for item in group.items}
    with source.open(encoding="utf-8", newline="") as file:
        heads, *rows = csv.reader(file)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow([items[head].name_ja for head in heads])
        for row in rows:
            writer.writerow([written(items[h], v) for h, v in zip(heads, row, strict=True)])
