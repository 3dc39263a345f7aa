"""A second row under one key is asked for only where the request tells the key."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from conformance.checks.refusals.carried import hold_sent
from conformance.checks.rows.create import told_apart_by
from conformance.findings import Exchange, UntestedError
from conformance.surfaces.package import Reply

KEY = {"municipality_code": "139998", "payee_atena": "1", "account_no_seq": 1}
TRIAL = SimpleNamespace(case=SimpleNamespace(requirement=SimpleNamespace(id="d/function/f")))
ACCEPTED = Reply(200, (), (), Exchange("PUT", "/account", {}, 200, {}))


def test_the_code_of_the_one_municipality_tells_nobody_apart():
    assert told_apart_by(KEY) == ("payee_atena", "account_no_seq")


def test_an_accepted_entry_that_did_not_tell_the_key_is_no_second_one():
    unsaid = Reply(200, (), (), ACCEPTED.exchange, unsent=frozenset({"account_no_seq"}))

    with pytest.raises(UntestedError):
        hold_sent(TRIAL, unsaid, told_apart_by(KEY))


def test_one_that_left_out_the_municipality_alone_is():
    unsaid = Reply(200, (), (), ACCEPTED.exchange, unsent=frozenset({"municipality_code"}))

    assert hold_sent(TRIAL, unsaid, told_apart_by(KEY)) is unsaid
