"""What stands for the cause of a case that is left open where its result states none."""

from __future__ import annotations

from conformance.results.model import CauseModel
from conformance.values.words import Words

UNSTATED = CauseModel(
    code="U-UNSTATED",
    text=Words(ja="結果に原因の記載がありません。", en="the result states no cause"),
    remedy=Words(
        ja="検査を実行するか、要確認のものは人が判断してください。",
        en="run the case, or let a person judge what needs review",
    ),
)
