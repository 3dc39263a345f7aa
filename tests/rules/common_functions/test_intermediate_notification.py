from typing import Literal

import pytest

from conformance.rules.common_functions.intermediate_notification import (
    Given,
    intermediate_notification,
)
from conformance.rules.core import Parameters, Why


@pytest.mark.parametrize(
    ("event", "sent"), [("numbering", True), ("update", False), ("deletion", True)]
)
def test_numbers_given_and_deleted_are_sent_and_updates_are_not(
    event: Literal["numbering", "update", "deletion"], *, sent: bool
) -> None:
    why = Why()

    assert intermediate_notification(Given(event), Parameters(), why).notify is sent
    assert ("しない" in why.steps[0].ja) is not sent
