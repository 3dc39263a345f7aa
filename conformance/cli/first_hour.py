"""`conformance try`: a few events of the business on the live package, told in sentences."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import click

from conformance.cli.first_hour_end import End, end_of
from conformance.cli.first_hour_text import Sentences
from conformance.cli.first_hour_written import FirstHourFile
from conformance.cli.lang import say
from conformance.cli.not_run import NOT_RUN, not_run
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED
from conformance.cli.unmask import unmask_option
from conformance.messages.causes import make_cause
from conformance.planning.first_hour.hour import FirstHour
from conformance.planning.first_hour.steps import by_requirement, steps
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.results.build import product_model

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.planning.first_hour.model import FirstHourSentence
    from conformance.plugin.prepare import Prepared
    from conformance.values.words import Language


@click.command(
    "try",
    help="業務の出来事をいくつか試し、見たことを述べる / try a few events, tell what was seen",
)
@click.argument("profile")
@click.option("--domain", "-d", "domains", multiple=True, help="業務 / only this domain")
@click.option("--seed", type=SEED, help="種（既定: 毎回引く） / seed (default: drawn anew)")
@click.option("--as-of", help="業務日付 / business date")
@click.option("--mutant", help="見本システムの欠陥 / a fault of the sample package")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@unmask_option()
@schema_option("first-hour")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: Language,
    profile: str,
    domains: tuple[str, ...],
    seed: int | None,
    as_of: str | None,
    mutant: str | None,
    file: Path | None,
    unmask: bool,
) -> int:
    """Exit 0 when something could be entered or asked, 3 when nothing could; never a verdict."""
    given = {"profile": str(find_profile(profile)), "as-of": as_of, "mutant": mutant}
    asked = {
        "seed": None if seed is None else str(seed),
        "domain": ",".join(domains),
        "surface": "api",
    }
    hour = Hour(prepare(options_of({**given, **asked})), lang, unmask=unmask)
    if not hour.domains:
        return not_run(_NOTHING, lang)
    hour.spend()
    if file is not None:
        write_output(file, hour.written().model_dump_json(indent=1) + "\n")
    return 0 if hour.done else NOT_RUN


@dataclass
class Hour:
    """One first hour, printed as it goes."""

    prepared: Prepared
    lang: Language
    unmask: bool = False
    told: list[tuple[str, FirstHourSentence]] = field(default_factory=list)

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The domains asked for; else the first of the profile of which anything can be tried."""
        chosen = self.prepared.options.selection.domains
        if chosen:
            return chosen
        plan, specs = by_requirement(self.prepared.plan), self.prepared.specs
        found = {name: list(steps(spec, plan)) for name, spec in specs.items()}
        tried = [name for name, path in found.items() if any(step.reached for step in path)]
        return tuple(tried or [name for name, path in found.items() if path])[:1]

    @property
    def done(self) -> bool:
        """Say whether anything was entered, or asked and answered."""
        return any(told.kind in {"sent", "seen", "otherwise"} for _, told in self.told)

    def spend(self) -> None:
        """Try the domains one after another and print each sentence at once."""
        _print(self._head())
        place, launched = open_place(self.prepared, looks=True)
        session = session_at(self.prepared, place)
        sentences = Sentences(self.prepared, self.unmask)
        try:
            for domain in self.domains:
                _print([self._domain(domain)])
                for told in FirstHour(session, self.prepared.plan).of(domain):
                    self.told.append((domain, told))
                    _print(sentences.lines(len(self.told), domain, told, self.lang))
        finally:
            session.close()
            if launched is not None:
                launched.stop()
        _print(self._end())

    def written(self) -> FirstHourFile:
        """Return what was told, as the file holds it."""
        prepared, sentences = self.prepared, Sentences(self.prepared)
        return FirstHourFile(
            product=product_model(prepared.profile.profile),
            as_of=prepared.options.day,
            seed=prepared.options.seed,
            domains=self.domains,
            cases=self._planned[0],
            to_be_tried=self._ended.promised,
            told=tuple(sentences.written(domain, told) for domain, told in self.told),
        )

    @cached_property
    def _planned(self) -> tuple[int, int]:
        mine = [p for p in self.prepared.plan if p.case.requirement.domain in self.domains]
        concerned = [p for p in mine if p.verdict in {None, "untested"}]
        return len(concerned), sum(p.verdict is None for p in concerned)

    def _head(self) -> Iterator[str]:
        product, day = product_model(self.prepared.profile.profile), self.prepared.options.day
        name = f"{product.name} {product.release}"
        yield say(
            self.lang,
            f"{name} の最初の一時間（業務日付 {day}）。見たことを述べるだけで、判定はしない。",
            f"A first hour with {name} (business date {day}): what was seen, no verdict.",
        )

    def _domain(self, domain: str) -> str:
        head = self.prepared.specs[domain].head
        name = say(self.lang, head.name_ja, head.name_en)
        return f"{name} {self.prepared.specs[domain].version}"

    def _end(self) -> Iterator[str]:
        others = [name for name in self.prepared.specs if name not in self.domains]
        for words in self._ended.lines(others):
            yield say(self.lang, words.ja, words.en)

    @property
    def _ended(self) -> End:
        told = (one for _, one in self.told)
        return end_of(self.prepared.options.profile, self._planned, told)


def _print(lines: Iterator[str] | list[str]) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


_NOTHING = make_cause("T-NO-FIRST-HOUR")
