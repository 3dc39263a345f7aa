"""What a change does not concern: filled beforehand, so that its loss is seen."""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.worlds.lasting import lasting, protecting


@pytest.mark.parametrize(
    ("domain", "record", "changed", "stays", "may_follow"),
    [
        ("seal_registration", "seal_registrations", {"status"}, {"memo"}, {"erase_reason"}),
        ("corporate_resident_tax", "corporations", {"name"}, {"extension_months"}, {"former_name"}),
        ("child_rearing_allowance", "recipients", {"bank_code"}, {"cert_no"}, {"account_number"}),
        ("fixed_asset_tax", "owners", {"tax_agent_atena"}, {"address"}, {"support_flag"}),
    ],
)
def test_fills_what_nothing_else_moves(domain, record, changed, stays, may_follow):
    found = set(lasting(load(domain).records[record], changed))
    assert stays <= found
    assert not found & (changed | may_follow)


def test_nothing_that_a_foreigner_alone_has_is_asked_of_a_japanese():
    group = load("resident_register").records["japanese_residents"]
    assert not {i for i in lasting(group, {"address"}) if "alphabet" in i}


def test_a_row_protects_unless_the_change_is_of_whom_or_of_the_mark():
    spec = load("light_vehicle_tax")
    group = spec.records["vehicles"]
    assert protecting(spec, group, {"hold_kind"}) == {"support_flag": True}
    assert protecting(spec, group, {"taxpayer_atena"}) == {}
    assert protecting(spec, group, {"support_flag"}) == {}
    assert protecting(spec, spec.records["plates"], {"status"}) == {}
