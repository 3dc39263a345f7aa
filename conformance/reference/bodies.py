"""Request bodies read into what the package works with; a wrong shape is refused (E0002)."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from conformance.catalog.models.guards import Role
from conformance.catalog.models.levels import CityType
from conformance.reference.call import Actor
from conformance.reference.forms import CopyRequest
from conformance.reference.refusals import refuse
from conformance.surfaces.issued import FormFormat

if TYPE_CHECKING:
    from typing import TypeVar

    from conformance.population.rows import Row

    B = TypeVar("B", bound="RequestBody")

Values = dict[str, JsonValue]


class RequestBody(BaseModel):
    """A request body of the contract; other keys are let pass."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class ActorBody(RequestBody):
    """Who acts."""

    id: str
    role: Role


class Acting(RequestBody):
    """A body that may say who acts."""

    actor: ActorBody | None = None

    def who(self, client_id: str) -> Actor:
        """Return the actor; the client where none is named."""
        return Actor(self.actor.id, self.actor.role) if self.actor else Actor(client_id)


class SandboxBody(RequestBody):
    """The municipality a sandbox stands for."""

    city_type: CityType
    municipality_code: str = Field(pattern=r"^[0-9]{6}$")
    business_date: date = Field(strict=False)


class PlacedBody(RequestBody):
    """A row and where it belongs."""

    domain: str
    group: str
    row: Values


class LoadBody(Acting):
    """Rows to be stored as facts."""

    rows: list[PlacedBody]


class QueryBody(Acting):
    """The values stored rows must have."""

    where: Values = {}


class RunBody(Acting):
    """The inputs of a function."""

    inputs: Values = {}


class CalculationBody(Acting):
    """The facts given to a rule."""

    given: Values


class SubjectBody(RequestBody):
    """The row a copy is about."""

    group: str
    key: Values


class FormBody(Acting):
    """What is asked of a form."""

    subject: SubjectBody | None = None
    addressee: Literal["self", "household", "other_party", "third_party"]
    inputs: Values = {}
    requested: list[str] = []
    format: FormFormat = "items"

    def request(self) -> CopyRequest:
        """Return the request in the package's own words."""
        record = self.subject.group if self.subject else None
        key = self.subject.key if self.subject else {}
        return CopyRequest(
            record, key, self.addressee, self.inputs, self.format, frozenset(self.requested)
        )


class LinkedRow(RequestBody):
    """A row of a linkage; what it holds is judged row by row."""

    group: str = ""
    row: JsonValue = None


class LinkBody(Acting):
    """The direction of a linkage, and the rows received."""

    direction: Literal["send", "receive"]
    rows: list[LinkedRow] = []


class ExportBody(Acting):
    """The groups to export."""

    groups: list[str]


def parse_body(model: type[B], content: bytes) -> B:
    """Return a body (`RefusalError`: E0001 for a missing key, E0002 for a wrong form)."""
    try:
        return model.model_validate_json(content or b"{}")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        item = str(first["loc"][0]) if first["loc"] else None
        raise refuse("E0001" if first["type"] == "missing" else "E0002", item) from error


def rows_of(content: bytes) -> Row:
    """Return a plain JSON object."""
    try:
        found = json.loads(content or b"{}")
    except ValueError as error:
        raise refuse("E0002") from error
    if not isinstance(found, dict):
        raise refuse("E0002")
    return found
