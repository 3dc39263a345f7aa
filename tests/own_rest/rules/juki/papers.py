"""届出書の保存、カードの変更、続柄の変更の届出."""

from datetime import timedelta

from own_rest.rules import read
from own_rest.rules.faults import OutOfScope
from own_rest.rules.juki.book import rule
from own_rest.rules.months import days_later, period_end
from own_rest.rules.parameters import figures


@rule("filed-papers-retention", received_on=read.day, as_of=read.day)
def filed_papers_retention(received_on, as_of):
    months = figures("papers", received_on)["months"]
    last = period_end(received_on + timedelta(days=1), months)
    return {"retain_until": last, "must_retain": as_of <= last}


@rule(
    "card-change-deadline",
    changed_on=read.day,
    filed_on=read.day,
    closed_days=read.many(read.day),
    abroad=read.optional(read.flag, default=False),
)
def card_change_deadline(changed_on, filed_on, closed_days, abroad):
    if filed_on < changed_on:
        raise OutOfScope("nothing has changed yet")
    last = days_later(changed_on, figures("card_change", changed_on)["days"])
    while last in closed_days:
        last += timedelta(days=1)
    return {"deadline": None if abroad else last, "late": not abroad and filed_on > last}


_KIND = read.code("japanese", "foreign")


@rule(
    "relationship-change-notice",
    resident_type=_KIND,
    is_head=read.flag,
    head_type=_KIND,
    other_notice=read.flag,
    kinship_changed=read.flag,
    koseki_paper_accepted=read.flag,
)
def relationship_change_notice(*, resident_type, head_type, is_head, kinship_changed, **told):
    foreign = (resident_type, head_type) == ("foreign", "foreign")
    return {"required": foreign and kinship_changed and not (is_head or any(told.values()))}
