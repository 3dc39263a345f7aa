"""Code values, days, flags, reasons: how a vendor writes them, as the document tells it."""

import pytest

from conformance.catalog.models.records import CodeList, Item
from conformance.surfaces.drafting.codes import match_codes
from conformance.surfaces.drafting.formats import common, rule_of
from conformance.surfaces.drafting.labels import labels_of
from conformance.surfaces.drafting.model import ApiField
from conformance.surfaces.drafting.reasons import reasons_of
from conformance.surfaces.drafting.security import auth_of
from conformance.surfaces.drafting.shape import shape_factor

SEX = CodeList(key="sex", name_ja="性別", values={"1": "男", "2": "女"})


@pytest.mark.parametrize(
    "schema",
    [
        {"enum": ["M", "F"], "description": "性別 M:男 F:女"},
        {"enum": ["M", "F"], "description": "性別（M：男、F：女）"},
        {"enum": ["M", "F"], "x-enum-varnames": ["男", "女"]},
        {"enum": ["M", "F"], "x-enum-descriptions": {"M": "男", "F": "女"}},
        {"oneOf": [{"const": "M", "title": "男"}, {"const": "F", "title": "女"}]},
    ],
)
def test_what_values_mean_is_read_where_documents_tell_it(schema) -> None:
    values, labels = labels_of(schema)
    assert values == ("M", "F")
    assert dict(labels) == {"M": "男", "F": "女"}


def test_code_values_pair_by_their_meaning_not_by_their_order() -> None:
    field = ApiField("seibetsu", "body", values=("1", "2"), labels=(("1", "女"), ("2", "男")))
    assert {m.left: m.right for m in match_codes(SEX, field).pairs} == {"1": "2", "2": "1"}


def test_equal_values_without_a_meaning_are_doubtful() -> None:
    found = match_codes(SEX, ApiField("seibetsu", "body", values=("1", "2")))
    assert [(m.left, m.sure) for m in found.pairs] == [("1", False), ("2", False)]


def test_a_value_without_a_partner_is_told() -> None:
    field = ApiField("s", "body", values=("M", "X"), labels=(("M", "男"), ("X", "その他")))
    found = match_codes(SEX, field)
    assert (found.missing, found.spare) == (("2",), ("X",))


def _item(kind: str) -> Item:
    return Item(key="x", name_ja="項目", type=kind)


@pytest.mark.parametrize(
    ("kind", "field", "rule"),
    [
        ("date", {"example": "R08.04.01"}, {"wareki": "{G}{yy}.{mm}.{dd}"}),
        ("date", {"example": "H3/4/1"}, {"wareki": "{G}{y}/{mm}/{dd}"}),
        ("date", {"max_length": 8}, {"format": "{yyyy}{mm}{dd}"}),
        ("year_month", {"example": "202604"}, {"format": "{yyyy}{mm}"}),
        ("date", {"format": "date"}, {}),
        ("flag", {"values": ("0", "1")}, {"values": {"true": "1", "false": "0"}}),
        ("flag", {"kind": "boolean"}, {}),
        ("flag", {"kind": "string"}, None),
        ("date", {"kind": "string"}, None),
        ("integer", {"kind": "string"}, {"text": True}),
        ("digits", {"kind": "integer"}, {"number": True}),
    ],
)
def test_the_way_a_value_is_written_follows_from_type_and_example(kind, field, rule) -> None:
    assert rule_of(_item(kind), ApiField("x", "body", **field)) == rule


def test_the_most_frequent_way_is_the_types_own() -> None:
    wareki = {"wareki": "{G}{yy}.{mm}.{dd}"}
    assert common([("date", wareki), ("date", wareki), ("date", {}), ("flag", None)]) == {
        "date": wareki
    }


def test_a_field_that_cannot_hold_an_item_counts_for_less() -> None:
    number = ApiField("x", "body", kind="boolean")
    assert shape_factor(_item("date"), number) < shape_factor(_item("flag"), number) == 1.0


def test_reasons_are_told_by_their_words() -> None:
    told = ("HISSU", "KETA", "ERR9")
    field = ApiField("riyu", "answer", values=told, labels=(("ERR9", "権限がありません"),))
    assert reasons_of(field) == {"HISSU": "E0001", "KETA": "E0003", "ERR9": "C0403"}


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [
        ({"type": "http", "scheme": "basic"}, "basic"),
        ({"type": "http", "scheme": "bearer"}, "api_key"),
        ({"type": "apiKey", "in": "query", "name": "key"}, "api_key"),
        ({"type": "apiKey", "in": "cookie", "name": "JSESSION"}, "session"),
        ({"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "/t"}}}, "oauth"),
        ({"type": "openIdConnect"}, "none"),
    ],
)
def test_security_schemes_become_the_profiles_auth(scheme, kind) -> None:
    assert auth_of({"s": scheme})[0]["kind"] == kind
