"""`conformance catalog publish`: freeze a version, or record how a frozen one was mended."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

import click

from conformance.catalog.lint import lint
from conformance.catalog.load import forget, load
from conformance.catalog.locate import catalog_directory, domains_in, versions_in
from conformance.catalog.versions.frozen import VersionPlace, freeze, frozen_at
from conformance.catalog.versions.life import named_place, publish, supersede
from conformance.cli.catalog_draft import CATALOG
from conformance.cli.lang import say
from conformance.cli.outputs import writing
from conformance.errors import CatalogError, Message, UsageError
from conformance.planning.manifest_files import expected_files, write_differing
from conformance.values.today import today_in_japan
from conformance.values.uncollected import uncollected
from conformance.worlds import rule_check

if TYPE_CHECKING:
    from pathlib import Path

_A_DAY = dt.timedelta(days=1)
_DAY = click.DateTime(["%Y-%m-%d"])
_OF_THE_LIFE = frozenset({"CAT050"})
"""What publishing itself mends."""


@click.command(
    help="版を公表してハッシュで凍結する。凍結した版の訂正は --correction で記録する"
    " / publish versions and freeze them by their hash; record corrections of frozen ones"
)
@click.argument("names", nargs=-1)
@click.option("--all", "every", is_flag=True, help="すべての業務 / every domain")
@click.option("--conforms-from", type=_DAY, help="適合基準日 / day from which it is to be met")
@click.option(
    "--before-until",
    type=_DAY,
    help="前の版への適合を認める最後の日 / last day on which the version before still counts",
)
@click.option("--correction", default="", help="訂正の理由 / why a frozen version was mended")
@click.option("--on", type=_DAY, help="公表日（既定: 今日） / day (default: today)")
@CATALOG
@click.pass_obj
@uncollected()
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: str,
    names: tuple[str, ...],
    conforms_from: dt.datetime | None,
    before_until: dt.datetime | None,
    correction: str,
    on: dt.datetime | None,
    root: Path | None,
    *,
    every: bool,
) -> None:
    """Lint, publish, freeze, and write the manifests; nothing is written where lint finds any."""
    folder = root or catalog_directory()
    chosen = domains_in(folder) if every else names
    if not chosen or (len(chosen) > 1 and (conforms_from or before_until)):
        raise UsageError(_which())
    places = [named_place(folder, one) for one in chosen]
    day = on.date() if on else today_in_japan()
    _hold_sound(places, correction)
    _hold_examples(places)
    for place in places:
        _hold_days(place, conforms_from, before_until)
    written = False
    with writing():
        for place in places:
            written |= _publish(place, conforms_from, before_until)
            made = freeze(place, day, correction)
            said = say(lang, "凍結", "frozen")
            sys.stdout.write(f"{place.domain}@{place.version} {said} sha256 {made.sha256[:12]}\n")
        if written:
            forget()
        write_differing(expected_files(folder))


def _hold_sound(places: list[VersionPlace], correction: str) -> None:
    """Hold that each version is sound, and that one that was edited has a reason for it."""
    found: list[Message] = []
    for place in places:
        spec = load(place.domain, place.version, place.root)
        codes = _OF_THE_LIFE if correction.strip() or frozen_at(place) is None else frozenset()
        found += [one for one in lint(spec) if one.code not in codes]
    if found:
        raise CatalogError(*found)


def _hold_examples(places: list[VersionPlace]) -> None:
    """Hold that the rules of each version give what its worked examples say."""
    for place in places:
        spec = load(place.domain, place.version, place.root)
        checked = rule_check.check(spec, rule_check.own_examples(spec)).cases
        wrong = [f"{one.rule} #{one.number}" for one in checked if not one.agrees]
        if wrong:
            raise UsageError(_disagree(place, wrong))


def _hold_days(
    place: VersionPlace, conforms_from: dt.datetime | None, before_until: dt.datetime | None
) -> None:
    """Hold that a version is due after the one before, which counts until then at least."""
    known = versions_in(place.root, place.domain)
    older = known[: known.index(place.version)]
    if not older:
        return
    before = load(place.domain, older[-1], place.root).head.conforms_from
    own = conforms_from or load(place.domain, place.version, place.root).head.conforms_from
    due = own.date() if isinstance(own, dt.datetime) else own
    if before is not None and due is not None and due <= before:
        raise UsageError(_too_early("--conforms-from", due, before))
    if before_until is not None and before is not None and before_until.date() < before:
        raise UsageError(_too_early("--before-until", before_until.date(), before))
    if before_until is not None and due is not None and before_until.date() < due - _A_DAY:
        raise UsageError(_too_early("--before-until", before_until.date(), due - _A_DAY))


def _publish(
    place: VersionPlace, conforms_from: dt.datetime | None, before_until: dt.datetime | None
) -> bool:
    """Write what the heads say once the version is published, and return whether any differs."""
    drafted = load(place.domain, place.version, place.root).head.status == "draft"
    if drafted:
        publish(place, conforms_from.date() if conforms_from else None)
    if before_until is None:
        return drafted
    known = versions_in(place.root, place.domain)
    older = known[: known.index(place.version)]
    if not older:
        raise UsageError(_no_older(place))
    supersede(VersionPlace(place.root, place.domain, older[-1]), before_until.date())
    return True


def _disagree(place: VersionPlace, wrong: list[str]) -> Message:
    named = ", ".join(wrong)
    return Message(
        "USE196",
        f"{place.domain}@{place.version} の計算例が規則と合わないので、公表しません: {named}",
        f"{place.domain}@{place.version} is not published: worked examples disagree: {named}",
        "conformance rules check で違いを確かめ、規則か計算例を直してください。",
        "see where they differ with conformance rules check, and correct the rule or the example",
    )


def _too_early(option: str, day: dt.date, other: dt.date) -> Message:
    return Message(
        "USE197",
        f"{option} の日（{day}）が、前の版か この版の適合基準日と合いません（{other}）。",
        f"{option} {day} does not fit the days of the version before and of this one ({other})",
        "版は前の版より後の日から適合を求め、前の版はその前日まで認めてください。",
        "let a version be due after the one before, and that count until the day before at least",
    )


def _which() -> Message:
    return Message(
        "USE193",
        "公表する版を指定してください。日を指定できるのは一つの版だけです。",
        "name the versions to publish; days can be given for one version alone",
        "業務@版 か --all を指定してください。",
        "name DOMAIN@VERSION, or --all",
    )


def _no_older(place: VersionPlace) -> Message:
    return Message(
        "USE194",
        f"{place.domain}@{place.version} より前の版はカタログにありません。",
        f"the catalogue has no version before {place.domain}@{place.version}",
        "--before-until を外してください。",
        "leave --before-until out",
    )
