"""Export files: amounts and dates that follow from a rule are worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.cases.registry import Draft, check, generates
from conformance.catalog.models.records import RecordGroup
from conformance.checks.files.judged import group_judges, hold_judged
from conformance.checks.files.outcome import explained, hold_not_sampled, none_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification


@generates(RecordGroup)
def cases(_spec: Specification, subject: object) -> Iterator[Draft]:
    """One case for each item that follows from rules."""
    group = cast("RecordGroup", subject)
    for key in dict.fromkeys(one.item for one in group.follows):
        rules = ", ".join(dict.fromkeys(one.rule for one in group.follows if one.item == key))
        slug = f"file-rule-{key}".replace("_", "-")
        params = {"item": key, "name": group.item(key).name_ja, "rules": rules}
        yield Draft(slug, "files/rule", params)


@check(
    "files/rule",
    polarity="value",
    compares="file_rule",
    surface="files",
    ja="{item:item}の値が規則{rules:rules}から導かれる値と同じである",
    en="the values of {item:item} are those that {rules:rules} gives",
    needs=(),
)
def file_rule(trial: Trial) -> None:
    """Every value that a rule decides is the one it gives; rows outside its scope do not count."""
    found, item = group_judges(trial), trial.case.param("item")
    judges = [one for one in found.formulas if one.formula.item.key == item]
    for one in judges:
        with explained(one.steps):
            none_wrong(trial, found.export, item, found.judged.tallies.of(one.subject))
    hold_not_sampled(trial)
    hold_judged(found.judged, judges)
