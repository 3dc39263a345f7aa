"""Who misspells a fault reads the nearest and where all of them are named."""

from __future__ import annotations

import pytest

from conformance.errors import UsageError
from conformance.reference.mutants import all_mutants, mutant

FAULT = "child-allowance-sixteenth-day"


@pytest.mark.parametrize(
    ("key", "near"), [("child-alowance-sixteen-day", f"did you mean {FAULT!r}? "), ("zzz", "")]
)
def test_an_unknown_fault_is_refused_with_the_way_to_all(key: str, near: str) -> None:
    with pytest.raises(UsageError) as raised:
        mutant(key)
    (message,) = raised.value.messages
    assert message.code == "USE019"
    assert str(len(all_mutants())) in message.text("en")
    said = "conformance selftest --list names all (of a domain with --domain)"
    assert message.remedy_en == near + said
