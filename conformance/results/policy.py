"""What a municipality or a build server lets pass beside a clean result, by name and until when."""

from __future__ import annotations

import fnmatch
import json
import re
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AfterValidator, Field, StringConstraints, ValidationError

from conformance.catalog.yaml import read_yaml
from conformance.errors import CatalogError, UsageError
from conformance.results.base import Day, Model
from conformance.results.policy_wrong import NO_SUCH_KEY, no_policy, unreadable, wrong
from conformance.values.limits import PROFILE
from conformance.values.refusals import refusal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from conformance.results.model import CaseModel, Result, WaiverModel

_SAYS_SOMETHING: Final = r"[^\W_]"  # a letter or a number: "-" names nobody, "*" no case
_Said = Annotated[str, StringConstraints(strip_whitespace=True, pattern=_SAYS_SOMETHING)]
_MOST_SHOWN = 20

Effect = Literal["block", "warn"]

FIVE_YEARS: Final = 5 * 365 + 2
"""How long an exception may last unless the policy says otherwise: ours, not from any law."""
_DOMAIN: Final = re.compile(r"[a-z0-9_]+/")


def _of_a_domain(pattern: str) -> str:
    """Hold that a pattern names its domain: one of everything accepts by name what nobody named."""
    if not _DOMAIN.match(pattern):
        raise refusal(
            "業務を * などを使わずに名指した検査IDの型（業務/種類/…）",
            "a pattern of case ids that names its domain without a sign for any (domain/kind/…)",
        )
    return pattern


class JudgedProductModel(Model):
    """A product in a release for a municipality: what a profile, and a result of it, is of."""

    name: str
    vendor: str
    release: str
    city_code: str

    @classmethod
    def judged_in(cls, result: Result) -> JudgedProductModel:
        """Return what a result is of, wherever it was tried."""
        one = result.product
        return cls(name=one.name, vendor=one.vendor, release=one.release, city_code=one.city_code)


class GivenForModel(Model):
    """The product, release and municipality for which something was accepted, and where it was.

    `addresses`: of the APIs tried; folders of export files are others each time. What is not the
    same is something else.
    """

    name: str
    vendor: str
    release: str
    city_code: str
    addresses: tuple[str, ...] = ()

    @classmethod
    def of(cls, result: Result) -> GivenForModel:
        """Return what a result is of."""
        one = result.product
        apis = (each for each in result.run.surfaces if each.surface == "api")
        places = (each for each in apis if each.kind != "sample_package")
        tried = {each.address for each in places if each.address is not None}
        return cls(
            name=one.name,
            vendor=one.vendor,
            release=one.release,
            city_code=one.city_code,
            addresses=tuple(sorted(tried)),
        )


class AcceptedModel(Model):
    """Cases that may stay unjudged or unconfirmed until a day; a failure is never accepted here.

    `case` may be a pattern; `causes`: only those left for one of these codes, all where empty;
    `given_for`: it holds for results of that alone, for every product where it is not said.
    """

    case: Annotated[_Said, AfterValidator(_of_a_domain)]
    given_for: GivenForModel | None = None
    causes: tuple[str, ...] = ()
    approver: _Said
    reason: _Said
    expires: Day

    def concerns(self, result: Result) -> bool:
        """Return whether it was given for the product, release and place of a result."""
        return self.given_for is None or self.given_for == GivenForModel.of(result)

    def covers(self, case: CaseModel) -> bool:
        """Return whether a case may be left as it is, the day and the product aside."""
        told = case.cause or case.finding
        code = "" if told is None else told.code
        return fnmatch.fnmatchcase(case.id, self.case) and (not self.causes or code in self.causes)

    def expired(self, today: dt.date) -> bool:
        """Return whether it is over; it holds until the end of its last day (JST)."""
        return today > self.expires


class RevokedModel(Model):
    """A waiver that was taken back: it excuses nothing more, in results made before neither.

    `of`, `approver`, `expires`: of the waiver, as the profile had it; `product`: whose profile;
    `by`, `reason`, `on`: who took it back.
    """

    of: _Said
    approver: _Said
    expires: Day
    product: JudgedProductModel
    by: _Said
    reason: _Said
    on: Day

    def concerns(self, result: Result) -> bool:
        """Return whether the waiver was of the product, release and municipality of a result."""
        return self.product == JudgedProductModel.judged_in(result)

    def takes(self, waiver: WaiverModel) -> bool:
        """Return whether a waiver of such a result is the one that was taken back."""
        mine = (self.of, self.approver, self.expires)
        return mine == (waiver.of, waiver.approver, waiver.expires)


class KnownOnlyModel(Model):
    """Parts of a domain of which what is known is taken for all there is, until a day.

    `parts`: all whose source is not whole, where empty.
    """

    domain: _Said
    parts: tuple[str, ...] = ()
    approver: _Said
    reason: _Said
    expires: Day

    @property
    def name(self) -> str:
        """What it is about, on a line."""
        return " ".join((self.domain, *self.parts))

    def covers(self, domain: str, part: str, today: dt.date) -> bool:
        """Return whether it holds for a part on a day; it does until the end of its last (JST)."""
        named = self.domain == domain and (not self.parts or part in self.parts)
        return named and today <= self.expires


class PolicyModel(Model):
    """How strictly a gate is kept; what is not said is kept strictly.

    `narrowed`: a run of a part only, where no baseline had the same. `stale_baseline`: failures of
    the baseline that are repaired, so that a new one has to be written. `sample_package`: it was
    the harness's own sample that was tested. `catalogue`: the one here does not bear the result
    out. `unsigned`: no signature vouches for it. `max_age_days`: between the run and the gate.
    `max_exception_days`: from the day of the gate to the last of a waiver or an entry here.
    `revoked`: waivers that were taken back.
    """

    policy: Literal[1] = 1
    narrowed: Effect = "block"
    stale_baseline: Effect = "block"
    sample_package: Effect = "block"
    catalogue: Effect = "block"
    unsigned: Effect = "warn"
    max_age_days: int | None = Field(default=None, ge=0, le=36_500)
    max_exception_days: int = Field(default=FIVE_YEARS, ge=1, le=36_525)
    accepted: tuple[AcceptedModel, ...] = ()
    known_only: tuple[KnownOnlyModel, ...] = ()
    revoked: tuple[RevokedModel, ...] = ()

    def revocations(self, result: Result) -> tuple[RevokedModel, ...]:
        """Return what was taken back of the waivers of a result's product."""
        return tuple(one for one in self.revoked if one.concerns(result))


def read_policy(path: Path) -> PolicyModel:
    """Return the policy in a file.

    Raises:
        UsageError: RES020, it cannot be read; RES021, what is wrong with it, with line.
    """
    try:
        data = read_yaml(path, PROFILE)
    except CatalogError as error:
        raise UsageError(*map(unreadable, error.messages)) from error
    if not isinstance(data, dict):
        raise UsageError(no_policy(path))
    try:
        return PolicyModel.model_validate_json(json.dumps(data, ensure_ascii=False))
    except ValidationError as error:
        found = sorted(error.errors(include_url=False), key=_known_last)
        details = found[:_MOST_SHOWN]
        raise UsageError(*(wrong(detail, path, _KEYS) for detail in details)) from error


def _known_last(detail: ErrorDetails) -> bool:
    """A key that is misspelt comes first: what is missing is often it."""
    return detail["type"] != NO_SUCH_KEY


_KEYS: Final[Mapping[str, type[Model]]] = {
    "": PolicyModel,
    "accepted": AcceptedModel,
    "accepted.given_for": GivenForModel,
    "known_only": KnownOnlyModel,
    "revoked": RevokedModel,
    "revoked.product": JudgedProductModel,
}
"""What may stand at the top of a policy, in the entries of its lists and in parts of these."""
