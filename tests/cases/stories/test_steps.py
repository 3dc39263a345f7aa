"""The steps of a counterexample travel as the example of a finding and come back the same."""

from datetime import date

from conformance.cases.stories.steps import StoryStep, as_example, steps_of

STEPS = (
    StoryStep("stands", "payees", {"nationality_group": "2"}, date(2025, 3, 1)),
    StoryStep(
        "does", "register-claim", {"claim_date": "2025-03-31"}, date(2025, 3, 31), by="clerk"
    ),
    StoryStep("day", on=date(2025, 4, 1), domain="resident_register"),
)


def test_steps_come_back_as_they_were_told() -> None:
    assert steps_of(as_example(*STEPS)) == STEPS


def test_plain_facts_are_no_steps() -> None:
    assert steps_of({"claim_date": "2025-03-31"}) is None
    assert steps_of(None) is None


def test_what_is_empty_is_not_written() -> None:
    assert as_example(StoryStep("day", on=date(2025, 4, 1))) == {
        "story": [{"what": "day", "on": "2025-04-01"}]
    }
