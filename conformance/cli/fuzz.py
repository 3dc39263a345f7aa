"""`conformance fuzz`: generated and odd requests against an OpenAPI document."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from conformance.catalog.parts import narrowed
from conformance.cli.fuzz_report import as_file, lines
from conformance.cli.not_run import NOT_RUN, not_run
from conformance.cli.openapi_file import read_document
from conformance.cli.outputs import OUTPUT_FILE, write_output
from conformance.cli.profiles import find_profile
from conformance.cli.schemas import schema_option
from conformance.cli.seed import SEED
from conformance.findings import TransportError, UntestedError
from conformance.fuzz import targets
from conformance.fuzz.model import FuzzLimits
from conformance.fuzz.sandbox import sandbox
from conformance.messages.causes import make_cause
from conformance.plugin.options import options_of
from conformance.plugin.prepare import open_place, prepare, session_at
from conformance.surfaces.auth.choose import authority_for
from conformance.values.seed import new_seed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from conformance.fuzz.model import Proof, Report, Target
    from conformance.plugin.prepare import Prepared
    from conformance.worlds.session import Session

_FOUND = 1


@click.command("fuzz", help="API を文書に照らしファズテストする / fuzz an API against its document")
@click.argument("profile")
@click.option(
    "--target",
    type=click.Choice(["linkage-api", "interface", "vendor"]),
    help="照らす文書（既定: --openapi があれば vendor、なければ linkage-api） / which document",
)
@click.option(
    "--openapi", "document", help="ベンダーの文書のファイルか URL / the vendor's document"
)
@click.option("--domain", "-d", multiple=True, help="業務 / only this domain")
@click.option("--examples", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--requests", type=click.IntRange(1), default=5_000, show_default=True)
@click.option("--seed", type=SEED, help="種（既定: 毎回引く） / seed (default: drawn anew)")
@click.option("--as-of", help="業務日付 / business date")
@click.option("--mutant", help="見本システムの欠陥 / a fault of the sample package")
@click.option("--json", "file", type=OUTPUT_FILE, help="JSON に書く / write JSON")
@schema_option("fuzz")
@click.pass_obj
def command(  # noqa: PLR0913, PLR0917 - one argument for each option
    lang: str,
    profile: str,
    target: str | None,
    document: str | None,
    domain: tuple[str, ...],
    examples: int,
    requests: int,
    seed: int | None,
    as_of: str | None,
    mutant: str | None,
    file: Path | None,
) -> int:
    """Exit 1 when the package departs from a document, 3 when nothing could be tried."""
    if find_spec("schemathesis") is None:
        return not_run(_NOT_INSTALLED, lang)
    from conformance.fuzz.run import fuzz  # noqa: PLC0415 - the extra may not be there

    given = {"profile": str(find_profile(profile)), "as-of": as_of, "mutant": mutant}
    prepared = prepare(options_of({**given, "domain": ",".join(domain)}))
    chosen = new_seed() if seed is None else seed
    limits = FuzzLimits(examples, requests, chosen)
    reports: list[Report] = []
    kind = target or ("vendor" if document else "linkage-api")
    try:
        with _session(prepared) as session:
            expired = session.endpoint.strangers.expired_token if session.endpoint else None
            found = _targets(kind, session, prepared, document)
            reports.extend(fuzz(one, session.connection, limits, expired) for one in found)
    except (UntestedError, TransportError) as error:
        return not_run(error.cause, lang)
    if file is not None:
        text = as_file(reports, seed=chosen, examples=examples).model_dump_json(indent=1)
        write_output(file, text + "\n")
    sys.stdout.write("\n".join([*lines(reports, lang), f"seed {chosen}"]) + "\n")
    return _code(reports)


def _code(reports: Sequence[Report]) -> int:
    if any(report.findings for report in reports):
        return _FOUND
    complete = all(report.sent and report.stopped is None for report in reports)
    return 0 if reports and complete else NOT_RUN


@contextmanager
def _session(prepared: Prepared) -> Iterator[Session]:
    place, launched = open_place(prepared)
    try:
        if place.endpoint is None:
            raise UntestedError(_NO_API)
        session = session_at(prepared, place)
        yield session
        session.close()
    finally:
        if launched is not None:
            launched.stop()


def _targets(
    kind: str, session: Session, prepared: Prepared, document: str | None
) -> Iterator[Target]:
    """Yield what to hold the package to; a sandbox is open while its target is used."""
    proof = targets.bearer(session.token)
    if kind == "vendor":
        yield targets.vendor(read_document(document, session.connection), _vendor_proof(session))
        return
    wanted = prepared.options.selection.domains
    specs = [s for s in prepared.specs.values() if not wanted or s.domain in wanted]
    for whole in specs:
        spec = narrowed(whole, prepared.profile.profile.parts_of(whole.domain))
        if kind == "linkage-api" and spec.apis:
            yield targets.official(spec, proof)
        elif kind == "interface":
            place, day = prepared.profile.profile.municipality, prepared.options.day
            with sandbox(session.connection, proof(()), place, day) as name:
                yield targets.interface(spec, proof, name)


def _vendor_proof(session: Session) -> Proof:
    """Return how the harness proves itself at the vendor's own API, as the profile says."""
    api = session.api
    if api is None or api.auth is None:
        return targets.bearer(session.token)
    authority = authority_for(api.auth, {}, lambda _role: session.connection)

    def proof(_scopes: Sequence[str]) -> Mapping[str, str]:
        return authority.headers("clerk")

    return proof


_NOT_INSTALLED = make_cause("T-NO-FUZZER")
_NO_API = make_cause("T-NO-API")
