"""What a revision reaches as tables: cases, requirements, faults, profiles, results, the re-run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.report.tabled.model import ReportTable, TabledPage
from conformance.revision.told_changes import total
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.changes.model import Change
    from conformance.report.tabled.model import Cell
    from conformance.revision.model import Impact, Rerun, TouchedProfile, TouchedResult

WHAT = {
    "added": Bilingual("新しい検査", "new"),
    "changed": Bilingual("問うことが変わる検査", "asks something else"),
    "level": Bilingual("区分だけが変わる検査", "of another class"),
    "removed": Bilingual("なくなる検査", "gone"),
}
BASIS = {
    "plan": Bilingual("計画の比較", "by its plan"),
    "calls": Bilingual("両方の版で実行して比較", "by carrying it out in both versions"),
    "entries": Bilingual("もとになる定義の変更", "by the entries it is built on"),
}
_CASE = Bilingual("検査", "case")
_REQUIREMENT = Bilingual("要件", "requirement")
_PARTIAL = Bilingual(
    "一部だけの実行の判定は、その範囲についてだけのものです。新しい版の全体の判定には、変わらない検査の"
    "前の合格を受け入れるか、業務全体の実行が要ります。",
    "The verdict of a partial run is of its scope alone: for the whole of the new version the "
    "passes of the cases that ask the same are taken over by whoever accepts them, or the domain "
    "is run whole.",
)


def impact_page(changes: Sequence[Change], found: Impact, names: tuple[str, str]) -> TabledPage:
    """Return the page of `catalog impact`."""
    a, b = names
    one = found.compared
    looked = Bilingual(
        f"変更に関わりうる検査 {one.cases} 件を調べました: 両方の版で実行して比較 {one.by_calls}、"
        f"もとになる定義で判断 {one.by_entries}。",
        f"{one.cases} cases that a change may concern were looked at: {one.by_calls} carried out "
        f"in both versions, {one.by_entries} by the entries they are built on.",
    )
    return TabledPage(
        Bilingual(f"改訂の影響: {a} → {b}", f"What the revision reaches: {a} → {b}"),
        (total(changes), looked),
        tuple(_tables(found)),
        _total(found),
    )


def _total(found: Impact) -> Bilingual:
    counts = {what: sum(case.what == what for case in found.cases) for what in WHAT}
    ja = "、".join(f"{WHAT[what].ja} {number}" for what, number in counts.items())
    en = ", ".join(f"{WHAT[what].en} {number}" for what, number in counts.items())
    return Bilingual(
        f"検査: {ja}。再試験 {found.rerun.cases}", f"cases: {en}; {found.rerun.cases} to run"
    )


def _tables(found: Impact) -> Iterator[ReportTable]:
    for what, heading in WHAT.items():
        rows: tuple[tuple[Cell, ...], ...] = tuple(
            (one.id, BASIS[one.basis], " ← ".join(reversed(one.through)))
            for one in found.cases
            if one.what == what
        )
        if rows:
            columns = (_CASE, Bilingual("見つけ方", "how it was found"), Bilingual("経路", "way"))
            yield ReportTable(heading, columns, rows)
    for heading, those in (
        (Bilingual("規則", "Rules"), found.rules),
        (Bilingual("帳票", "Forms"), found.forms),
    ):
        if those:
            yield ReportTable(heading, (_REQUIREMENT,), tuple((one,) for one in those))
    if found.linkages:
        columns = (_REQUIREMENT, Bilingual("提供", "provider"), Bilingual("利用", "consumer"))
        sides = tuple((one.id, one.provider, one.consumer) for one in found.linkages)
        yield ReportTable(Bilingual("連携", "Linkages"), columns, sides)
    if found.mutants:
        gone = Bilingual("要件がもうない", "its requirement is gone")
        rows_ = tuple((one.key, one.requirement, gone if one.gone else "") for one in found.mutants)
        columns = (Bilingual("変異体", "fault"), _REQUIREMENT, Bilingual("備考", "remarks"))
        yield ReportTable(
            Bilingual("見本システムの変異体", "Faults of the sample package"), columns, rows_
        )
    yield from (_profile(one) for one in found.profiles)
    yield from (_result(one) for one in found.results)
    if not found.profiles and not found.results:
        yield _rerun(Bilingual("最小の再試験", "Smallest re-run"), found.rerun)


def _rerun(heading: Bilingual, one: Rerun) -> ReportTable:
    number = Bilingual(f"検査 {one.cases} 件", f"{one.cases} cases")
    return ReportTable(
        heading, says=(number, _PARTIAL) if one.command else (number,), command=one.command
    )


def _profile(one: TouchedProfile) -> ReportTable:
    said = [
        Bilingual(f"検査 {one.rerun.cases} 件を再試験", f"{one.rerun.cases} cases to run again")
    ]
    said += [Bilingual(f"新たに求められる: {name}", f"newly demanded: {name}") for name in one.due]
    said += [
        Bilingual(f"版の指定を直す: {name}", f"version to be set: {name}") for name in one.version
    ]
    said += [
        Bilingual(f"対象がもうない: {name}", f"names what is gone: {name}") for name in one.stale
    ]
    heading = Bilingual(f"プロファイル {one.profile}", f"Profile {one.profile}")
    return ReportTable(heading, says=(*said, _PARTIAL), command=one.rerun.command)


def _result(one: TouchedResult) -> ReportTable:
    heading = Bilingual(
        f"結果 {one.result}（{one.product}）", f"Result {one.result} ({one.product})"
    )
    said = [
        Bilingual(
            f"そのまま有効な合格 {one.stands}、問うことが変わった合格 {len(one.lost)}、"
            f"なくなった検査 {len(one.gone)}、まだない検査 {len(one.missing)}、"
            f"もともと合格していない検査 {len(one.open)}",
            f"{one.stands} passes stand, {len(one.lost)} passes ask something else now, "
            f"{len(one.gone)} cases are gone, {len(one.missing)} are missing, "
            f"{len(one.open)} had not passed",
        )
    ]
    if not one.same_catalogue:
        said.append(
            Bilingual(
                "この結果は比べた前の版で判定されていません（カタログのハッシュが違います）。合格を"
                "引き継ぐ前に、その版との差を確かめてください。",
                "The result was not judged by the version before (another hash of the catalogue): "
                "compare with that version before its passes are taken over.",
            )
        )
    return ReportTable(heading, says=(*said, _PARTIAL), command=one.rerun.command)
