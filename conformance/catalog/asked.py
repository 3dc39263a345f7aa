"""Read and write the facts that are asked of rules in any case (`facts.yaml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml

from conformance.catalog.entries import read_entries
from conformance.catalog.models.asked import AskedFacts
from conformance.catalog.once import once_per_specification

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from conformance.catalog.models.domain import Specification

    Facts = dict[str, object]

_HEAD = (
    "# 計算例と生成した事実では見分けられない誤った規則を見分ける事実。期待値は規則が出す。\n"
    "# `conformance rules mutants --add-facts` が書く。手で加えてもよい。\n"
)


def facts_path(spec: Specification) -> Path:
    """Return where the facts of a specification stand, whether they exist or not."""
    return spec.directory / "facts.yaml"


@once_per_specification
def asked_facts(spec: Specification) -> Mapping[str, Sequence[Facts]]:
    """Return the facts by rule; empty without a file (`CatalogError` with file and line)."""
    path = facts_path(spec)
    if not path.is_file():
        return {}
    entries = cast("Mapping[str, AskedFacts]", read_entries(AskedFacts, "rules", path))
    return {key: [dict(one) for one in entry.given] for key, entry in entries.items()}


def write_facts(spec: Specification, facts: Mapping[str, Sequence[Facts]]) -> None:
    """Write the facts of the specification's rules, in the order of the rules."""
    lines = [_HEAD, "rules:\n"]
    for key in spec.rules:
        if facts.get(key):
            lines.append(f"- key: {key}\n  given:\n")
            lines += [f"  - {_flow(one)}\n" for one in facts[key]]
    facts_path(spec).write_text("".join(lines), encoding="utf-8", newline="\n")


def _flow(facts: Facts) -> str:
    text = yaml.safe_dump(
        facts, default_flow_style=True, allow_unicode=True, sort_keys=False, width=100_000
    )
    return text.strip()
