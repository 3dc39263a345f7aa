"""`conformance profile new`: a vendor's OpenAPI document becomes the draft of a profile."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from conformance.catalog.load import load
from conformance.cli.lang import say
from conformance.errors import Message, UsageError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.surfaces.drafting.new import draft_profile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.surfaces.drafting.assign import Match
    from conformance.surfaces.drafting.draft import DraftedDomain
    from conformance.surfaces.drafting.new import NewProfile

_DOMAINS = ("resident_register", "child_allowance")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many matches are sure, how many doubtful, and what found nothing."""

    sure: int
    doubtful: int
    none: int

    @classmethod
    def of(cls, matches: Iterable[Match], none: int) -> Tally:
        """Return the counts of some matches."""
        sure = [m.sure for m in matches]
        return cls(sum(sure), len(sure) - sum(sure), none)

    def text(self, lang: str) -> str:
        """Return the counts as words."""
        ja = f"確実 {self.sure}、要確認 {self.doubtful}、なし {self.none}"
        return say(lang, ja, f"{self.sure} sure, {self.doubtful} to check, {self.none} none")


@click.command("new", help="OpenAPI 文書から下書きする / draft from an OpenAPI document")
@click.option("--openapi", "place", required=True, help="ファイルか URL / a file or a URL")
@click.option(
    "--domain", "domains", multiple=True, help="業務（既定: 住民記録と児童手当） / domain"
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="書く先 / write to a file"
)
@click.pass_obj
def command(lang: str, place: str, domains: tuple[str, ...], out: Path | None) -> None:
    """Write the draft to `--out` or standard output, and the report beside it."""
    if out is not None and out.exists():
        raise UsageError(_exists(out))
    drafted = draft_profile(place, [load(d) for d in domains or _DOMAINS])
    report = list(_report(drafted, lang))
    if out is None:
        sys.stdout.write(drafted.text)
        sys.stderr.write("\n".join(report) + "\n")
        return
    out.write_text(drafted.text, encoding="utf-8", newline="\n")
    sys.stdout.write(
        "\n".join([*report, say(lang, f"書きました: {out}", f"written: {out}")]) + "\n"
    )


def _report(drafted: NewProfile, lang: str) -> Iterator[str]:
    for domain in drafted.domains:
        yield f"{domain.spec.head.name_ja} {domain.spec.domain} {domain.spec.version}"
        calls = Tally.of((c.match for c in domain.calls), len(domain.unmatched))
        yield f"  {say(lang, '呼出し', 'calls')}: {calls.text(lang)}"
        yield f"  {say(lang, '項目', 'items')}: {_items(domain).text(lang)}"
        codes = Tally.of(
            (m for c in domain.codes.values() for m in c.pairs),
            sum(len(c.missing) for c in domain.codes.values()),
        )
        yield f"  {say(lang, '読み替えるコード値', 'code values translated')}: {codes.text(lang)}"
    yield from _coverage(drafted.text, lang)


def _items(domain: DraftedDomain) -> Tally:
    scopes = [s for s in domain.scopes if "/form/" not in s.name]
    matches = (p.match for s in scopes for p in s.placed)
    return Tally.of(matches, sum(len(s.missing) for s in scopes))


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
