from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from conformance.findings import UntestedError
from conformance.surfaces.twinned import ONE_CONNECTION, PROCESSES_APART, twin_of

if TYPE_CHECKING:
    from conformance.surfaces.package import Package


class Opened:
    def twin(self) -> str:
        return "the second"


def test_a_package_that_can_is_opened_a_second_time() -> None:
    assert cast("str", twin_of(cast("Package", Opened()))) == "the second"


def test_a_package_with_one_connection_leaves_the_case_untested() -> None:
    with pytest.raises(UntestedError) as caught:
        twin_of(cast("Package", object()))

    assert caught.value.cause is ONE_CONNECTION


def test_both_ways_of_one_call_at_a_time_share_a_code_and_differ_in_advice() -> None:
    assert ONE_CONNECTION.code == PROCESSES_APART.code
    assert ONE_CONNECTION.remedy_en != PROCESSES_APART.remedy_en
