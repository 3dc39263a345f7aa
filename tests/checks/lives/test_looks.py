"""What lives look at: of rows that a batch's requirement says nothing of, no batch is asked."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.catalog.models.operations import Batch
from conformance.checks.lives.looks import looks_at


@pytest.mark.parametrize("domain", ["light_vehicle_tax", "long_term_care_insurance"])
def test_a_batch_is_looked_at_unless_it_is_told_what_rows_it_is_put_to(domain: str) -> None:
    spec = load(domain)
    batches = {k: f.operation for k, f in spec.functions.items() if isinstance(f.operation, Batch)}
    groups = frozenset(one.record for one in batches.values())

    looked = {look.name for look in looks_at(spec, groups) if look.kind == "batch"}

    assert looked == {key for key, one in batches.items() if not one.alike}
