"""New forms, events and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import Create
from conformance.catalog.scaffold.filled import filled, flow
from conformance.catalog.scaffold.values import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item


def form_entry(spec: Specification, record: str, facts: dict[str, str]) -> str:
    """Return the entry of a form about rows of a group: what each row must have, but for codes."""
    items = [item for item in spec.records[record].items if item.required and item.type != "code"]
    given = {
        "record": record,
        "suppress": "dv" if spec.head.protection else "",
        "items": "\n".join(map(_printed, items)),
    }
    return filled("form.yaml", given | facts)


def event_entry(spec: Specification, function: str, facts: dict[str, str]) -> str:
    """Return the entry of an event that a function enters (`KeyError`, `AttributeError` if not)."""
    operation = spec.functions[function].operation
    record = str(getattr(operation, "record"))  # noqa: B009 - only some operations have one
    inputs = tuple(getattr(operation, "inputs", ()))
    items = [spec.records[record].item(key) for key in inputs]
    days = [one.key for one in items if one.type == "date" and not _is_birth(one)]
    key = next(iter(spec.records[record].primary_key))
    opens = isinstance(operation, Create)
    given = {
        "function": function,
        "record": record,
        "fact": f"event_date: {days[0]}" if days else "",
        "effect_key": "opens-row" if opens else "changes-row",
        "effect": "open" if opens else "change",
        "what": f"group: {record}\n    where: {{{key}: {{input: {key}}}}}"
        if opens
        else "role: subject\n    values: {} # 要記入（異動の後の値）",
    }
    return filled("event.yaml", given | facts)


def _is_birth(item: Item) -> bool:
    """Say whether an item is a day of birth: nothing but a birth happens on it."""
    return item.denotes == "birth_date" or item.key.startswith(("birth", "born"))


def rule_entry(inputs: Mapping[str, str], output: Mapping[str, str], facts: dict[str, str]) -> str:
    """Return the entry of a rule with one example of made-up values."""
    given = {
        "inputs": flow(dict(inputs)),
        "output": flow(dict(output)),
        "given": flow({name: KINDS[kind].example for name, kind in inputs.items()}),
        "expect": flow({name: KINDS[kind].example for name, kind in output.items()}),
    }
    return filled("rule.yaml", given | facts)


def oracle_files(
    inputs: Mapping[str, str], output: Mapping[str, str], facts: dict[str, str]
) -> dict[str, str]:
    """Return the module of a rule and its test, by what each is."""
    kinds = {*inputs.values(), *output.values()}
    modules = sorted({KINDS[kind].module for kind in kinds if KINDS[kind].module})
    standard = [line for line in modules if "conformance" not in line]
    core = "from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value"
    own = [core, *(line for line in modules if "conformance" in line)]
    parts = [*standard, "", *own] if standard else own
    given = {
        "name": facts["key"].replace("-", "_"),
        "imports": "\n".join(parts) + "\n",
        "given": _fields(inputs),
        "output": _fields(output),
    }
    return {
        "oracle": filled("oracle.txt", given | facts),
        "test": filled("test.txt", given | facts),
    }


def _fields(named: Mapping[str, str]) -> str:
    return "\n".join(f"    {name}: {KINDS[kind].python}" for name, kind in named.items())


def _printed(item: Item) -> str:
    size = {"len": item.len, "max_len": item.max_len}
    more = {name: str(value) for name, value in size.items() if value is not None}
    facts = {"key": item.key, "name_ja": item.name_ja, "type": item.type, **more}
    where = ", locates: true" if item.denotes == "address" else ""
    return f"  - {{{flow(facts)}, required: true{where}, from: {{record: {item.key}}}}}"
