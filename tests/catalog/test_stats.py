import datetime as dt
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from conformance.catalog.load import domains, load
from conformance.catalog.stats import NUMBERS, count, total

SHARED = Path(os.environ.get("CONFORMANCE_SHARED", Path(__file__).parents[3] / "shared"))
CORRECTIONS = Path(__file__).parents[2] / "docs" / "catalogue-corrections.md"
SHEETS = [name for name in domains() if (SHARED / "domain" / f"{name}.yaml").is_file()]


@cache
def sheet_of(domain: str) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load(
        (SHARED / "domain" / f"{domain}.yaml").read_bytes(),
        Loader=loader,  # noqa: S506 - the safe loader, in C where libyaml is there
    )
    return found


@cache
def corrected() -> set[tuple[str, str]]:
    """Return the rules that docs/catalogue-corrections.md lists as read against their statutes."""
    text = CORRECTIONS.read_text(encoding="utf-8")
    table = text.split("## Rules read against their statutes")[1].split("## ")[0]
    found: set[tuple[str, str]] = set()
    known = frozenset(domains())
    for row in (line for line in table.splitlines() if line.startswith("| `")):
        domain = ""
        for name in re.findall(r"`([a-z0-9_-]+)`", row.split("|")[1]):
            domain = name if name in known else domain
            found.add((domain, name))
    return found


@pytest.mark.skipif(not SHEETS, reason="the fact sheets are not here (CONFORMANCE_SHARED)")
@pytest.mark.parametrize("domain", SHEETS)
def test_the_catalogue_holds_all_that_the_fact_sheet_holds(domain: str) -> None:
    sheet = sheet_of(domain)

    found = count(load(domain))

    assert (found.forms, found.linkages) == (len(sheet["forms"]), len(sheet["linkages"]))
    forms = load(domain).forms
    for form in sheet["forms"]:  # more may be added
        printed = {item.key for item in forms[form["key"]].items}
        assert {item["key"] for item in form["items"]} <= printed
    for kind in ("functions", "rules", "invariants"):  # more may be added
        assert {entry["key"] for entry in sheet[kind]} <= set(getattr(load(domain), kind))


@pytest.mark.skipif(not SHEETS, reason="the fact sheets are not here (CONFORMANCE_SHARED)")
@pytest.mark.parametrize("domain", SHEETS)
def test_no_group_item_or_code_list_of_the_fact_sheet_is_missing(domain: str) -> None:
    sheet = sheet_of(domain)
    spec = load(domain)

    missing = [
        f"{group['key']}.{item['key']}"
        for group in sheet["data_groups"]
        for item in group["items"]
        if item["key"] not in {i.key for i in spec.records[group["key"]].items}
    ]

    assert missing == []
    assert {c["key"] for c in sheet["code_lists"]} - set(spec.codes) == set()


@pytest.mark.parametrize("domain", domains())
def test_every_function_is_counted_once_in_each_split(domain: str) -> None:
    found = count(load(domain))

    for split in (found.by_class, found.by_provenance, found.by_operation):
        assert sum(split.values()) == found.functions
    assert sum(found.by_follows.values()) == found.by_operation.get("create", 0)
    assert found.required == found.by_class["required"]
    assert 0 <= found.required_executable <= found.required


def test_the_total_is_the_sum_of_its_parts() -> None:
    parts = [count(load(name)) for name in domains()]

    everything = total(parts)

    for name in NUMBERS:
        assert getattr(everything, name) == sum(getattr(part, name) for part in parts)
    assert sum(everything.by_operation.values()) == everything.functions


@pytest.mark.skipif(not SHEETS, reason="the fact sheets are not here (CONFORMANCE_SHARED)")
@pytest.mark.parametrize("domain", SHEETS)
def test_inputs_outputs_and_examples_of_a_rule_stay_as_the_fact_sheet_has_them(domain: str) -> None:
    sheet = sheet_of(domain)
    spec = load(domain)

    others = [rule for rule in sheet["rules"] if (domain, rule["key"]) not in corrected()]
    assert len(others) > len(sheet["rules"]) / 5  # many were corrected from their statutes
    for rule in others:
        found = spec.rules[rule["key"]]
        # Names stay; a type may be told more closely (its codes listed, null allowed).
        assert (list(found.inputs), found.output) == (list(rule["inputs"]), rule["output"])
        given = [e.model_dump() for e in found.examples]
        assert given[: len(rule["examples"])] == as_json(rule["examples"])  # more may be added


def as_json(value: object) -> object:
    """Return a value with its days and months as text."""
    match value:
        case dict():
            return {str(key): as_json(one) for key, one in value.items()}
        case list():
            return [as_json(one) for one in value]
        case dt.date():
            return value.isoformat()
    return value
