"""Rows of people whom the case did not make are counted, never shown."""

from conformance.results.strangers import own_of

MADE = frozenset({"585154176477875", "田中　陽葵", "2026-11-22", "atena_number", "accepted"})
MINE = {"atena_number": "585154176477875", "name": "田中　陽葵", "processed_on": "2026-11-22"}
STRANGER = {"atena_number": "900000000000001", "name": "秘密　花子", "processed_on": "2026-11-22"}


def test_of_a_shared_database_only_the_case_s_own_rows_are_evidence():
    answer = {"result": [STRANGER, MINE, STRANGER]}
    assert own_of(answer, MADE, shared=True) == {"result": [MINE, {"count": 2}]}


def test_in_a_sandbox_of_its_own_every_row_is_evidence():
    answer = {"result": [STRANGER, MINE]}
    assert own_of(answer, MADE, shared=False) == answer


def test_a_day_or_a_word_that_the_case_also_used_makes_no_row_its_own():
    answer = [{"processed_on": "2026-11-22", "outcome": "accepted", "name": "秘密　花子"}]
    assert own_of(answer, MADE, shared=True) == [{"count": 1}]


def test_reasons_and_counts_stay():
    answer = {"errors": [{"code": "E0003", "message": "桁数が違います"}], "result": [{"loaded": 2}]}
    assert own_of(answer, MADE, shared=True) == answer
