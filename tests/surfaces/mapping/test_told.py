"""What a call for a rule is, and which facts its requests tell."""

from conformance.surfaces.mapping.models.call import CallSelector
from conformance.surfaces.mapping.models.section import Mapping
from conformance.surfaces.mapping.told import is_process, unsaid, untold

SECTION = Mapping(fields={"d/rule/r": {"claim_date": "uketsukeBi"}})
SCOPES = ("d/rule/r", "d", "*")


def call(*steps):
    return CallSelector(action="calculate", steps=steps)


ASKED = call({"request": "POST /shisan", "body": "{given}"})
ENTERED = call(
    {"request": "POST /hito", "let": {"kora": "given.children[?counted].{umare: birth_date}"}},
    {"request": "POST /seikyu", "body": {"hi": "{given.uketsukeBi}"}, "when": "given.month"},
)


def test_one_request_is_a_question_and_several_that_write_are_a_process():
    assert not is_process(ASKED)
    assert not is_process(call({"request": "GET /a"}, {"request": "GET /b"}))
    assert is_process(ENTERED)


def test_a_fact_that_only_chooses_a_step_is_not_told():
    names = ("claim_date", "month", "children", "closed_dates")
    assert untold(SECTION, ENTERED, names, SCOPES) == ("month", "closed_dates")
    assert untold(SECTION, ASKED, names, SCOPES) == ()


def test_members_of_a_list_are_told_where_a_request_is_made_from_them():
    members = ("birth_date", "counted", "weight")
    assert unsaid(SECTION, ENTERED, "children", members, SCOPES) == ("weight",)
    assert unsaid(SECTION, ASKED, "children", members, SCOPES) == ()
