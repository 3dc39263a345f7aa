"""`conformance profile check`: one round trip per mapped call on the live package."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from conformance.catalog.yaml import line_of
from conformance.cli.lang import say
from conformance.cli.production import confirmed, production_option
from conformance.cli.profile_made import made_lines
from conformance.cli.profiles import find_profile
from conformance.cli.unmask import unmask_option
from conformance.errors import Message, ProfileError
from conformance.findings import Answered
from conformance.planning.rehearsal.places import place_text
from conformance.planning.rehearsal.rehearse import Rehearsal
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.results.hidden import hidden, hidden_answer
from conformance.results.mask import Mask, values_in
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.findings import Exchange, Json, Shown
    from conformance.planning.rehearsal.model import Place, RoundTripDifference, TriedCall
    from conformance.plugin.prepare import Prepared
    from conformance.surfaces.known_words import ShowableWords

_NOT_GOOD = 3
_MARKS = {"good": "✓", "bad": "✗", "skipped": "–"}
_LONGEST = 600
_MASKED = (
    "応答の値は隠しています。--unmask を付けると画面にだけ表示します。",
    "values of answers are hidden; --unmask shows them, on the screen only",
)


@click.command("check", help="実物の API と突き合わせる / try it against the live API")
@click.argument("profile")
@click.option("--domain", "domains", multiple=True, help="業務 / domain")
@unmask_option("--unmasked")
@production_option()
@click.pass_obj
def command(
    lang: str, profile: str, domains: tuple[str, ...], unmask: bool, yes_production: bool
) -> int:
    """Print each call as it was tried; exit 3 when one of them did not go well."""
    path = find_profile(profile)
    given = {"profile": str(path), "domain": ",".join(domains)}
    prepared = prepare(options_of({**given, **confirmed(path, lang, yes=yes_production)}))
    printer = Printer(lang, path, unmask, prepared.run.vocabulary)
    counts = dict.fromkeys(_MARKS, 0)
    for tried in _tries(prepared):
        counts[tried.mark] += 1
        sys.stdout.write("\n".join(printer.lines(tried)) + "\n")
        sys.stdout.flush()
    sys.stdout.write("".join(f"{line}\n" for line in made_lines(prepared, lang)))
    good, bad, skipped = counts.values()
    ja = f"✓ {good}、✗ {bad}、試さなかったもの {skipped}"
    sys.stdout.write(say(lang, ja, f"{good} ✓, {bad} ✗, {skipped} not tried") + "\n")
    if bad and not unmask:
        sys.stdout.write(say(lang, *_MASKED) + "\n")
    return _NOT_GOOD if bad or not good else 0


def _tries(prepared: Prepared) -> Iterator[TriedCall]:
    api = prepared.profile.profile.surfaces.api
    if api is None:
        raise ProfileError(_no_api(prepared.options.profile))
    place, launched = open_place(prepared, looks=True)
    try:
        session = session_at(prepared, place)
        wanted = prepared.options.selection.domains or tuple(prepared.specs)
        yield from Rehearsal(session, api, prepared.plan, wanted).tries()
        session.close()
    finally:
        if launched is not None:
            launched.stop()


@dataclass(frozen=True)
class Printer:
    """Writes what was tried; of answers only what the harness made itself, unless asked."""

    lang: str
    path: Path
    unmasked: bool
    vocabulary: ShowableWords
    _told: dict[str, str] = field(default_factory=dict)
    """What was told already, and of which call: one entry of a profile may stop many."""

    def lines(self, tried: TriedCall) -> Iterator[str]:
        """Yield the line of a call, and below it what went wrong and what to change."""
        yield f"{_MARKS[tried.mark]} {tried.what}"
        if tried.mark == "good":
            return
        what = USED.hidden_whole(say(self.lang, tried.ja, tried.en))
        first = self._told.setdefault(what, tried.what)
        if first != tried.what and not tried.differences:
            yield f"    {say(self.lang, f'「{first}」と同じ', f'as of {first}')}: {what}"
            return
        yield f"    {what}"
        if tried.mark == "skipped":
            return
        made = (*(e.request for e in tried.exchanges), *(d.expected for d in tried.differences))
        known = Mask(frozenset(t for value in made for t in values_in(value)), self.vocabulary)
        for difference in tried.differences:
            yield from self._difference(difference, known)
        for exchange in tried.exchanges:
            yield from self._exchange(exchange, known)
        if tried.place:
            yield f"    {say(self.lang, '直すところ', 'change')}: {self._at(tried.place)}"
        remedy = USED.hidden_whole(say(self.lang, tried.remedy_ja, tried.remedy_en))
        if remedy:
            yield f"    {say(self.lang, '対処', 'to do')}: {remedy}"

    def _difference(self, one: RoundTripDifference, known: Mask) -> Iterator[str]:
        sent, back = say(self.lang, "期待", "expected"), say(self.lang, "戻った値", "came back")
        values = (
            f"{sent} {self._shown(one.expected, known)}, {back} {self._shown(one.found, known)}"
        )
        yield f"    {one.name}: {values}"
        if one.place:
            yield f"      → {self._at(one.place)}"

    def _exchange(self, exchange: Exchange, known: Mask) -> Iterator[str]:
        yield f"    > {exchange.method} {exchange.path} {self._shown(exchange.request, known)}"
        yield f"    < HTTP {exchange.status} {self._shown(exchange.response, known)}"

    def _shown(self, value: Shown, known: Mask) -> str:
        if isinstance(value, Answered):
            told = hidden_answer(value if self.unmasked else known.answered(value))
            return told.line() if isinstance(told, Answered) else ""
        text = _json(hidden(value if self.unmasked else known.shown(value)))
        return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"

    def _at(self, place: Place) -> str:
        return f"{place_text(place)} ({self.path}:{line_of(self.path, place)})"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _no_api(path: Path) -> Message:
    return Message(
        "PRO040",
        "プロファイルに surfaces.api がありません。突き合わせる相手がいません。",
        "the profile has no surfaces.api: there is nothing to try it against",
        "surfaces.api に base_url と mapping を書いてください。",
        "write base_url and mapping under surfaces.api",
        str(path),
    )
