"""The section `mapping` of a profile, as pydantic reads it."""

from conformance.surfaces.mapping.models.call import Call, Step
from conformance.surfaces.mapping.models.field import FieldRule, ValueRule
from conformance.surfaces.mapping.models.section import Mapping

__all__ = ["Call", "FieldRule", "Mapping", "Step", "ValueRule"]
