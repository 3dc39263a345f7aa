"""The vendor's own business rules: read from the published requirements, sharing no code."""

from own_rest.rules import jite, juki
from own_rest.rules.faults import BadInput, OutOfScope
from own_rest.rules.registry import calculate

__all__ = ["BadInput", "OutOfScope", "calculate", "jite", "juki"]
