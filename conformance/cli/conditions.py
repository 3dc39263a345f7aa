"""Under which conditions a result may be repeated: those it was made under, or said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

    from conformance.plugin.repeat import Condition, ConditionChange

_CODES: Mapping[Condition, str] = {
    "profile": "RES011",
    "catalogue": "RES012",
    "files": "RES013",
    "versions": "RES014",
}
NAMES: Mapping[Condition, Bilingual] = {
    "profile": Bilingual("プロファイル", "profile"),
    "catalogue": Bilingual("仕様のカタログ", "catalogue"),
    "files": Bilingual("試験したファイル", "files that were judged"),
    "versions": Bilingual("ソフトウェアの版", "versions of the software"),
}
_REMEDIES: Mapping[Condition, Bilingual] = {
    "profile": Bilingual(
        "結果と同じ内容のプロファイルを --profile で指定してください。",
        "name the profile as it was with --profile",
    ),
    "catalogue": Bilingual(
        "結果を作ったときの版のハーネスで試してください。",
        "use the harness that made the result",
    ),
    "files": Bilingual(
        "結果と同じファイルのあるディレクトリを --files で指定してください。",
        "name the directory with the files as they were with --files",
    ),
    "versions": Bilingual(
        "結果と同じ版を入れてください。版が違うと、同じ種でも生成される試験データが異なることがあります。",
        "install the versions of the result: others may draw other data from the same seed",
    ),
}


def refuse(
    differences: Iterable[ConditionChange], despite: Collection[str], file: Path
) -> set[str]:
    """Return the conditions that differ and were said not to matter.

    Raises:
        UsageError: RES011 to RES014, others differ: what would be tried is not what was tried.
    """
    found = list(differences)
    wrong = [one for one in found if one.condition not in despite]
    if wrong:
        raise UsageError(*(_message(one, file) for one in wrong))
    return {one.condition for one in found}


def _message(one: ConditionChange, file: Path) -> Message:
    name, remedy = NAMES[one.condition], _REMEDIES[one.condition]
    part_ja, part_en = (f"（{one.name}）", f" ({one.name})") if one.name else ("", "")
    return Message(
        _CODES[one.condition],
        f"再現できません。{name.ja}{part_ja}が結果の作成時と違います。"
        f"期待: {one.was}。実際: {one.now}",
        f"this would be no repetition: other {name.en}{part_en}:"
        f" expected {one.was}, found {one.now}",
        f"{remedy.ja}違うまま試すときは --despite {one.condition} を付けてください。",
        f"{remedy.en}; to try it all the same, add --despite {one.condition}",
        str(file),
    )
