"""What is told of a function, for whoever has to map it."""

from conformance.report.explain.contract.make import contract_of, explained
from conformance.report.explain.subjects import find_subjects


def _told(name):
    (found,) = find_subjects(name)
    return contract_of(found)


def test_the_inputs_of_an_entry_say_what_they_are_and_who_sets_them():
    told = {item.key: item for item in _told("resident_register/function/move-in-entry").items}
    birth, status = told["birth_date"], told["resident_status"]
    assert (birth.type, birth.required, birth.set_by) == ("date", True, "caller")
    assert (status.set_by, status.by) == ("constant", "1")
    assert (told["processed_on"].set_by, told["processed_on"].by) == ("rule", "event-date-check")
    assert told["history_no"].set_by == "package"
    assert told["sex"].codes["1"] == "男"
    assert told["household_number"].refers == ("resident_register/households/household_number",)


def test_no_item_is_told_twice():
    keys = [item.key for item in _told("resident_register/function/move-in-entry").items]
    assert len(keys) == len(set(keys))


def test_what_an_event_entails_is_told_of_the_function_that_enters_it():
    told = _told("resident_register/function/jp-removed-items")
    assert "resident_register/households" in told.reads
    assert {"resident_register/removed_records", "resident_register/history"} <= set(told.writes)
    assert any("erases the resident record" in effect.en for effect in told.effects)
    assert any(
        "refuses to issue" in after.en and "resident record" in after.en
        for after in told.afterwards
    )
    assert any(one.case.endswith("event/move-out/rejects-already-erased") for one in told.refusals)


def test_a_reason_is_told_only_where_a_source_binds_it():
    told = _told("resident_register/event/move-out")
    assert {one.reason for one in told.refusals} == {None}
    reasons = {one.reason for one in _told("resident_register/function/move-in-entry").refusals}
    assert {"E0001", "C0409"} <= reasons


def test_a_search_says_how_it_compares_and_a_copy_what_the_asker_chooses():
    search = _told("child_allowance/function/search-payee").items
    assert {item.by for item in search} <= {"exact", "prefix", "partial", "range"}
    copy = _told("resident_register/form/resident-copy")
    assert {item.set_by for item in copy.items} <= {"caller", "package"}
    assert copy.mapping.startswith("mapping:")


def test_the_json_holds_title_source_place_and_cases():
    (found,) = find_subjects("child_allowance/record/claims")
    told = explained(found)
    assert told.place.startswith("child_allowance/2.0/records.yaml:")
    assert "query" in told.contract.mapping
    assert told.cases
