"""The list of first hours names nothing that the catalogue does not have."""

from conformance.cases.case import FILES
from conformance.catalog.first_hours import first_hour
from conformance.catalog.load import domains, load


def test_every_step_names_a_requirement_of_its_domain():
    unknown = [
        (domain, kind, key)
        for domain in domains()
        for step in first_hour(load(domain))
        for kind, key in step
        if key not in getattr(load(domain), FILES[kind])
    ]
    assert unknown == []


def test_every_domain_with_events_has_a_first_hour_and_no_other():
    assert {d for d in domains() if first_hour(load(d))} == {d for d in domains() if load(d).events}


def test_a_domain_that_is_not_listed_begins_with_any_of_its_events():
    spec = load("electoral_roll")
    assert first_hour(spec) == (tuple(("event", key) for key in spec.events),) * 2


def test_a_register_begins_with_moving_in_and_ends_with_moving_out():
    first, last = first_hour(load("resident_register"))
    assert (first[0], last[0]) == (("event", "move-in"), ("event", "move-out"))
