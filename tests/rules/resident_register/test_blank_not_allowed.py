import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.resident_register.blank_not_allowed import Given, blank_not_allowed

COMMON = {"birth_date", "address", "atena_number", "household_number"}
BY_LAW = ("nationality", "status_of_residence", "period_of_stay", "period_expires_on")
FOREIGN = COMMON | {"foreign_resident_since", "article_30_45_category"}


def missing(category: str | None, *filled: str, removed: bool = False) -> tuple[str, ...]:
    return blank_not_allowed(
        Given("foreign", category, removed, (*filled, *BY_LAW)), Parameters(), Why()
    ).missing


@pytest.mark.parametrize(
    ("category", "live", "removed"),
    [
        ("mid_long_term", {"card_number"}, set()),
        ("special_permanent", {"card_number"}, {"card_number"}),
        ("temporary_refuge", {"landing_period"}, {"landing_period"}),
        ("provisional_stay", {"provisional_stay_period"}, {"provisional_stay_period"}),
        ("birth_transient", set(), set()),
        ("nationality_loss_transient", set(), set()),
        (None, set(), set()),
    ],
)
def test_each_category_adds_its_own_item(
    category: str | None, live: set[str], removed: set[str]
) -> None:
    assert set(missing(category)) == FOREIGN | live | {"resident_code"}
    assert set(missing(category, removed=True)) == FOREIGN | removed


@given(st.sets(st.sampled_from([*FOREIGN, "resident_code", "card_number", "memo"])))
def test_filling_an_item_takes_away_that_item_alone_and_keeps_the_order(filled: set[str]) -> None:
    found = missing("mid_long_term", *filled)

    assert found == tuple(item for item in missing("mid_long_term") if item not in filled)
    assert list(found) == sorted(found)


def test_a_japanese_resident_has_no_category() -> None:
    facts = Given("japanese", "special_permanent", removed=False, filled=())

    assert set(blank_not_allowed(facts, Parameters(), Why()).missing) == COMMON | {
        "resident_code",
        "honseki",
        "head_of_koseki",
        "resident_since",
    }


def test_an_unknown_category_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="'diplomat'"):
        missing("diplomat")


@pytest.mark.parametrize("blank", BY_LAW)
def test_what_the_law_names_and_the_list_does_not_is_out_of_scope_when_blank(blank: str) -> None:
    filled = tuple(item for item in BY_LAW if item != blank)
    with_card = Given("foreign", "mid_long_term", removed=False, filled=filled)
    without = Given("foreign", "special_permanent", removed=False, filled=("nationality",))

    with pytest.raises(OutOfScopeError, match=blank):
        blank_not_allowed(with_card, Parameters(), Why())
    assert "card_number" in blank_not_allowed(without, Parameters(), Why()).missing
