"""Facts of the catalogue that no run asks, because the rule does not decide them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from conformance.catalog.asked import asked_facts
from conformance.catalog.lint_facts import fact_message
from conformance.contract.oracles import GivenError, OutOfScopeError, derive

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.errors import Message
    from conformance.findings import Json


def undecided_messages(spec: Specification) -> Iterator[Message]:
    """Yield the facts of `facts.yaml` that the rule refuses or that fall outside its scope."""
    for key, facts in asked_facts(spec).items():
        for number, one in enumerate(facts) if key in spec.rules else ():
            try:
                derive(spec, key, cast("Mapping[str, Json]", one))
            except (GivenError, OutOfScopeError) as error:
                yield fact_message(
                    spec,
                    key,
                    number,
                    f"規則が答えない事実で、実行では問われません（{error}）。",
                    f"the rule does not decide these facts, so no run asks them ({error})",
                )
