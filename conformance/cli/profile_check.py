"""`conformance profile check`: one round trip per mapped call on the live package."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

import click

from conformance.catalog.yaml import line_of
from conformance.cli.lang import say
from conformance.cli.production import confirmed, production_option
from conformance.cli.profiles import find_profile
from conformance.errors import Message, ProfileError
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.results.mask import mask, strings_in
from conformance.suite.rehearsal.places import shown
from conformance.suite.rehearsal.rehearse import Rehearsal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.findings import Exchange, Json
    from conformance.plugin.prepare import Prepared
    from conformance.suite.rehearsal.model import Difference, Place, Tried

_NOT_GOOD = 3
_MARKS = {"good": "✓", "bad": "✗", "skipped": "–"}
_LONGEST = 600


@click.command("check", help="実物の API と突き合わせる / try it against the live API")
@click.argument("profile")
@click.option("--domain", "domains", multiple=True, help="業務 / domain")
@click.option("--unmasked", is_flag=True, help="応答の値を伏せない / show values of answers")
@production_option()
@click.pass_obj
def command(
    lang: str, profile: str, domains: tuple[str, ...], unmasked: bool, yes_production: bool
) -> int:
    """Print each call as it was tried; exit 3 when one of them did not go well."""
    path = find_profile(profile)
    given = {"profile": str(path), "domain": ",".join(domains)}
    prepared = prepare(options_of({**given, **confirmed(path, lang, yes=yes_production)}))
    printer = Printer(lang, path, unmasked)
    counts = dict.fromkeys(_MARKS, 0)
    for tried in _tries(prepared):
        counts[tried.mark] += 1
        sys.stdout.write("\n".join(printer.lines(tried)) + "\n")
        sys.stdout.flush()
    good, bad, skipped = counts.values()
    ja = f"✓ {good}、✗ {bad}、試さなかったもの {skipped}"
    sys.stdout.write(say(lang, ja, f"{good} ✓, {bad} ✗, {skipped} not tried") + "\n")
    return _NOT_GOOD if bad or not good else 0


def _tries(prepared: Prepared) -> Iterator[Tried]:
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

    def lines(self, tried: Tried) -> Iterator[str]:
        """Yield the line of a call, and below it what went wrong and what to change."""
        yield f"{_MARKS[tried.mark]} {tried.what}"
        if tried.mark == "good":
            return
        yield f"    {say(self.lang, tried.ja, tried.en)}"
        if tried.mark == "skipped":
            return
        known = frozenset(t for e in tried.exchanges for t in strings_in(e.request))
        known |= frozenset(t for d in tried.differences for t in strings_in(d.expected))
        known |= frozenset(d.found for d in tried.differences if _ours(d.found))
        for difference in tried.differences:
            yield from self._difference(difference, known)
        for exchange in tried.exchanges:
            yield from self._exchange(exchange, known)
        if tried.place:
            yield f"    {say(self.lang, '直すところ', 'change')}: {self._at(tried.place)}"
        remedy = say(self.lang, tried.remedy_ja, tried.remedy_en)
        if remedy:
            yield f"    {say(self.lang, '対処', 'to do')}: {remedy}"

    def _difference(self, one: Difference, known: frozenset[str]) -> Iterator[str]:
        sent, back = say(self.lang, "送った値", "sent"), say(self.lang, "戻った値", "came back")
        values = f"{sent} {_json(one.expected)}, {back} {self._shown(one.found, known)}"
        yield f"    {one.name}: {values}"
        if one.place:
            yield f"      → {self._at(one.place)}"

    def _exchange(self, exchange: Exchange, known: frozenset[str]) -> Iterator[str]:
        yield f"    > {exchange.method} {exchange.path} {self._shown(exchange.request, known)}"
        yield f"    < HTTP {exchange.status} {self._shown(exchange.response, known)}"

    def _shown(self, value: Json, known: frozenset[str]) -> str:
        text = _json(value if self.unmasked else mask(value, known))
        return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"

    def _at(self, place: Place) -> str:
        return f"{shown(place)} ({self.path}:{line_of(self.path, place)})"


def _ours(found: Json) -> TypeGuard[str]:
    """Say whether a text is the harness's own account of an answer: status, reasons, items."""
    return isinstance(found, str) and found.startswith("HTTP ")


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
