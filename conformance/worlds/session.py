"""A run's connection to one package: specifications, interface, and one trial after another."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.cases.bystanders import hold_standing
from conformance.cases.fields_said import FieldsSaid
from conformance.cases.outcome import Outcome
from conformance.cases.registry import checks
from conformance.cases.saved import CaseReads, Saved
from conformance.cases.sent import CallRecorder
from conformance.cases.trial import Trial
from conformance.findings import (
    AttestedError,
    Cause,
    FindingError,
    TransportError,
    UnclearError,
    UntestedError,
)
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.command import command_transport
from conformance.surfaces.connect import Connections, connect
from conformance.surfaces.http import OUT_OF_TIME, Http
from conformance.surfaces.interface import BASE, Interface
from conformance.surfaces.mapping.adapter import MappedPackage
from conformance.surfaces.mapping.addresses import Places
from conformance.surfaces.mapping.open import mapped
from conformance.surfaces.oauth import INTERFACE_SCOPE, access_token
from conformance.surfaces.reach import limited, reach_of
from conformance.surfaces.read_only import ReadOnly
from conformance.surfaces.tokens import Tokens
from conformance.values.secrets import USED
from conformance.values.today import today_in_japan
from conformance.worlds.as_it_is.addressed import Addressed
from conformance.worlds.as_it_is.assigned import Assigned
from conformance.worlds.as_it_is.numbers import Numbers, place_of
from conformance.worlds.as_it_is.package import AsItIs
from conformance.worlds.corpus import Corpus
from conformance.worlds.readings import other_reading
from conformance.worlds.session_causes import LOST, TIME_LOST, fault, unclear

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.surfaces.command import CommandTransport
    from conformance.surfaces.endpoint import Endpoint
    from conformance.surfaces.mapping.heard import AnswerRecorder
    from conformance.surfaces.package import Package
    from conformance.surfaces.profile import ApiSurface, Profile

WITHOUT_API = frozenset({"files", "evidence"})
WITHOUT_FILES = frozenset({"api", "forms", "evidence"})
_LOST_AFTER = 3  # calls without an answer in a row before a surface is given up
PATIENCE = 600.0  # seconds lost in cases whose answer did not come, before a surface is given up


@dataclass
class Session:
    """One process's run: lives as long as the worker, gives each case a fresh sandbox."""

    specs: Mapping[str, Specification]
    profile: Profile
    day: date
    seed: int
    endpoint: Endpoint | None
    files: Path | None = None
    nonce: str = ""
    today: Callable[[], date] = today_in_japan
    folder: Path = Path()
    corpus: Corpus = field(default_factory=Corpus)
    deadline: float | None = None
    patience: float = PATIENCE
    clock: Callable[[], float] = time.monotonic
    heard: AnswerRecorder | None = None
    unsure: Mapping[str, Cause] = field(default_factory=dict)
    _lost: float = 0.0
    _interface: Package | None = None
    _silent: int = 0

    def __post_init__(self) -> None:
        for secret in () if self.endpoint is None else self.endpoint.secrets:
            USED.use(secret)

    def execute(self, case: Case) -> Outcome:
        """Try a case and return its verdict; never raises but for interruption."""
        if (cause := self._given_up(case)) is not None:
            return Outcome("untested", cause=cause)
        read = CaseReads()
        outcome = self._executed(case, read)
        return replace(outcome, rows=read.rows, unreasoned=read.unreasoned)

    def _executed(self, case: Case, read: CaseReads) -> Outcome:
        began = self.clock()
        saved = Saved(self.corpus.of(case.id))
        self.forget()
        try:
            self._tried(replace(self.trial(case), saved=saved, read=read))
        except FindingError as error:
            self._answered(case)
            return Outcome("fail", finding=error.finding, saved=saved, sent=self.sent)
        except UntestedError as error:
            return Outcome("untested", cause=error.cause)
        except AttestedError as error:
            return Outcome("attested", cause=error.cause)
        except TransportError as error:
            self._silent += 1
            self._lost += self.clock() - began
            self._tokens.clear()
            return Outcome("untested", cause=error.cause)
        except UnclearError as error:
            return Outcome("spec_unclear", cause=unclear(error, case.requirement.domain))
        except Exception as error:  # noqa: BLE001 - whatever breaks here is ours, not the product's
            return Outcome("harness_error", cause=fault(error))
        self._answered(case)
        return Outcome("pass", saved=saved)

    def forget(self) -> None:
        """Forget what was put into the calls so far."""
        if isinstance(self._interface, CallRecorder):
            self._interface.forget()

    def _given_up(self, case: Case) -> Cause | None:
        """Return why a case is not tried any more; None while it is worth it.

        Where the API does not answer, what needs no API goes on.
        """
        if self.deadline is not None and self.clock() >= self.deadline:
            return OUT_OF_TIME
        if case.surface in WITHOUT_API:
            return None
        if self._silent >= _LOST_AFTER:
            return LOST
        return TIME_LOST if self._lost >= self.patience else None

    def _answered(self, case: Case) -> None:
        """Forget lost answers, for the API has answered; a case on files says nothing of it."""
        if case.surface not in WITHOUT_API:
            self._silent = 0

    @property
    def sent(self) -> tuple[Json, ...]:
        """What was put into the calls since the last case, or the last `forget`."""
        return tuple(self._interface.carried) if isinstance(self._interface, CallRecorder) else ()

    @staticmethod
    def _tried(trial: Trial) -> None:
        """Try a case; a deviation that another reading of an open question explains is none."""
        attempt = checks()[trial.case.check].function
        try:
            attempt(trial)
        except FindingError as error:
            raise other_reading(trial, attempt) or error from None
        hold_standing(trial)

    def trial(self, case: Case) -> Trial:
        """Return what a check needs to try a case."""
        spec = self.specs[case.requirement.domain]
        return Trial(
            case,
            spec,
            self.specs.get,
            self.interface,
            self.profile,
            self.day,
            self.seed,
            self.files,
            self.endpoint,
            self.token,
            lambda: self.connection,
            f"{self.nonce}/{case.id}/" if self.offered.shared else "",
            self.folder,
            self.unsure,
        )

    @property
    def interface(self) -> Package:
        """The connection to the package, opened at first use."""
        if self._interface is None:
            self._interface = CallRecorder(self.around(self._guarded(self._adapter())))
        return self._interface

    def around(self, package: Package) -> Package:
        """Return the package with a way round what it does not offer for its test."""
        if self.api is None or not limited(self.api):
            return package
        if self.api.mapping is not None and self.api.mapping.addresses is not None:
            package = Addressed(package, Places(self.api.mapping.addresses))
        places = frozenset(map(place_of, self.offered.assigns))
        numbers = Numbers(places, self.specs.get, frozenset(self.offered.implied))
        if places:
            package = Assigned(package, numbers, self.offered.reset)
        reach, specs, adopt = reach_of(self.api), self.specs.get, numbers.adopt
        said = FieldsSaid(self.api.mapping, self.specs)
        told = (said.unheld, adopt, said.carries)
        return AsItIs(package, self.offered, reach, specs, self.today, *told)

    def enter(self) -> None:
        """Log in to a package that is reached by a mapping; another is asked what it provides."""
        if isinstance(package := self._adapter(), MappedPackage):
            package.enter()

    def _guarded(self, package: Package) -> Package:
        """Return the package, only to be read where the profile says so."""
        if self.api is None or not self.api.read_only:
            return package
        return ReadOnly(package, self._kind_of)

    def _kind_of(self, domain: str, function: str) -> str | None:
        spec = self.specs.get(domain)
        found = spec.functions.get(function) if spec else None
        return found.operation.kind if found else None

    @property
    def offered(self) -> Capabilities:
        """What the package offers for its test."""
        return Capabilities() if self.api is None else self.api.capabilities

    def _adapter(self) -> Package:
        place = self.profile.municipality
        if self.api is not None and self.api.adapter == "mapping":
            connections = Connections(self._connect)
            found = mapped(self.api, self.specs, connections, (place.type, place.code))
            found.stands_on(self.today() if self.offered.business_date == "today" else self.day)
            if self.heard is not None:
                found.listen(self.heard)
            return found
        if self.lines is not None:
            return Interface(self.lines, lambda: "", lambda: None, place.type, place.code)
        return Interface(self.connection, self.token, self._tokens.clear, place.type, place.code)

    @property
    def api(self) -> ApiSurface | None:
        """The profile's API surface."""
        return self.profile.surfaces.api

    @cached_property
    def connection(self) -> Http:
        """The connection to the package's host."""
        return self._connect()

    @cached_property
    def lines(self) -> CommandTransport | None:
        """The command adapter, where the profile names one; it starts at the first call."""
        if self.api is None or self.api.adapter != "command" or self.api.command is None:
            return None
        seconds, most = self.api.timeout_seconds, self.api.max_bytes
        return command_transport(
            self.api.command, self.folder, BASE, seconds=seconds, max_bytes=most
        )

    def _connect(self) -> Http:
        if self.endpoint is None or self.api is None:
            return Http("http://127.0.0.1:9", 1, 1)  # only files are tested; nothing is called
        http = connect(self.api, self.endpoint.base_url, self.folder)
        http.deadline = self.deadline
        return http

    def token(self, scope: str = INTERFACE_SCOPE) -> str:
        """Return the access token for a scope (the test interface's), asked for once."""
        return self._tokens.of(scope)

    @cached_property
    def _tokens(self) -> Tokens:
        api, endpoint = self.api, self.endpoint
        if api is None or endpoint is None:
            return Tokens(lambda _scope: "")
        place, client = api.token_place, endpoint.client
        return Tokens(lambda scope: access_token(self.connection, place, client, scope))

    def close(self) -> None:
        """Give the sandbox back, if the package still answers."""
        if self._interface is not None and self._silent == 0:
            try:
                self._interface.close()
            except Exception:  # noqa: BLE001 - an odd answer to the last call ends nothing
                self._interface = None
        if self.lines is not None:
            self.lines.close()
