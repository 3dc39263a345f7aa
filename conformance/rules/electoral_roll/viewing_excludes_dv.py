"""Who stands in the extract of the roll that may be viewed."""

from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import LATEST

_DELETED: Final = "9"


@value
class Voter:
    """A voter: the entry, the kind of support, the state of the entry."""

    id: Code
    support_kind: Literal["0", "1", "2", "3"]
    status: Literal["1", "2", "9"]


@value
class Given:
    """The entries of the roll."""

    voters: tuple[Voter, ...]


@value
class Output:
    """The entries shown, in the order given, and how many protected ones were left out."""

    visible_ids: tuple[Code, ...]
    excluded_count: int


@rule(
    "electoral_roll",
    "viewing-excludes-dv",
    law="公職選挙法第28条の2・第28条の3、住民基本台帳事務処理要領の支援措置",
)
def viewing_excludes_dv(given: Given, law: Parameters, why: Why) -> Output:
    """Return the entries that may be viewed: none that is deleted or protected.

    Protection counts as long as it has not been ended; who was left out as deleted is not counted.
    """
    kinds = law.on(LATEST).texts("exclude_kinds")
    current = [voter for voter in given.voters if voter.status != _DELETED]
    shown = tuple(voter.id for voter in current if voter.support_kind not in kinds)
    why(
        f"{len(given.voters)}件のうち抹消されていないのは{len(current)}件。",
        f"Of {len(given.voters)} entries {len(current)} are not deleted.",
        law="公職選挙法第28条の2・第28条の3",
    )
    excluded = len(current) - len(shown)
    why(
        f"支援措置・仮支援措置の{excluded}件を除き、{len(shown)}件を載せる。",
        f"{excluded} protected ones are left out, {len(shown)} shown.",
        law="住民基本台帳事務処理要領の支援措置",
    )
    return Output(shown, excluded)
