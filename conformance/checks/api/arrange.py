"""Lawful requests of an official API, made from its parameters alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import Answered
from conformance.messages.worded import worded
from conformance.population import seeds
from conformance.surfaces.linkage_api import LinkageApi
from conformance.values import data_types
from conformance.values.identifiers import registered
from conformance.worlds.readings import tolerates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.cases.trial import Trial
    from conformance.catalog.models.api import Api, Parameter
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.linkage_api import ApiReply

_OK = 200
_MUNICIPALITY = "lg_code"
_PERSON = "kojin_bango"  # tells two people apart where names may be alike
_SAMPLES = {"DATE": "2025-04-01", "TIME": "09:00:00", "YEAR": "2025", "9": "1", "N": "試験"}


@dataclass(frozen=True)
class Caller:
    """Calls the API under test for one case, with the right token unless told otherwise."""

    trial: Trial
    client: LinkageApi

    @property
    def api(self) -> Api:
        """The API under test."""
        return self.client.api

    def send(self, inputs: Row) -> ApiReply:
        """Send a request with a token of the API's scope."""
        return self.client.call(inputs, self.trial.token(self.api.scope))

    def accepted(self, inputs: Row, token: str | None = None) -> ApiReply:
        """Send a lawful request and hold that it is accepted.

        A package that takes it as a form follows another reading of the specification.
        """
        token = token or self.trial.token(self.api.scope)
        reply = self.client.call(inputs, token)
        if reply.status == _OK:
            return reply
        unclear = tolerates(self.trial, "request_body", "form")
        if not isinstance(unclear, bool):
            other = self.client.call(inputs, token, as_form=True)
            if other.status == _OK:
                raise unclear
        raise self.trial.deviation(
            worded("F-NOT-ACCEPTED"),
            expected=Answered(_OK),
            found=reply.answered,
            where=self.client.path,
        )

    def first_accepted(self, forms: Iterator[Row]) -> tuple[Row, ApiReply]:
        """Return the first of several lawful forms that is accepted; a finding when none is."""
        form = next(forms)
        for other in forms:
            if (reply := self.send(form)).status == _OK:
                return form, reply
            form = other
        return form, self.accepted(form)


def caller(trial: Trial) -> Caller:
    """Return a caller that starts with an empty trail of evidence."""
    trail = trial.interface.trail
    trail.clear()
    form_only = trial.spec.switches.get("request_body") == "form"
    return Caller(trial, LinkageApi(trial.spec.apis[trial.key], trial.http(), trail, form_only))


def base(trial: Trial, api: Api, name: str = "one") -> Row:
    """Return the least lawful request about a person: what is required, and who it is."""
    return {
        p.name: value_of(trial, p, name)
        for p in api.parameters
        if p.required or p.identifier == _PERSON
    }


def with_parameter(calls: Caller, parameter: Parameter) -> Iterator[Row]:
    """Return lawful requests that hold the parameter, in the order to try them.

    A parameter that only goes with values of others stands beside these; one that the package
    itself can issue first holds an issued value, then one that the package has not seen.
    """
    trial, api = calls.trial, calls.api
    form = base(trial, api)
    if not parameter.required_when:
        yield {**form, parameter.name: value_of(trial, parameter, "one")}
        return
    given = [issued(calls, parameter), value_of(trial, parameter, "unseen")]
    for other, values in parameter.required_when.items():
        for value in reversed(values):
            for number in given:
                if number is not None:
                    yield {**form, other: value, parameter.name: number}


def issued(calls: Caller, parameter: Parameter) -> Json:
    """Return a value of the parameter's kind that the package issues; None when it issues none."""
    reply = calls.accepted(base(calls.trial, calls.api, "issued"))
    for row in reply.rows:
        for other in calls.api.parameters:
            if other.name in row and parameter.identifier == other.identifier is not None:
                return row[other.name]
    return None


def value_of(trial: Trial, parameter: Parameter, name: str) -> str:
    """Return a lawful value: the municipality's own code, a default, an example, or a made one."""
    kind = registered().get(parameter.identifier or "")
    if parameter.identifier == _MUNICIPALITY:
        return trial.profile.municipality.code
    if parameter.values:
        return parameter.default or next(iter(parameter.values))
    if kind is not None and (kind.hidden or parameter.required_when or not parameter.examples):
        return kind.generate(seeds.number(trial.seed, trial.case.id, name, parameter.name))
    if parameter.examples:
        return parameter.examples[0]
    return _SAMPLES.get(data_types.normalised(parameter.type), "1")[: parameter.digits]
