"""Say which specifications are drafts: what a run against one of them is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification

UNDECIDED = "未割当"
"""How the evidence of an attested function or invariant begins before an editor decided on it."""


def draft_notices(specs: Iterable[Specification]) -> tuple[Message, ...]:
    """Return a notice for each draft; nothing for published specifications."""
    return tuple(_notice(spec) for spec in specs if spec.head.status == "draft")


def undecided(spec: Specification) -> tuple[tuple[str, str], ...]:
    """Return file and key of what nobody decided on yet: how it is tested, or which evidence."""
    functions = [
        ("functions", key)
        for key, function in spec.functions.items()
        if is_open(getattr(function.operation, "evidence", ""))
    ]
    invariants = [
        ("invariants", key)
        for key, invariant in spec.invariants.items()
        if any(is_open(getattr(check, "evidence", "")) for check in invariant.checks)
    ]
    return (*functions, *invariants)


def is_open(evidence: str) -> bool:
    """Say whether nobody decided yet how a requirement is tested, by the evidence it names."""
    return evidence.startswith(UNDECIDED)


def _notice(spec: Specification) -> Message:
    number = len(undecided(spec))
    return Message(
        "CAT040",
        f"{spec.head.name_ja}（{spec.domain} {spec.version}）のカタログは草案です。"
        f"試験のしかたが未割当の要件が{number}件あり、検査の識別子は変わることがあります。",
        f"the specification of {spec.domain} {spec.version} is a draft: {number} requirements have "
        "no test decided on, and case ids may still change",
        "結果を納品や検収の根拠にせず、公開された版を待ってください。",
        "do not base a delivery or an acceptance on the result; wait for the published one",
        f"{spec.domain}/{spec.directory.name}/domain.yaml",
    )
