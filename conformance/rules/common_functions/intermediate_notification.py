"""Whether the intermediate server (中間サーバー) is told of an integrated number."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_SOURCE: Final = "共通機能標準仕様書 第2.1版 2.4.3 (1)⑧・(2)⑦"
_WORDS: Final = {
    "numbering": ("付番", "given"),
    "update": ("更新", "updated"),
    "deletion": ("削除", "deleted"),
}


@value
class Given:
    """What happened to the record of the integrated number."""

    event: Literal["numbering", "update", "deletion"]


@value
class Output:
    """Whether the number is sent to the intermediate server."""

    notify: bool


@rule("common_functions", "intermediate-notification", law=_SOURCE)
def intermediate_notification(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the number is sent: when it was given or deleted, never at an update."""
    notify = given.event != "update"
    ja, en = _WORDS[given.event]
    why(
        f"{ja}のときは団体内統合宛名番号を送信{'する' if notify else 'しない'}。",
        f"A number that is {en} is {'' if notify else 'not '}sent.",
        law=_SOURCE,
    )
    return Output(notify)
