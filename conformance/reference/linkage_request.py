"""What is wrong with a request of an official API, by its parameters (E0001 to E0004)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.switches import reading
from conformance.reference.refusals import RefusalReason
from conformance.values import data_types
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.api import Api, Parameter
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import ErrorCode
    from conformance.findings import Json
    from conformance.population.rows import Row

_FIXED_SAMPLES = range(5)


@dataclass(frozen=True, slots=True)
class LinkageCodes:
    """The codes on which the specification has more than one reading."""

    missing_conditional: ErrorCode = "E0001"
    excess_length: ErrorCode = "E0003"

    @classmethod
    def of(cls, spec: Specification) -> LinkageCodes:
        """Return the codes of the readings in force; where both are right, the usual ones."""
        return cls(
            "E0004" if reading(spec, "missing_conditional_error") == "E0004" else "E0001",
            "E0002" if reading(spec, "excess_length_error") == "E0002" else "E0003",
        )


def reasons(api: Api, inputs: Row, codes: LinkageCodes) -> list[RefusalReason]:
    """Return why a request is refused, parameter by parameter; empty when it is lawful."""
    found = (_reason(p, inputs, inputs.get(p.name), codes) for p in api.parameters)
    return [reason for reason in found if reason]


def message(api: Api, reason: RefusalReason) -> str:
    """Return the official text of a reason with its blanks filled in; never the refused value."""
    parameter = api.parameter(reason.item or "")
    text = next(error.message for error in api.errors if error.code == reason.code)
    text = text.replace("X桁", f"{parameter.digits}桁").replace(
        "【指定文字】", _characters(parameter)
    )
    if reason.code == "E0004":
        other = next(iter(parameter.required_when), parameter.name)
        text = text.replace("【項目名】", api.parameter(other).name_ja, 1)
    return text.replace("【項目名】", parameter.name_ja)


def _reason(
    parameter: Parameter, inputs: Row, value: Json, codes: LinkageCodes
) -> RefusalReason | None:
    if value is None or value == "":
        missing = "E0001" if parameter.required else codes.missing_conditional
        return RefusalReason(missing, parameter.name) if is_required(parameter, inputs) else None
    code = next(_broken(parameter, value, codes), None)
    return None if code is None else RefusalReason(code, parameter.name)


def is_required(parameter: Parameter, inputs: Row) -> bool:
    """Say whether a parameter must be there, always or beside the others sent."""
    when = parameter.required_when
    return parameter.required or (
        bool(when) and all(inputs.get(name) in values for name, values in when.items())
    )


def _broken(parameter: Parameter, value: Json, codes: LinkageCodes) -> Iterator[ErrorCode]:
    """Return the codes a value is refused with: characters first, then length, then meaning."""
    if not isinstance(value, str):
        yield "E0002"
    elif parameter.unspecified_date and value == "0000-00-00":
        return
    elif data_types.check_data_type(parameter.type, value) is not None:
        yield "E0002"
    elif _length_wrong(parameter, value):
        yield "E0003" if _fixed(parameter) else codes.excess_length
    elif parameter.values and value not in parameter.values:
        yield "E0002"


def _length_wrong(parameter: Parameter, value: str) -> bool:
    if parameter.digits is None:
        return False
    return len(value) != parameter.digits if _fixed(parameter) else len(value) > parameter.digits


def _fixed(parameter: Parameter) -> bool:
    """Say whether every value of the parameter has its full number of digits."""
    kind = registered().get(parameter.identifier or "")
    lengths = {len(kind.generate(seed)) for seed in _FIXED_SAMPLES} if kind else set()
    return lengths == {parameter.digits} and kind is not None and kind.check("1") is not None


def _characters(parameter: Parameter) -> str:
    names = {"N": "全角文字", "DATE": "YYYY-MM-DD", "TIME": "hh:mm:ss", "9": "半角数字"}
    return names.get(parameter.type, "半角文字")
