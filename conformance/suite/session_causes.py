"""Why a case ended without a verdict on the product, where the check itself does not say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import HarnessError
from conformance.findings import Cause
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from conformance.findings import UnclearError


def unclear(error: UnclearError, domain: str) -> Cause:
    """Return that the product follows another lawful reading than the one judged by."""
    line = f"switches: {{{domain}: {{{error.switch}: {error.reading}}}}}"
    return Cause(
        "U-SPEC-UNCLEAR",
        f"仕様の疑義事項 {error.question}: この製品の解釈は {error.reading}",
        f"open question {error.question}: the product follows {error.reading}",
        f"この読み方で合否を判定するには、プロファイルに {line} と宣言してください。",
        f"to be judged by this reading, declare it in the profile: {line}",
        {"question": error.question, "reading": error.reading, "switch": error.switch},
    )


def _place_of(error: Exception) -> str:
    """Return kind and place of a fault; its text may quote what a package answered."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    at = "" if step is None else f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}"
    return f"{type(error).__name__} {at}".strip()


def fault(error: Exception) -> Cause:
    """Return that the harness itself failed, without what a package may have said."""
    if isinstance(error, HarnessError):
        said = error.messages[0]
        return Cause(said.code, said.ja, said.en, said.remedy_ja, said.remedy_en)
    return Cause(
        "H-FAULT",
        f"試験ツールの異常です（{type(error).__name__}）。製品の判定ではありません。",
        f"a fault of the harness ({type(error).__name__}); it says nothing about the product",
        "結果ファイルを添えてハーネスの開発元に知らせてください。",
        "report it to the makers of the harness with the result file",
        {"error": USED.hidden(_place_of(error))},
    )


LOST = Cause(
    "T-SURFACE-LOST",
    "システムが続けて応答しないため、残りの検査を見送りました。",
    "the package stopped answering; the remaining checks were not tried",
    "システムを起動し直し、もう一度実行してください。",
    "restart the package and run again",
)


TIME_LOST = Cause(
    "T-TIME-LOST",
    "応答を待って失った時間が限度を超えたため、残りの検査を見送りました。",
    "too much time was lost waiting for answers; the remaining checks were not tried",
    "応答しない呼出し（T-TIMEOUT など）の原因を除き、もう一度実行してください。",
    "mend what keeps calls from being answered (T-TIMEOUT and its like), then run again",
)
