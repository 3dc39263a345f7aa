"""The section `mapping` of a profile, as pydantic reads it."""

from conformance.surfaces.mapping.models.call import CallSelector, CallStep
from conformance.surfaces.mapping.models.field import FieldRule, ValueRule
from conformance.surfaces.mapping.models.section import Mapping

__all__ = ["CallSelector", "CallStep", "FieldRule", "Mapping", "ValueRule"]
