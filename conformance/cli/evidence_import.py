"""`conformance evidence import`: entries of the conformance sheet as YAML for the profile."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from conformance.cli.lang import say
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.errors import CatalogError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.workbooks.container import WorkbookLimits
    from conformance.errors import Message
    from conformance.plugin.prepare import Prepared
    from conformance.report.entered.held import Entry, KnownEntries
    from conformance.report.entered.rows import EnteredRow
    from conformance.report.sheets.identity import WorkbookIdentity
    from conformance.values.words import Language

_FILE = click.Path(dir_okay=False, path_type=Path)
_NOTHING = 5


@click.command(
    "import",
    help="適合確認表への記入を読み戻す / read back what was filled in on the conformance sheet",
)
@click.argument("workbook", type=_FILE)
@click.option("--profile", required=True, help="プロファイル / profile")
@click.option("--result", type=_FILE, help="ブックを作った結果 / result the workbook is of")
@click.option("--out", type=OUTPUT_FILE, help="YAML に書く / write YAML here")
@click.pass_obj
def command(
    lang: Language, workbook: Path, profile: str, result: Path | None, out: Path | None
) -> int:
    """Write the entries as YAML; exit 5 where nothing was filled in, 2 where anything is wrong.

    Either every entry is taken or none: what is wrong is told with its cell.
    """
    from conformance.catalog.workbooks.grid import read_workbook  # noqa: PLC0415 - as called
    from conformance.report.entered.held import review_entries  # noqa: PLC0415 - as above
    from conformance.report.entered.rows import identity_of, rows_of  # noqa: PLC0415 - as above
    from conformance.report.entered.written import as_yaml  # noqa: PLC0415 - as above
    from conformance.report.sheets.entries import FORMS  # noqa: PLC0415 - as above

    path = find_profile(profile)
    prepared = _prepared(path)
    book = read_workbook(workbook, _limits())
    told, spoken, places = identity_of(book)
    _raise(list(_another(told, places, prepared, result)))
    wrong: list[Message] = []
    rows = {str(form.section): _rows(rows_of(book, form, spoken), wrong) for form in FORMS}
    held = review_entries(rows, _known(told, prepared))
    _raise([*wrong, *held.wrong])
    if held.there:
        sys.stderr.write(
            say(
                lang,
                f"プロファイルに既にある記載: {held.there} 件",
                f"in the profile: {held.there}",
            )
            + "\n"
        )
    if not held.taken:
        sys.stderr.write(say(lang, "新しい記入はありません。", "nothing new was filled in") + "\n")
        return 0 if held.there else _NOTHING
    text = as_yaml(held.taken, path, lang)
    if out is None:
        sys.stdout.write(text)
    else:
        write_output(out, text)
        sys.stderr.write(f"{out}\n")
    return 0


def _prepared(path: Path) -> Prepared:
    from conformance.plugin.options import options_of  # noqa: PLC0415 - as called
    from conformance.plugin.prepare import prepare  # noqa: PLC0415 - as called

    return prepare(options_of({"profile": str(path)}))


def _limits() -> WorkbookLimits:
    from conformance.catalog.workbooks.container import WorkbookLimits  # noqa: PLC0415 - as called

    mebi = 1024 * 1024
    sizes = WorkbookLimits(100 * mebi, 200 * mebi, 500 * mebi)
    return replace(sizes, marks=20_000_000, rows=200_000, area=20_000_000)


def _rows(rows: Iterator[EnteredRow], wrong: list[Message]) -> list[EnteredRow]:
    """Return the rows of a sheet; what cannot be read at all is noted."""
    try:
        return list(rows)
    except CatalogError as error:
        wrong += error.messages
        return []


def _another(
    told: WorkbookIdentity, places: Mapping[str, str], prepared: Prepared, result: Path | None
) -> Iterator[Message]:
    """Yield how the workbook is of another product, of another catalogue, of another run."""
    from conformance.report.entered.problems import of_another  # noqa: PLC0415 - as called
    from conformance.report.sheets.identity import (  # noqa: PLC0415 - as called
        CATALOGUE,
        catalogue_facts,
        identity,
        product_facts,
    )
    from conformance.results.build import catalogue_models, product_model  # noqa: PLC0415 - as above
    from conformance.results.store import read_result  # noqa: PLC0415 - as above

    known = catalogue_facts(catalogue_models(prepared.run))
    here = {k: v for k, v in known.items() if k in told.facts}
    gone = {k: "–" for k in told.facts if k.startswith(CATALOGUE) and k not in known}
    wanted = {**product_facts(product_model(prepared.profile.profile)), **here, **gone}
    if result is not None:
        wanted |= identity(read_result(result)).facts
    differs = [key for key, expected in wanted.items() if told.facts.get(key, "–") != expected]
    for _, keys in groupby(sorted(differs, key=_kind), _kind):
        first, *more = keys
        place, found = places.get(first, ""), told.facts.get(first, "–")
        yield of_another(place, first, wanted[first], found, more)


def _kind(fact: str) -> str:
    """Return what a fact of an identity is about: one cause, however many differ."""
    return fact.partition(":")[0] if ":" in fact else "run"


def _known(told: WorkbookIdentity, prepared: Prepared) -> KnownEntries:
    from conformance.report.entered.held import KnownEntries  # noqa: PLC0415 - as called
    from conformance.values.today import today_in_japan  # noqa: PLC0415 - as called

    plan = [planned.case for planned in prepared.whole]
    return KnownEntries(
        told,
        {case.id: case.requirement.id for case in plan},
        frozenset(case.id for case in plan if case.surface == "evidence"),
        _has(prepared),
        prepared.profile.path,
        today_in_japan(),
    )


def _has(prepared: Prepared) -> Mapping[tuple[str, str], Entry]:
    """Return what the profile says already, in the form of an entry."""
    declared, found = prepared.profile.profile, {}
    for section in ("attestations", "answers", "waivers"):
        for one in getattr(declared, section):
            named = one.requirement if section == "attestations" else one.of
            entry = one.model_dump(by_alias=True, exclude_none=True)
            if "page" in entry:
                entry["page"] = str(entry["page"])
            found[section, named] = entry
    return found


def _raise(wrong: list[Message]) -> None:
    if wrong:
        raise UsageError(*wrong)
