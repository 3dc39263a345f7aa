"""A refusal in a vendor's own words counts where it shows that what is wrong was looked at."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.catalog.load import load
from conformance.findings import Exchange, UntestedError
from conformance.suite.breaks import of_nobody
from conformance.suite.refusal import hold_refused
from conformance.surfaces.package import Refusal, Reply

SPEC = load("resident_register")
GROUP = SPEC.records["support_measures"]
API = SimpleNamespace(adapter="mapping", mapping=None)
TRIAL = SimpleNamespace(
    spec=SPEC, domain=SPEC.domain, profile=SimpleNamespace(surfaces=SimpleNamespace(api=API))
)


def held(*refusals, status=404):
    exchange = Exchange("POST", "/sochi/A1/shuryo", {}, status, None)
    reply = Reply(status, (), tuple(Refusal(*one) for one in refusals), exchange)
    hold_refused(TRIAL, reply, of_nobody(GROUP, {"case_number": "A1"}))


@pytest.mark.parametrize("told", [("C0404", "case_number"), ("E0004", "case_number"), ("X9", None)])
def test_that_nobody_is_there_may_be_said_in_any_words(told):
    held(told)


def test_a_number_refused_for_its_form_at_an_unknown_place_was_not_looked_for():
    with pytest.raises(UntestedError) as raised:
        held(("E0002", "(unmapped: i)"), status=400)
    assert raised.value.cause.code == "P-OTHER-ITEM"


def test_of_a_place_that_the_package_names_only_the_shape_is_told():
    with pytest.raises(UntestedError) as raised:
        held(
            ("E0002", "(unmapped: SECRETTARO山田秘密太郎)"),
            ("E0002", "(unmapped: supportKind)"),
            status=400,
        )
    cause = raised.value.cause
    assert cause.details["named"] == "(unmapped: AAAAAAAAAA漢漢漢漢漢漢), (unmapped: supportKind)"
    assert not [word for word in ("SECRET", "山田", "秘密") if word in f"{cause}"]
