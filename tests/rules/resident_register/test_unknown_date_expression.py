import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, Why
from conformance.rules.resident_register._unknown_date_forms import FORMS
from conformance.rules.resident_register.unknown_date_expression import (
    Given,
    unknown_date_expression,
)

ERAS = st.sampled_from(["明治", "大正", "昭和", "平成", "令和"])
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def accepted(
    text: str, item: str = "birth_date", reason: str | None = None, *, recorded: bool = True
) -> bool:
    given_facts = Given(item, reason, text, recorded)
    return unknown_date_expression(given_facts, Parameters(), Why()).accepted


@given(st.sampled_from(FORMS), ERAS, st.integers(1, 64), st.integers(1, 12), st.integers(1, 31))
def test_all_fourteen_forms_are_accepted_in_both_widths(
    form: str, era: str, year: int, month: int, day: int
) -> None:
    text = form.replace("○年", f"{era}{'元' if year == 1 else year}年")
    text = text.replace("○月", f"{month}月").replace("○日", f"{day}日")

    assert accepted(text)
    assert accepted(text.translate(WIDE))


@pytest.mark.parametrize("text", ["年月日 不詳", "昭和20年月日\u3000不詳", "昭和20年5月日 不詳"])
def test_a_blank_may_stand_before_fusho(text: str) -> None:
    assert accepted(text)


@pytest.mark.parametrize(
    "text",
    [
        "20年頃",  # without an era
        "1945年頃",
        "昭和二十年頃",  # kanji numerals are not among the widths that are left open
        "昭和20年夏",  # spring alone is listed
        "昭和20年5月上旬頃",  # 上旬 stands without 頃
        "昭和20年5月中旬",  # 中旬 stands with 頃
        "昭和20年5月下旬",
        "昭和20年13月頃",
        "昭和20年5月32日頃",
        "昭和0年頃",
        "昭和20年5月10日",  # a full date is not unknown
        "推定昭和20年",
        "昭和20年頃か",
        "昭和20 年頃",
        "",
    ],
)
def test_words_beside_the_fourteen_forms_are_refused(text: str) -> None:
    assert not accepted(text)


@pytest.mark.parametrize("reason", ["move_in", "move_out", "move_within", None])
def test_an_event_date_of_another_reason_is_refused(reason: str | None) -> None:
    assert not accepted("令和5年3月頃", "event_date", reason, recorded=False)


def test_a_missing_record_opens_the_old_registration_date_alone() -> None:
    assert accepted("平成2年頃", "old_registration_date", recorded=False)
    assert not accepted("平成2年頃", "filed_on", recorded=False)
