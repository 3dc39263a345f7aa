import json
import re
from collections.abc import Iterator
from datetime import date
from typing import get_args, get_type_hints

import pytest

from conformance.catalog.load import domains, load
from conformance.catalog.models.records import ItemType
from conformance.rules.registry import load_domain
from conformance.surfaces.mapping.models.section import Mapping as MappingSection
from conformance.surfaces.mapping.rule_kinds import kinds_of_class, rule_kinds
from conformance.surfaces.mapping.vocabulary import Vocabulary

RULES = [(domain, key) for domain in domains() for key in load_domain(domain)]
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SECTION = MappingSection.model_validate(
    {"calls": (), "types": {"date": {"wareki": "{G}{yy}.{mm}.{dd}"}}}
)


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from texts_in(one)


@pytest.mark.parametrize(("domain", "key"), RULES)
def test_every_day_of_a_rule_is_known_for_one_however_its_facts_are_described(
    domain: str, key: str
) -> None:
    rule = load_domain(domain)[key]
    spec = load(domain)

    for cls, way in ((rule.given_type, "in"), (rule.output_type, "out")):
        kinds = rule_kinds(spec, key, way)
        hints = get_type_hints(cls)
        assert len(kinds) == len(hints)
        for (name, hint), kind in zip(hints.items(), kinds.values(), strict=True):
            if hint in (date, date | None):
                assert kind.type == "date", name


@pytest.mark.parametrize(("domain", "key"), RULES)
def test_a_kind_is_a_type_of_the_catalogue_or_an_object_with_members(domain: str, key: str) -> None:
    known = {*get_args(ItemType), "object"}

    for way in ("in", "out"):
        todo = list(rule_kinds(load(domain), key, way).values())
        while todo:
            kind = todo.pop()
            assert kind.type in known
            assert bool(kind.members) == (kind.type == "object")
            todo += kind.members.values()


@pytest.mark.parametrize(("domain", "key"), RULES)
def test_no_day_of_a_worked_example_reaches_a_vendor_in_another_form(domain: str, key: str) -> None:
    """What a rule is given as a text (a day as it stands on old paper) is no day to convert."""
    spec, hints = load(domain), get_type_hints(load_domain(domain)[key].given_type)
    codec = Vocabulary(SECTION, {domain: spec}).rule(domain, key, "in")

    for example in spec.rules[key].examples:
        facts = {name: one for name, one in example.given.items() if hints.get(name) is not str}
        sent = codec.out(json.loads(json.dumps(facts, default=str)))
        assert [text for text in texts_in(sent) if ISO.fullmatch(text)] == []


def test_members_of_lists_are_known_by_the_names_they_have_in_json() -> None:
    rule = load_domain("light_vehicle_tax")["moped-kind"]

    assert "class" in kinds_of_class(rule.output_type)


def test_a_code_that_a_rule_gives_is_read_by_the_vendors_table() -> None:
    section = MappingSection.model_validate(
        {"calls": (), "codes": {"seal_registration/erase_reason": {"03": ["転出", "国外転出"]}}}
    )
    spec = load("seal_registration")
    vocabulary = Vocabulary(section, {spec.domain: spec})
    codec = vocabulary.rule(spec.domain, "erase-by-resident-event", "out")
    assert codec.back({"reason": "国外転出", "erase": True})["reason"] == "03"
    assert rule_kinds(spec, "registrant-eligibility", "out")["reason"].code_list is None
