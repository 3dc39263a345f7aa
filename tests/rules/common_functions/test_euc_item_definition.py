import pytest

from conformance.rules.common_functions.euc_item_definition import (
    Given,
    Output,
    euc_item_definition,
)
from conformance.rules.core import Parameters, Why


def judged(given: Given) -> Output:
    return euc_item_definition(given, Parameters(), Why())


@pytest.mark.parametrize("packaged", [True, False])
def test_listed_and_received_items_are_offered_as_their_source_defines_them(
    *, packaged: bool
) -> None:
    assert judged(Given("own_list", "022", "001", packaged)) == Output("required", "022")
    assert judged(Given("received", "022", "001", packaged)) == Output("required", "001")


def test_other_items_are_for_one_package_with_the_core_only() -> None:
    assert judged(Given("other", "022", "001", packaged=True)) == Output("allowed", None)
    assert judged(Given("other", "022", "001", packaged=False)) == Output("not_foreseen", None)
