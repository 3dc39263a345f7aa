from __future__ import annotations

from conformance.catalog.models.file_laws import Aged, Rows
from conformance.population.of_age import right_day, wrong_day

ONE = Aged(law="aged", rows=Rows(group="a"), birth="b", on="d", least=65, below=75)


def test_a_day_is_wrong_on_which_somebody_is_too_young_or_too_old() -> None:
    days = ("2014-12-29", "2014-12-30", "2025-01-03", "2025-01-04", None, "2014-00-00")
    wrong = [wrong_day(ONE, {"b": "1950-01-01", "d": day}) for day in days]
    assert wrong == [True, False, False, True, False, False]


def test_the_right_day_is_that_on_which_the_age_is_reached() -> None:
    assert right_day(ONE, "1950-01-01") == "2015-01-01"
    assert not wrong_day(ONE, {"b": "1950-01-01", "d": right_day(ONE, "1950-01-01")})
