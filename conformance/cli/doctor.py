"""`conformance doctor`: pre-flight checks with advice, before anything is judged."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from conformance.catalog.yaml import line_of
from conformance.cli.doctor_files import mapped_files
from conformance.cli.lang import say
from conformance.cli.not_run import NOT_RUN
from conformance.cli.notices import show_drafts
from conformance.cli.production import confirmed, production_option
from conformance.cli.profiles import find_profile
from conformance.findings import FindingError, TransportError, UntestedError
from conformance.planning.coverage import coverage_of
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.surfaces.profile import profile_schema
from conformance.values.secrets import USED
from conformance.values.words import Bilingual
from conformance.worlds.session import WITHOUT_API, WITHOUT_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.planning.coverage import Missing
    from conformance.plugin.prepare import PackagePlace, Prepared
    from conformance.surfaces.profile import Product

_SHOWN = 20  # things missing that are told one by one


_TEMPLATE: Final = frozenset(
    {"製品名", "会社名", "書出見本システム", "見本ソフトウェア株式会社（架空）"}
)
"""What the templates call a product and its vendor."""


_DIRECTORY: Final = ("surfaces", "files", "directory")


@dataclass(frozen=True, slots=True)
class _Way:
    """How it is said that a way to the package is missing, and the surfaces left without it."""

    missing: Bilingual
    left: frozenset[str]


_NO_API: Final = _Way(Bilingual("API が応答しない", "the API does not answer"), WITHOUT_API)
_NO_FILES: Final = _Way(Bilingual("出力ファイルがない", "there are no export files"), WITHOUT_FILES)


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One line of the examination."""

    good: bool
    what: str
    advice: str = ""

    def line(self) -> str:
        """Return the line as printed."""
        mark = "✓" if self.good else "✗"
        return f"{mark} {self.what}" + (f"\n    {self.advice}" if self.advice else "")


def _of_the_template(product: Product, lang: str) -> str:
    """Return what to do where the product still has the names of the template."""
    if not {product.name, product.vendor} & _TEMPLATE:
        return ""
    return say(
        lang,
        "product の name・vendor がひな形のままです。証明に載る名前を書いてください。",
        "name and vendor of the product are the template's: write what the certificate shall say",
    )


def _ready(what: str) -> DoctorLine:
    return DoctorLine(good=True, what=what)


def _wanting(what: str, advice: str) -> DoctorLine:
    return DoctorLine(good=False, what=what, advice=advice)


@click.command("doctor", help="実行前の点検と助言 / pre-flight checks with advice")
@click.argument("profile", required=False)
@click.option("--schema", is_flag=True, help="プロファイルの JSON Schema を表示 / print the schema")
@production_option()
@click.pass_obj
def command(lang: str, profile: str | None, schema: bool, yes_production: bool) -> int:
    """Print what is ready and what is not; exit 3 when something would stay untested."""
    if schema or profile is None:
        sys.stdout.write(json.dumps(profile_schema(), ensure_ascii=False, indent=1) + "\n")
        return 0
    path = find_profile(profile)
    allowed = confirmed(path, lang, yes=yes_production)
    prepared = prepare(options_of({"profile": str(path), **allowed}))
    show_drafts(prepared.specs.values(), lang)
    good = True
    for checked in _examine(prepared, lang):
        sys.stdout.write(USED.hidden_whole(checked.line()) + "\n")
        good = good and checked.good
    return 0 if good else NOT_RUN


def _examine(prepared: Prepared, lang: str) -> Iterator[DoctorLine]:
    product = prepared.profile.profile.product
    named = say(lang, "プロファイル", "profile") + f" {product.name} {product.release}"
    yield DoctorLine(good=True, what=named, advice=_of_the_template(product, lang))
    for spec in prepared.specs.values():
        name = say(lang, spec.head.name_ja, spec.head.name_en)
        yield _ready(f"{name} {spec.domain} {spec.version} {spec.digest[:12]}")
    yield from _expired(prepared, lang)
    place, launched = open_place(prepared)
    try:
        api = None if place.endpoint is None else _api(prepared, place, lang)
        if api is not None:
            yield api
        files = _files(prepared, place, lang)
        if files is not None:
            yield files
        if files is not None and files.good and place.files is not None:
            for told in mapped_files(prepared, place.files, lang):
                yield DoctorLine(good=told.good, what=told.what, advice=told.advice)
    finally:
        if launched is not None:
            launched.stop()
    wanting = [way for way, one in ((_NO_API, api), (_NO_FILES, files)) if one and not one.good]
    if wanting:
        yield _left(prepared, lang, wanting)
    else:
        yield from _coverage(prepared, lang)


def _expired(prepared: Prepared, lang: str) -> Iterator[DoctorLine]:
    """Yield the waivers that no longer hold: a run ends with exit code 6 where their cases fail."""
    for one in prepared.profile.profile.waivers:
        if one.expired(prepared.options.day):
            ja = f"免除の期限が {one.expires} に切れています: {one.of}"
            en = f"a waiver has expired on {one.expires}: {one.of}"
            advice = ("期限を改めるか、免除を消してください。", "renew it, or remove the waiver")
            yield _wanting(say(lang, ja, en), say(lang, *advice))


def _left(prepared: Prepared, lang: str, wanting: Sequence[_Way]) -> DoctorLine:
    """Return what can be tried as long as ways to the package are missing."""
    cases = [p.case for p in prepared.executable]
    left = sum(all(case.surface in way.left for way in wanting) for case in cases)
    what_ja = "、".join(way.missing.ja for way in wanting)
    what_en = " and ".join(way.missing.en for way in wanting)
    ja = f"{what_ja}間に試験できる検査: {left} 件（全部では {len(cases)} 件）"
    en = f"while {what_en}, {left} of {len(cases)} cases can be tried"
    return _wanting(say(lang, ja, en), "")


def _files(prepared: Prepared, place: PackagePlace, lang: str) -> DoctorLine | None:
    """Return whether there are export files where the profile says; None if none are needed."""
    if not prepared.needs("files"):
        return None
    directory = place.files
    if directory is None or not directory.is_dir():
        ja, en = f"ディレクトリ {directory} がありません", f"there is no directory {directory}"
    else:
        count = sum(1 for path in directory.iterdir() if path.is_file())
        ja, en = f"出力ファイル {count} 件", f"{count} export files"
        if count:
            return _ready(say(lang, ja, en))
    profile = prepared.options.profile
    where = f"{profile}:{line_of(profile, _DIRECTORY)}"
    advice = say(
        lang,
        f"surfaces.files.directory（{where}）に CSV を置いてください。",
        f"put the exported CSV files into surfaces.files.directory ({where})",
    )
    return _wanting(say(lang, ja, en), advice)


def _api(prepared: Prepared, place: PackagePlace, lang: str) -> DoctorLine:
    session = session_at(prepared, place)
    try:
        session.enter()
        rows = session.interface.capabilities()
    except (TransportError, UntestedError) as error:
        cause = error.cause
        text = say(lang, cause.ja, cause.en)
        return _wanting(f"API {cause.code} {text}", say(lang, cause.remedy_ja, cause.remedy_en))
    except FindingError as error:
        finding = error.finding
        text = say(lang, finding.ja, finding.en)
        return _wanting(f"API {finding.code} {text}", finding.where)
    offered = sum(len(f) for row in rows if isinstance(f := row.get("functions"), list))
    api = prepared.profile.profile.surfaces.api
    if api is not None and api.adapter == "mapping":
        ja = f"API 応答あり。プロファイルの対応づけが届く機能 {offered} 件"
        return _ready(say(lang, ja, f"API answers; the mapping reaches {offered} functions"))
    return _ready(say(lang, f"API 機能 {offered} 件", f"API answers, {offered} functions"))


def _coverage(prepared: Prepared, lang: str) -> Iterator[DoctorLine]:
    found = coverage_of(prepared.plan)
    what = say(
        lang,
        f"試験できる検査 {found.tried}/{found.applicable} 件（{found.percent}%）、"
        f"すべて試験できる必須の要件 {found.required_whole}/{found.required}"
        f"（{found.required_percent}%）",
        f"{found.tried} of {found.applicable} cases can be tried ({found.percent}%); "
        f"{found.required_whole} of {found.required} required requirements whole "
        f"({found.required_percent}%)",
    )
    yield _ready(what) if found.tried else _wanting(what, "")
    for missing in found.missing[:_SHOWN]:
        yield _lost(missing, lang)
    if found.missing[_SHOWN:]:
        rest = sum(m.cases for m in found.missing[_SHOWN:])
        yield _wanting(say(lang, f"ほかに {rest} 件", f"{rest} cases more"), "")


def _lost(missing: Missing, lang: str) -> DoctorLine:
    cause = missing.cause
    what = say(lang, cause.ja, cause.en) if missing.what == cause.code else missing.what
    cost = say(
        lang,
        f"試験できない {missing.cases} 件（必須の要件 {missing.required}）: {what}",
        f"{missing.cases} cases cannot ({missing.required} required requirements): {what}",
    )
    return _wanting(cost, f"{cause.code} {say(lang, cause.remedy_ja, cause.remedy_en)}".strip())
