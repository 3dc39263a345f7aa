"""How a user's monthly ceiling is shared among the offices that serve them (上限額管理)."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.scope import within

_LAW: Final = "障害者総合支援法第29条、指定障害福祉サービス基準第22条"


@value
class Given:
    """The ceiling and each office's payment under it (yen), the managing office first."""

    ceiling: Yen
    office_copays: tuple[Yen, ...]


@value
class Output:
    """The result as reported, and what each office collects (yen)."""

    result: Literal["1", "2", "3"]
    adjusted: tuple[int, ...]


@rule("disability_welfare", "ceiling-management", law=_LAW)
def ceiling_management(given: Given, _law: Parameters, why: Why) -> Output:
    """Return 1 when the managing office alone reaches the ceiling, 2 when all stay within it.

    Else 3: each office in order collects what is left of the ceiling. No offices, or a ceiling of 0
    (nothing to manage), are out of scope.
    """
    ceiling, copays = within("ceiling", given.ceiling, 1), given.office_copays
    within("office_copays", len(copays), 1)
    why(
        f"管理事業所は{copays[0]}円、合計{sum(copays)}円、上限月額{ceiling}円。",
        f"The managing office {copays[0]} yen, {sum(copays)} in all, ceiling {ceiling}.",
        law=_LAW,
    )
    adjusted = _shared(ceiling, copays)
    result: Literal["1", "2", "3"]
    result = "1" if copays[0] >= ceiling else "2" if sum(copays) <= ceiling else "3"
    why(
        f"管理結果{result}、徴収する額は順に{'・'.join(map(str, adjusted))}円。",
        f"Result {result}: the offices collect {', '.join(map(str, adjusted))} yen.",
        law="国保連への上限額管理結果票",
    )
    return Output(result, adjusted)


def _shared(ceiling: int, copays: tuple[int, ...]) -> tuple[int, ...]:
    """Return what each collects in order until the ceiling is used up."""
    found: list[int] = []
    for copay in copays:
        found.append(min(copay, ceiling - sum(found)))
    return tuple(found)
