"""A package broken in one place, over all specifications: at most ten roots, the first its fault.

The small test has as many cases as a certification would fail; the long ones really run a sixth
of all cases against the sample package behind something that breaks it in one place.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conformance.catalog.load import domains
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.reference.behaviour import CORRECT
from conformance.results.build import judge_case
from conformance.results.fold import defects
from tests.packages.adversaries import NoFunctions, answered
from tests.packages.served import session
from tests.results.roots.made import broken, case, finding

PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
MANY = 1_800
"""Cases that fail by the one fault."""
ROOTS = 10
"""That a reader is told of at most."""
EVERY = 6
ITEM = "atena_number"


class NotHeld:
    """A server that never answers one item of its records."""

    def __init__(self, app, domain):
        del domain
        self.app = app

    async def __call__(self, scope, receive, send):
        sent = []

        async def keep(message):
            sent.append(message)

        await self.app(scope, receive, keep)
        status, content = sent[0]["status"], b"".join(m.get("body", b"") for m in sent[1:])
        if scope["path"].endswith("/query") and status == 200:
            body = json.loads(content)
            for row in body["result"]:
                row.pop(ITEM, None)
            content = json.dumps(body).encode()
        await answered(send, status, content)


def named(domain, one):
    """The same case of another domain, so that each is a requirement of its own."""
    ids = {"id": one.id, "requirement": one.requirement}
    return one.model_copy(update={k: v.replace("d/", f"{domain}/", 1) for k, v in ids.items()})


def test_a_thousand_failures_over_all_specifications_are_told_by_the_one_fault():
    own = sorted(domains())
    assert len(own) == 21
    failing = [named(own[n % len(own)], broken(f"f-{n}")) for n in range(MANY)]
    others = [
        named(own[n], case(f"rule/r-{n}/gives", "rule/worked", finding("F-VALUE", f"rule/r-{n}")))
        for n in range(ROOTS - 1)
    ]
    passing = [named(own[0], case(f"rule/p-{n}/gives", "rule/worked")) for n in range(100)]
    found = defects([*others, *passing, *failing], {"fail"})
    assert len(found) == ROOTS
    assert (found[0].cause, found[0].fault.code) == ("answer:functions 404", "R-ANSWER")
    assert 1 + len(found[0].consequences) == MANY


def run_behind(behind):
    """Run a sixth of all cases; return those that deviate, and the roots."""
    prepared = prepare(
        options_of({"profile": str(PROFILE), "seed": "1", "as-of": "2025-10-01", "surface": "api"})
    )
    tried = {}
    for planned in prepared.executable:
        tried.setdefault(planned.case.requirement.domain, []).append(planned)
    assert len(tried) == 21
    cases = []
    for domain, those in tried.items():
        with session(lambda _at: CORRECT, domain, behind=behind) as opened:
            cases += [judge_case(prepared.run, p, opened.execute(p.case)) for p in those[::EVERY]]
    found = defects(cases, {"fail", "unconfirmed"})
    return [one for one in cases if one.finding is not None], found


@pytest.mark.whole
def test_a_wrong_base_path_of_the_functions_of_all_specifications_is_the_first_of_few_roots():
    deviating, found = run_behind(NoFunctions)
    assert len(deviating) >= MANY
    assert len({one.id.split("/")[0] for one in deviating}) == 21
    assert len(found) <= ROOTS
    assert found[0].cause == "answer:functions 404"


@pytest.mark.whole
def test_an_item_that_no_record_of_any_specification_shows_is_the_first_of_few_roots():
    deviating, found = run_behind(NotHeld)
    assert len(deviating) >= 100
    assert len(found) <= ROOTS
    assert (found[0].cause, found[0].fault.code) == (f"item:{ITEM}", "R-ITEM")
