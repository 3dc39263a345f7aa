"""抑止の効き方."""

from datetime import timedelta

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule

_STRENGTH = ("error", "alert")


@rule(
    "suppression-effect",
    operation=read.text,
    now=read.moment,
    suppressions=read.many(
        read.nested(
            operations=read.many(read.text),
            level=read.code("error", "alert", "none"),
            starts_on=read.day,
            ends_on=read.optional(read.day),
            ended_on=read.optional(read.day),
            temporary_released_at=read.optional(read.moment),
            temporary_release_minutes=read.optional(read.count),
        )
    ),
)
def suppression_effect(operation, now, suppressions):
    levels = {
        entry["level"]
        for entry in suppressions
        if operation in entry["operations"] and _in_force(entry, now) and not _released(entry, now)
    }
    return {"effect": next((level for level in _STRENGTH if level in levels), "pass")}


def _in_force(entry, now):
    """Its end day alone does not end a suppression; only an act does."""
    ended = entry["ended_on"] is not None and entry["ended_on"] <= now.date()
    return entry["starts_on"] <= now.date() and not ended


def _released(entry, now):
    released = entry["temporary_released_at"]
    if released is None:
        return False
    if entry["temporary_release_minutes"] is None:
        raise OutOfScope("a release has a length")
    return released <= now < released + timedelta(minutes=entry["temporary_release_minutes"])
