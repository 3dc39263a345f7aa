"""Rows between items and the vendor's nested fields."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.findings import UntestedError
from conformance.surfaces.mapping.models import Mapping
from conformance.surfaces.mapping.vocabulary import Vocabulary

GROUP = "resident_register/japanese_residents"


def codec(specs, fields, **section):
    given = Mapping.model_validate({"fields": {GROUP: fields}, **section}, strict=False)
    return Vocabulary(given, specs).group(*GROUP.split("/"))


@pytest.mark.parametrize(
    ("field", "value", "sent"),
    [
        ("honnin.shimei", "山田　花子", {"honnin": {"shimei": "山田　花子"}}),
        ("meisho[1].ji", "山田　花子", {"meisho": [None, {"ji": "山田　花子"}]}),
        ({"split": ["sei", "mei"]}, "山田　花子", {"sei": "山田", "mei": "花子"}),
        ({"split": ["sei", "mei"]}, "山田", {"sei": "山田"}),
        ({"split": ["n.sei", "n.mei"], "on": " "}, "A B C", {"n": {"sei": "A", "mei": "B C"}}),
    ],
)
def test_an_item_goes_to_its_place_and_comes_back(specs, field, value, sent):
    made = codec(specs, {"name": field})
    assert made.out({"name": value}) == sent
    assert made.back(sent) == {"name": value}


def test_a_lost_part_of_a_name_shows(specs):
    assert codec(specs, {"name": {"split": ["sei", "mei"]}}).back({"sei": "山田"}) == {
        "name": "山田"
    }


@pytest.mark.parametrize(
    ("nulls", "sent"), [("omit", {}), ("null", {"name": None}), ("empty", {"name": ""})]
)
def test_an_item_without_value_is_sent_as_the_profile_says(specs, nulls, sent):
    made = codec(specs, {}, nulls=nulls)
    assert made.out({"name": None}) == sent
    assert made.back(sent).get("name") is None


def test_a_filled_number_of_the_right_length_comes_back_whole(specs):
    made = codec(specs, {"atena_number": {"to": "no", "pad": 20}})
    length = next(
        i.len for i in specs["resident_register"].records["japanese_residents"].items if i.len
    )
    assert length == 15
    own = "000000000012345"
    assert made.out({"atena_number": own}) == {"no": "00000" + own}
    assert made.back({"no": "00000" + own}) == {"atena_number": own}


@pytest.mark.parametrize("wrong", ["1" * 14, "1" * 16])
def test_filling_never_mends_a_number_of_the_wrong_length(specs, wrong):
    sent = codec(specs, {"atena_number": {"to": "no", "pad": 20}}).out({"atena_number": wrong})
    assert len(sent["no"]) != 20


def test_a_search_between_two_values_has_two_fields(specs):
    wanted = {"birth_date": {"from": "2000-01-01", "to": "2000-12-31"}}
    made = codec(specs, {"birth_date": {"range": ["kara", "made"]}})
    assert made.out(wanted) == {"kara": "2000-01-01", "made": "2000-12-31"}
    assert codec(specs, {}).out(wanted) == wanted


def test_an_item_the_vendor_has_no_field_for_cannot_be_sent(specs):
    made = codec(specs, {"name_kana": None})
    assert made.out({"name_kana": None}) == {}
    with pytest.raises(UntestedError) as caught:
        made.out({"name_kana": "ヤマダ"})
    assert caught.value.cause.code == "P-NO-FIELD"


@pytest.mark.parametrize("said", ["honnin.shimei", "shimei", "/data/honnin/shimei"])
def test_the_vendors_field_in_an_error_leads_to_the_item(specs, said):
    assert codec(specs, {"name": "honnin.shimei"}).item_of(said) == "name"


def test_a_last_part_that_two_items_share_leads_to_none(specs):
    made = codec(specs, {"name": "a.shimei", "head_name": "b.shimei"})
    assert made.item_of("shimei") is None
    assert made.item_of("b.shimei") == "head_name"


def test_what_the_function_takes_is_meant_where_it_was_left_out(specs):
    """`shi` is a part of the name that was not sent, not the 氏 of the record."""
    made = codec(specs, {"name": {"split": ["hito.shi", "hito.mei"]}, "surname": "shi"})
    left_out = replace(made, asked=frozenset({"sex"}), takes=frozenset({"sex", "name"}))
    assert made.item_of("shi") == "surname"
    assert left_out.item_of("shi") == "name"
    assert replace(left_out, asked=frozenset({"surname"})).item_of("shi") == "surname"


def test_code_lists_and_types_of_the_catalogue_decide_how_values_are_written(specs):
    made = codec(specs, {}, codes={"sex": {"1": "M"}}, types={"flag": {"values": {"true": "T"}}})
    row = {"sex": "1", "latest_flag": True}
    assert made.out(row) == {"sex": "M", "latest_flag": "T"}
    assert made.back(made.out(row)) == row


def test_members_of_a_rules_facts_are_converted_too(specs):
    section = Mapping.model_validate(
        {
            "naming": "camel",
            "types": {"date": {"format": "%Y%m%d"}, "flag": {"values": {"true": "1"}}},
            "fields": {
                "child_allowance/rule/monthly-amount": {
                    "children": "kodomo",
                    "children.birth_date": "seinengappi",
                }
            },
        },
        strict=False,
    )
    made = Vocabulary(section, specs).rule("child_allowance", "monthly-amount", "in")
    facts = {"month": "2025-05", "children": [{"birth_date": "2019-06-10", "counted": True}]}
    sent = {"month": "2025-05", "kodomo": [{"seinengappi": "20190610", "counted": "1"}]}
    assert made.out(facts) == sent
    assert made.back(sent) == facts


def test_a_more_specific_scope_decides(specs):
    section = Mapping.model_validate(
        {"fields": {"*": {"name": "a"}, "resident_register": {"name": "b"}, GROUP: {"name": "c"}}}
    )
    vocabulary = Vocabulary(section, specs)
    assert vocabulary.group(*GROUP.split("/")).out({"name": "x"}) == {"c": "x"}
    assert vocabulary.group("resident_register", "removed_records").out({"name": "x"}) == {"b": "x"}
    assert vocabulary.group("child_allowance", "payees").out({"name": "x"}) == {"a": "x"}
