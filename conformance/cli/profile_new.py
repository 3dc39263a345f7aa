"""`conformance profile new`: the template of a profile, or a draft from an OpenAPI document."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from conformance.catalog.load import load
from conformance.catalog.locate import data_directory
from conformance.cli.lang import say
from conformance.cli.outputs import writing
from conformance.errors import Message, UsageError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.surfaces.drafting.files.new import draft_files
from conformance.surfaces.drafting.new import draft_profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.surfaces.drafting.assign import Match
    from conformance.surfaces.drafting.draft import DraftedDomain
    from conformance.surfaces.drafting.new import NewProfile

_DOMAINS = ("resident_register", "child_allowance")
_BUNDLED_FILES = "directory: ../fixtures/exports/conforming"


@dataclass(frozen=True, slots=True)
class MatchCounts:
    """How many matches are sure, how many doubtful, and what found nothing."""

    sure: int
    doubtful: int
    none: int

    @classmethod
    def of(cls, matches: Iterable[Match], none: int) -> MatchCounts:
        """Return the counts of some matches."""
        sure = [m.sure for m in matches]
        return cls(sum(sure), len(sure) - sum(sure), none)

    def text(self, lang: str) -> str:
        """Return the counts as words."""
        ja = f"確実 {self.sure}、要確認 {self.doubtful}、なし {self.none}"
        return say(lang, ja, f"{self.sure} sure, {self.doubtful} to check, {self.none} none")


@click.command("new", help="ひな形を書く、OpenAPI 文書から下書きする / a template, or a draft")
@click.option("--openapi", "place", help="下書きの元のファイルか URL / draft from this file or URL")
@click.option(
    "--files",
    is_flag=False,
    flag_value="",
    metavar="[DIR]",
    help="書き出しファイルだけの製品のひな形、DIR のファイルからの下書き / "
    "template for files only, or a draft from the files in DIR",
)
@click.option(
    "--domain", "domains", multiple=True, help="業務（既定: 住民記録と児童手当） / domain"
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="書く先 / write to a file"
)
@click.pass_obj
def command(
    lang: str, place: str | None, files: str | None, domains: tuple[str, ...], out: Path | None
) -> None:
    """Write the profile to `--out` or standard output; of a draft also the report beside it."""
    if out is not None and out.exists():
        raise UsageError(_exists(out))
    if place is not None and files is not None:
        raise UsageError(_both())
    if files:
        text, report = _of_files(Path(files), domains or _DOMAINS, out, lang)
        _write(text, report, out, lang)
    elif place is None:
        _write(template(files=files is not None), [_next(lang, out)], out, lang)
    else:
        drafted = draft_profile(place, [load(d) for d in domains or _DOMAINS])
        _write(drafted.text, list(_report(drafted, lang)), out, lang)


def _write(text: str, report: list[str], out: Path | None, lang: str) -> None:
    if out is None:
        sys.stdout.write(text)
        sys.stderr.write("\n".join(report) + "\n")
        return
    with writing():
        out.write_text(text, encoding="utf-8", newline="\n")
    written = say(lang, f"書きました: {out}", f"written: {out}")
    sys.stdout.write("\n".join([*report, written]) + "\n")


def _of_files(
    directory: Path, domains: Iterable[str], out: Path | None, lang: str
) -> tuple[str, list[str]]:
    """Return the draft from a directory of files, and what was found for each domain."""
    draft = draft_files(directory, [load(domain) for domain in domains])
    report = []
    for spec, groups in draft.domains:
        report.append(f"{spec.head.name_ja} {spec.domain} {spec.version}")
        of_all = f"{len(groups)}/{len(spec.records)}"
        report.append(f"  {say(lang, 'グループ', 'groups')}: {of_all}")
        missing = sum(len(one.missing) for one in groups)
        items = MatchCounts.of((c.match for one in groups for c in one.columns), missing)
        report.append(f"  {say(lang, '項目', 'items')}: {items.text(lang)}")
    return draft.text(), [*report, _next(lang, out)]


def template(*, files: bool) -> str:
    """Return the commented template of a profile: of a package with an API, or of files only."""
    name = "export_only.yaml" if files else "template.yaml"
    text = (data_directory("vendor_profiles") / name).read_text(encoding="utf-8")
    return text.replace(_BUNDLED_FILES, "directory: exports")


def _next(lang: str, out: Path | None) -> str:
    name = "FILE" if out is None else str(out)
    return say(
        lang,
        f"書き換えてから conformance doctor {name} で点検してください。",
        f"fill it in, then check it with conformance doctor {name}",
    )


def _report(drafted: NewProfile, lang: str) -> Iterator[str]:
    for domain in drafted.domains:
        yield f"{domain.spec.head.name_ja} {domain.spec.domain} {domain.spec.version}"
        calls = MatchCounts.of((c.match for c in domain.calls), len(domain.unmatched))
        yield f"  {say(lang, '呼出し', 'calls')}: {calls.text(lang)}"
        yield f"  {say(lang, '項目', 'items')}: {_items(domain).text(lang)}"
        codes = MatchCounts.of(
            (m for c in domain.codes.values() for m in c.pairs),
            sum(len(c.missing) for c in domain.codes.values()),
        )
        yield f"  {say(lang, '読み替えるコード値', 'code values translated')}: {codes.text(lang)}"
    yield from _coverage(drafted.text, lang)


def _items(domain: DraftedDomain) -> MatchCounts:
    scopes = [s for s in domain.scopes if "/form/" not in s.name]
    matches = (p.match for s in scopes for p in s.placed)
    return MatchCounts.of(matches, sum(len(s.missing) for s in scopes))


def _coverage(text: str, lang: str) -> Iterator[str]:
    """Say how many cases the draft reaches as it stands; it is loaded for that as any profile."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "draft.yaml"
        path.write_text(text, encoding="utf-8")
        prepared = prepare(options_of({"profile": str(path)}))
        plan = [p for p in prepared.whole if p.case.surface == "api"]
    tried = sum(p.verdict is None for p in plan)
    yield say(
        lang,
        f"この下書きで試験できる検査: {tried} / {len(plan)} 件",
        f"cases this draft reaches: {tried} of {len(plan)}",
    )


def _exists(out: Path) -> Message:
    return Message(
        "USE025",
        "書く先のファイルがもうあります。上書きしません。",
        "the file to write exists already; it is not overwritten",
        "別の名前を --out に指定してください。",
        "give --out another name",
        str(out),
    )


def _both() -> Message:
    return Message(
        "USE153",
        "--openapi と --files は一緒に使えません。",
        "--openapi and --files cannot be used together",
        "API の下書きか、ファイルだけのひな形か、どちらかを選んでください。",
        "choose the draft for an API or the template for files only",
    )
