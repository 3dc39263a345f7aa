"""How a story says values: codes with their meaning, days with their era, nothing as nothing."""

import pytest

from conformance.cases.stories.said import day_said, labels_of, name_of, value_said
from conformance.catalog.load import load
from conformance.values.words import Bilingual

SPEC = load("child_allowance")


@pytest.mark.parametrize(
    ("text", "ja"),
    [
        ("2019-04-30", "2019-04-30（平成31年4月30日）"),
        ("2019-05-01", "2019-05-01（令和元年5月1日）"),
        ("2024-02-29", "2024-02-29（令和6年2月29日）"),
        ("2019-05", "2019-05（令和元年5月）"),
        ("2025-13", "2025-13"),
        ("2023-02-29", "2023-02-29"),
        ("1950-00-00", "1950-00-00"),
        ("1868-01-25", "1868-01-25"),
        ("東京", "東京"),
    ],
)
def test_a_day_has_its_era_beside_it_and_any_other_text_stays(text, ja):
    assert day_said(text) == Bilingual(ja, text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, Bilingual("なし", "none")),
        (True, Bilingual("はい", "yes")),
        (False, Bilingual("いいえ", "no")),
        (0, Bilingual("0", "0")),
        ([], Bilingual("なし", "none")),
        (["2", None], Bilingual("2（外国人）・なし", "2 (外国人) / none")),
        ({"a": 1}, Bilingual("a 1", "a 1")),
        ("2", Bilingual("2（外国人）", "2 (外国人)")),
    ],
)
def test_values_are_said_as_people_read_them(value, words):
    assert value_said(value, {"2": "外国人"}) == words


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        ("birthday|day_before", {"birthday": "誕生日から", "day_before": "誕生日の前日から"}),
        ("1=定時|2=選挙時", {"1": "定時", "2": "選挙時"}),
        ("code(1=限度額未満,2=特例給付; 以前のみ)|null", {"1": "限度額未満", "2": "特例給付"}),
        ("flag|null", {}),
        ("list of {name, share}", {}),
    ],
)
def test_words_that_an_input_states_have_their_meaning(written, labels):
    assert labels_of(SPEC, "no_such_item", written=written) == labels


def test_an_item_has_the_catalogues_name_and_its_codes_their_meaning():
    assert name_of(SPEC, "nationality_group").ja == "日本人・外国人区分"
    assert labels_of(SPEC, "nationality_group")["2"] == "外国人"
    assert name_of(SPEC, "no_such_item") == Bilingual("no_such_item", "no such item")
    assert labels_of(SPEC, "no_such_item") == {}


def test_the_form_of_an_input_names_its_code_list():
    assert labels_of(SPEC, "any", written="code(payee_status)|null")["01"] == "受給中"
