"""Prepare a run: profile, pinned specifications, plan, and the package's address."""

from __future__ import annotations

import base64
import json
import secrets
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.versions.frozen import hold_frozen
from conformance.catalog.versions.validity import hold_valid
from conformance.errors import Message, ProfileError, UsageError
from conformance.planning.claims import with_claims
from conformance.plugin.delivered import delivered
from conformance.plugin.no_package import no_address, production_system
from conformance.plugin.only import hold_elsewhere, narrowed
from conformance.plugin.published import check_published
from conformance.plugin.run_plan import RunPlan
from conformance.plugin.selected import check_selection
from conformance.plugin.shard import places
from conformance.results.build import RunRequest
from conformance.surfaces.auth.check import check_access
from conformance.surfaces.auth.oauth import registered_client
from conformance.surfaces.endpoint import Endpoint, Strangers
from conformance.surfaces.launch import Launched, launch_reference
from conformance.surfaces.mapping.check.names import check_names
from conformance.surfaces.oauth import NOBODY, Client, strangers_from
from conformance.surfaces.parts import check_parts
from conformance.surfaces.profile import load_profile
from conformance.surfaces.readings import read_as_declared
from conformance.surfaces.statements import check_statements
from conformance.values.today import today_in_japan
from conformance.worlds.corpus import Corpus, read_corpus
from conformance.worlds.session import Session
from conformance.worlds.steady import hold_steady

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.planning.plan import Planned
    from conformance.plugin.options import RunOptions
    from conformance.surfaces.profile import LoadedProfile, Profile

_Written = tuple[str, str, str, str | None]  # a client, to be passed to a worker
_NONCE_BYTES = 4  # runs on one database that never meet


@dataclass
class Prepared:
    """Everything a run knows before the first case: the same in every worker.

    `only`: the ids of the cases to be tried, where these were chosen one by one.
    """

    options: RunOptions
    profile: LoadedProfile
    specs: Mapping[str, Specification]
    corpus: Corpus = field(default_factory=Corpus)
    only: frozenset[str] | None = None
    attested: Mapping[str, str] = field(default_factory=dict)
    """The hash of each file of evidence that an attestation names."""

    @cached_property
    def of_run(self) -> RunPlan:
        """The plan, as far as the run needs it."""
        options = self.options
        return RunPlan(self.specs, self.profile.profile, options.day, options.selection)

    @property
    def whole(self) -> tuple[Planned, ...]:
        """The plan of everything the profile is delivered against."""
        return self.of_run.whole

    @cached_property
    def plan(self) -> tuple[Planned, ...]:
        """The selected part of the plan."""
        chosen = self.of_run.selected
        return chosen if self.only is None else tuple(p for p in chosen if p.case.id in self.only)

    @cached_property
    def run(self) -> RunRequest:
        """What the result says of the run."""
        return RunRequest(
            self.specs,
            self.profile,
            self.options.day,
            self.options.selection,
            self.plan,
            self.of_run.planned_in_all(),
            corpus=self.corpus if self.options.corpus else None,
            attested=self.attested,
            places=places(self.of_run.near, self.plan, self.options.selection),
        )

    @property
    def executable(self) -> tuple[Planned, ...]:
        """The cases that will be tried."""
        return tuple(p for p in self.plan if p.verdict is None)

    def needs(self, surface: str) -> bool:
        """Say whether any case to be tried needs a surface."""
        return any(p.case.surface == surface for p in self.executable)


def prepare(options: RunOptions) -> Prepared:
    """Load profile and specifications (`ProfileError`, `CatalogError`, `UsageError`)."""
    hold_steady()
    profile = load_profile(options.profile)
    specs = delivered(options.profile, profile.profile)
    hold_frozen(specs.values())
    check_published(specs.values(), options.day)
    hold_valid(specs.values(), options.day)
    check_parts(profile, specs)
    specs = read_as_declared(profile, specs)
    check_names(profile, specs)
    profile = with_claims(profile, specs)
    attested = check_statements(profile, today_in_japan())
    if options.mutant is not None:
        from conformance.reference.mutants import mutant  # noqa: PLC0415 - 0.2 s; few runs seed one

        mutant(options.mutant)
        if not any(
            s and s.start for s in (profile.profile.surfaces.api, profile.profile.surfaces.files)
        ):
            raise UsageError(_not_the_sample(options.mutant))
    corpus = read_corpus(options.corpus) if options.corpus else Corpus()
    hold_elsewhere(options.only, options.out)
    selection = narrowed(options.selection, options.only, profile, specs)
    told = replace(_with_nonce(options, profile.profile), selection=selection.over(specs))
    prepared = Prepared(told, profile, specs, corpus, attested=attested)
    check_selection(options.selection, prepared.of_run)
    return prepared


def _not_the_sample(fault: str) -> Message:
    return Message(
        "USE154",
        f"--mutant {fault} は、試験ツールが起動する見本システムにだけ埋め込めます。"
        "このプロファイルに、起動する見本システム（start）はありません。",
        f"--mutant {fault} is sown into the sample package that the harness starts; this profile "
        "starts none (start)",
        "--mutant を外すか、vendor_profiles/reference.yaml で実行してください。",
        "leave --mutant out, or run vendor_profiles/reference.yaml",
    )


def _with_nonce(options: RunOptions, profile: Profile) -> RunOptions:
    """Return the options with a nonce where people of earlier runs stand in the database."""
    shared = profile.surfaces.api is not None and profile.surfaces.api.capabilities.shared
    nonce = (options.nonce or secrets.token_hex(_NONCE_BYTES)) if shared else None
    return replace(options, nonce=nonce)


@dataclass(frozen=True)
class PackagePlace:
    """Where the package is: passed from the controller to its workers."""

    endpoint: Endpoint | None
    files: Path | None

    def to_text(self) -> str:
        """Return the place as text for a worker process of the same run."""
        end = self.endpoint
        data = {
            "url": end.base_url if end else None,
            "client": _written(end.client) if end else None,
            "strangers": _strangers_written(end.strangers) if end else None,
            "files": str(self.files) if self.files else None,
        }
        return base64.b64encode(json.dumps(data).encode()).decode()

    @classmethod
    def from_text(cls, text: str) -> PackagePlace:
        """Return the place a controller passed on."""
        data = json.loads(base64.b64decode(text))
        client = Client(*data["client"]) if data["client"] else None
        endpoint = Endpoint(data["url"], client, _strangers(data["strangers"])) if client else None
        return cls(endpoint, Path(data["files"]) if data["files"] else None)


def _written(client: Client) -> _Written:
    return client.client_id, client.client_secret, client.method, client.audience


def _strangers_written(strangers: Strangers) -> tuple[_Written | None, str, str | None]:
    client = _written(strangers.client) if strangers.client else None
    return client, strangers.scope, strangers.expired_token


def _strangers(written: tuple[_Written | None, str, str | None]) -> Strangers:
    client, scope, expired = written
    return Strangers(Client(*client) if client else None, scope, expired)


def open_place(
    prepared: Prepared, *, mutant: str | None = None, looks: bool = False
) -> tuple[PackagePlace, Launched | None]:
    """Return where the package is, starting the reference package when the profile says so.

    `looks`: the API is wanted although no case may be left that needs it.
    """
    surfaces = prepared.profile.profile.surfaces
    wants_files = prepared.needs("files")
    wants_api = looks or prepared.needs("api") or prepared.needs("forms")
    starts = [
        s.start
        for s, wanted in ((surfaces.api, wants_api), (surfaces.files, wants_files))
        if s is not None and wanted and s.start is not None
    ]
    launched = None
    if starts:
        fault = mutant or prepared.options.mutant or starts[0].mutant
        launched = launch_reference(
            prepared.options.day,
            fault,
            exports=wants_files,
            switches=prepared.profile.profile.switches,
        )
    return place_of(prepared, launched, api=wants_api, files=wants_files), launched


def place_of(
    prepared: Prepared, launched: Launched | None, *, api: bool = True, files: bool = True
) -> PackagePlace:
    """Return where the package is, once it is started if the profile says so."""
    return PackagePlace(
        _endpoint(prepared, launched) if api else None,
        _files(prepared, launched) if files else None,
    )


def session_at(prepared: Prepared, place: PackagePlace, deadline: float | None = None) -> Session:
    """Return a worker's connection to the package, which calls nothing after the deadline."""
    options = prepared.options
    return Session(
        prepared.specs,
        prepared.profile.profile,
        options.day,
        options.seed,
        place.endpoint,
        place.files,
        nonce=options.nonce or "",
        folder=options.profile.parent,
        corpus=prepared.corpus,
        deadline=deadline,
    )


def _endpoint(prepared: Prepared, launched: Launched | None) -> Endpoint | None:
    api = prepared.profile.profile.surfaces.api
    if api is None:
        return None
    if api.environment == "production" and not prepared.options.production:
        raise UsageError(production_system(prepared.options.profile))
    if api.start is not None and launched is not None:
        client = Client(launched.client_id, launched.client_secret)
        return Endpoint(launched.url, client, launched.strangers)
    if api.adapter == "command":
        return Endpoint("command:", NOBODY)
    if api.base_url is not None:
        check_access(api, api.base_url, prepared.options.profile)
    client = registered_client(api)
    if api.base_url is None or (api.adapter == "interface" and client is NOBODY):
        raise ProfileError(no_address(prepared.options.profile))
    return Endpoint(api.base_url, client, strangers_from(api))


def _files(prepared: Prepared, launched: Launched | None) -> Path | None:
    files = prepared.profile.profile.surfaces.files
    if files is None:
        return None
    if files.start is not None and launched is not None:
        return launched.exports
    if files.directory is None:
        return None
    return prepared.options.profile.parent / files.directory
