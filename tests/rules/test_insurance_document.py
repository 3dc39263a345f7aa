from dataclasses import dataclass
from datetime import date

import pytest

from conformance.rules.core import Why
from conformance.rules.insurance_document import card_of_old, certificate_or_notice


@dataclass(frozen=True)
class InsuredPerson:
    myna_registered: bool = True
    special_need: bool = False
    self_info_nondisclosure: bool = False
    issue_date: date = date(2024, 12, 1)


def test_only_a_card_that_serves_makes_a_certificate_needless() -> None:
    assert certificate_or_notice(InsuredPerson(), Why(), "法") == "notice"


@pytest.mark.parametrize(
    "person",
    [
        InsuredPerson(myna_registered=False),
        InsuredPerson(special_need=True),
        InsuredPerson(self_info_nondisclosure=True),
    ],
)
def test_each_obstacle_alone_calls_for_a_certificate(person: InsuredPerson) -> None:
    assert certificate_or_notice(person, Why(), "法") == "certificate"


def test_the_step_names_the_law_of_the_insurance() -> None:
    why = Why()

    assert card_of_old(InsuredPerson(), why, "国民健康保険法第9条") == "insurance_card"
    assert [step.law for step in why.steps] == ["国民健康保険法第9条"]
