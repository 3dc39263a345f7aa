"""What stands for the cause of a case that is left open where its result states none."""

from __future__ import annotations

from conformance.results.model import CauseModel
from conformance.values.words import Bilingual

UNSTATED = CauseModel(
    code="U-UNSTATED",
    text=Bilingual(ja="結果に原因の記載がありません。", en="the result states no cause"),
    remedy=Bilingual(
        ja="検査を実行するか、要確認のものは人が判断してください。",
        en="run the case, or let a person judge what needs review",
    ),
)
