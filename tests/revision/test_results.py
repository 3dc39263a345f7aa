from pathlib import Path
from types import SimpleNamespace

from conformance.revision.results import worth

PLACE = "child_allowance"
CHANGED = f"{PLACE}/rule/payment-schedule/worked-examples"
SAME = f"{PLACE}/rule/monthly-amount/worked-examples"
FAILED = f"{PLACE}/rule/monthly-amount/generated-facts"
RAISED = f"{PLACE}/function/manage-sibling-count/stores-what-was-sent"


def result(digest, **verdicts):
    """A result as far as it is looked at."""
    names = {"changed": CHANGED, "same": SAME, "failed": FAILED, "raised": RAISED}
    cases = [
        SimpleNamespace(id=names[name], requirement=names[name].rpartition("/")[0], verdict=verdict)
        for name, verdict in verdicts.items()
    ]
    return SimpleNamespace(
        cases=cases,
        catalogue=[SimpleNamespace(domain=PLACE, digest=digest)],
        product=SimpleNamespace(name="見本", release="1"),
        run=SimpleNamespace(profile=None),
    )


def of(looked, digest="", **verdicts):
    return worth(*looked, result(digest, **verdicts), Path("result.json"))


def test_a_pass_stands_unless_its_case_asks_something_else(looked):
    found = of(looked, changed="pass", same="pass")
    assert (found.stands, found.lost, found.open) == (1, (CHANGED,), ())
    assert f"{PLACE}/rule/payment-schedule/*" in found.rerun.patterns
    assert SAME not in found.rerun.patterns


def test_what_had_not_passed_is_left_open_and_run_again(looked):
    found = of(looked, failed="fail", same="pass")
    assert found.open == (FAILED,)
    assert FAILED in found.rerun.patterns


def test_a_pass_of_what_was_optional_stands_and_what_was_not_declared_is_open(looked):
    assert of(looked, raised="pass").open == ()
    assert of(looked, raised="pass").stands == 1
    assert of(looked, raised="not_declared").open == (RAISED,)


def test_a_result_of_the_version_before_is_known_by_its_digest(looked):
    digest = looked[0].before.side.get(PLACE).digest
    assert of(looked, digest, same="pass").same_catalogue
    assert not of(looked, "0" * 64, same="pass").same_catalogue


def test_a_result_of_other_domains_is_not_looked_at(looked):
    other = result("", same="pass", changed="pass")
    other.catalogue = [SimpleNamespace(domain="seal_registration", digest="")]
    found = worth(*looked, other, Path("result.json"))
    assert (found.stands, found.lost, found.rerun.cases) == (0, (), 0)
