import pytest

from conformance.rules.common_functions.integrated_flag import Given, integrated_flag
from conformance.rules.core import OutOfScopeError, Parameters, Why


def is_set(given: Given) -> bool:
    return integrated_flag(given, Parameters(), Why()).set_flag


@pytest.mark.parametrize("resident", [True, False])
def test_the_resident_register_always_leads(*, resident: bool) -> None:
    assert is_set(Given("update", "001", resident))


def test_another_business_leads_only_for_people_who_are_no_residents() -> None:
    assert not is_set(Given("update", "022", resident=True))
    assert is_set(Given("update", "022", resident=False))


@pytest.mark.parametrize("business", ["000", "001", "022"])
@pytest.mark.parametrize("resident", [True, False])
def test_numbering_marks_the_record_whoever_asked(business: str, *, resident: bool) -> None:
    assert is_set(Given("numbering", business, resident))


def test_updates_of_the_citys_own_systems_are_not_settled() -> None:
    with pytest.raises(OutOfScopeError, match="000"):
        is_set(Given("update", "000", resident=False))
