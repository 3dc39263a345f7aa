"""What a function does: one module per kind of operation."""

from conformance.reference.operations import (
    batch,
    calculate,
    cancel,
    create,
    restrict,
    search,
    update,
)
from conformance.reference.operations.registry import runner_of

__all__ = ["batch", "calculate", "cancel", "create", "restrict", "runner_of", "search", "update"]
