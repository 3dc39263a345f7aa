"""The reasons that lie in where a result comes from: who vouches for it, by which catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.results.gate_reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.gate_reason import GateReasonModel, GateRequest
    from conformance.values.words import Bilingual


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a result beside its content.

    `signed`: a trusted key vouches for it. `doubt`: what the catalogue here says against it.
    """

    signed: bool
    doubt: Bilingual | None = None


def borne_out(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Tell what the catalogue here says against a result."""
    if asked.origin is not None and (said := asked.origin.doubt) is not None:
        effect = asked.policy.catalogue
        yield reason("not_of_catalogue", effect, "incomplete", ja=said.ja, en=said.en)


def unsigned(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Tell that nobody vouches for a result that was read from a file."""
    if asked.origin is not None and not asked.origin.signed:
        yield reason("unsigned", asked.policy.unsigned, "incomplete")
