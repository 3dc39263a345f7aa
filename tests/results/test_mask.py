"""Nothing of another person leaves in clear, and what the harness sent stays readable."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.findings import Answered, Reason
from conformance.results.mask import Mask, values_in
from conformance.results.near import near
from conformance.surfaces.known_words import CONTRACT, ShowableWords

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)
names = st.text(alphabet="佐藤鈴木一郎花子イウエオカキク", min_size=2, max_size=12)
WORDS = ShowableWords(CONTRACT | {"name", "atena_number", "sex"}, {"sex": frozenset({"1", "2"})})


@given(names)
def test_a_name_the_harness_did_not_make_never_appears(name):
    masked = Mask().shown({"name": name, "deep": [{name: name}]})
    assert name not in json.dumps(masked, ensure_ascii=False)


@given(names)
def test_a_name_the_harness_made_is_shown(name):
    assert Mask(frozenset({name})).shown([name, {name: name}]) == [name, {name: name}]


@given(json_values)
def test_masking_keeps_the_form_of_the_value(value):
    masked = Mask().shown(value)
    if isinstance(value, list | dict):
        assert len(masked) == len(value)
    else:
        assert type(masked) is type(value) or isinstance(masked, str)


@given(json_values)
def test_what_is_known_is_shown_whole(value):
    assert Mask(frozenset(values_in(value))).shown(value) == value


@pytest.mark.parametrize(
    ("planted", "shape"),
    [
        (123456789018, "999999999999"),
        (123456789018.0, "999999999999.9"),
        (312345678, "999999999"),
        (1985, "9999"),
        ("1985-03-12", "9999-99-99"),
        ("YAMADA_TARO", "AAAAAA_AAAA"),
        ("Tanaka", "AAAAAA"),
        ("KANARI12345", "AAAAAA99999"),
        ("id:123456789012", "AA:999999999999"),
        ("password=Passw0rd-Kyoto2026", "AAAAAAAA=AAAAA9AA-AAAAA9999"),
        ("{YAMADA}", "{AAAAAA}"),
        ("12", "99"),
    ],
)
def test_what_only_the_package_knows_is_a_shape(planted, shape):
    assert Mask(vocabulary=WORDS).shown({"name": planted}) == {"name": shape}


def test_two_unknown_members_of_one_shape_stay_apart():
    masked = Mask(vocabulary=WORDS).shown({"秘密　花子": 1, "秘密　太郎": 2})
    assert list(masked) == ["漢漢　漢漢", "漢漢　漢漢 #2"]


def test_words_of_the_contract_codes_of_an_item_and_counters_stay_readable():
    answer = {"errors": [{"code": "E0003", "item": "name"}], "status": 400, "sex": "1"}
    assert Mask(vocabulary=WORDS).shown(answer) == answer
    assert Mask(vocabulary=WORDS).shown({"name": "1"}) == {"name": "9"}


def test_a_vendors_spelling_of_a_known_member_is_known():
    assert Mask(vocabulary=WORDS).shown({"atenaNumber": None}) == {"atenaNumber": None}


def test_of_pairs_the_known_key_stays_and_the_foreign_value_goes():
    mask = Mask(frozenset({"0000000001"}), WORDS)
    assert mask.shown("atena_number=123456789012345") == "atena_number=999999999999999"
    assert mask.shown("atena_number=0000000001") == "atena_number=0000000001"


def test_of_an_answer_status_codes_and_known_items_stay_and_the_message_goes():
    answer = Answered(
        400, (Reason("E0003", "name"), Reason("YamadaHanako", "KANARI1")), "秘密 花子"
    )
    masked = Mask(vocabulary=WORDS).answered(answer)
    assert masked.line() == "HTTP 400 E0003 (name) AAAAAAAAAAAA (AAAAAA9)"
    assert not masked.message


def test_an_unmapped_word_says_that_it_is_unmapped_and_not_what_it_is():
    masked = Mask(vocabulary=WORDS).answered(Answered(404, (Reason("(unmapped: 花子)"),)))
    assert masked.line() == "HTTP 404 (unmapped: 漢漢)"


def test_a_status_that_stands_for_a_reason_is_said_once():
    assert Mask().answered(Answered(404, (Reason("HTTP 404"),))).line() == "HTTP 404"


def test_near_misses_of_days_months_and_numbers_are_the_harness_s_own():
    made = frozenset(near(["2026-11-16", "2026-11", "15000"]))
    assert {"2026-11-15", "2026-12-16", "2026-12-01", "2026-12", "14999", "16000", "0"} <= made
    assert "1985-03-12" not in made
    assert list(near(["9999-12-31", "2026-13-01", "秘密"]))[:1] != ["秘密"]
