"""The audit: who did what, when. No act is without a trace; nothing is taken out again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from conformance.errors import ConformanceError
from conformance.values.words import Bilingual
from conformance.workbench.store import AUDIT, now

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

CONSOLE: Final = "-"
"""Who acts from the console, and whoever knocks without being known."""

NOT_DONE: Final = " not done"
"""What stands after the word for an act that was begun and failed."""

ACTS: Final[dict[str, Bilingual]] = {
    "person": Bilingual("利用者の登録・変更", "person added or changed"),
    "person removed": Bilingual("利用者を外す", "person removed"),
    "log-in": Bilingual("ログイン", "log-in"),
    "log-in refused": Bilingual("ログイン拒否", "log-in refused"),
    "log-out": Bilingual("ログアウト", "log-out"),
    "accept": Bilingual("未判定の受入れ", "accepted without a judgement"),
    "accept withdrawn": Bilingual("受入れの取消し", "acceptance taken back"),
    "waivers": Bilingual("免除", "waiver"),
    "waiver withdrawn": Bilingual("免除の取消し", "waiver taken back"),
    "answers": Bilingual("回答", "answer"),
    "attestations": Bilingual("申告", "statement"),
    "evidence": Bilingual("記入の取込み", "sheet read back"),
    "profile": Bilingual("プロファイルの保存", "profile saved"),
    "doctor": Bilingual("点検", "doctor"),
    "result": Bilingual("結果の受取り", "result taken"),
    "run": Bilingual("実行", "run"),
    "files": Bilingual("ファイルの判定", "files judged"),
    "acceptance": Bilingual("受入れの試し直し", "passes tried again"),
    "resume": Bilingual("再開", "continued"),
    "stop": Bilingual("中止", "stopped"),
    "verify": Bilingual("署名の検証", "signature verified"),
    "trust": Bilingual("鍵を信頼", "key trusted"),
}
"""What each act is called; it stands in the store by its key."""

COMING: Final = frozenset({"log-in", "log-in refused", "log-out"})
"""The words for coming and going, which are shown apart: they would hide the rest."""


def write_audit(db: sa.Connection, by: str, action: str, subject: str, reason: str = "") -> None:
    """Add a line to the audit in the transaction of the act itself: both stand, or neither."""
    line = {"at": now(), "by": by, "action": action, "subject": subject, "reason": reason}
    db.execute(AUDIT.insert().values(**line))


def called(action: str) -> Bilingual:
    """Return what an act of the audit is called, also where it was not done."""
    act, _, failed = action.partition(NOT_DONE)
    found = ACTS.get(act, Bilingual(act, act))
    done = len(act) == len(action)
    return found if done else Bilingual(f"{found.ja}（できず）", f"{found.en}: not done{failed}")


@contextmanager
def audited(
    engine: sa.Engine, by: str, action: str, subject: str, reason: str = ""
) -> Iterator[None]:
    """Write down what is about to be done to files or processes, and that it failed if it did.

    Whoever ends the server in between leaves the first line: no act is without a trace.
    """
    with engine.begin() as db:
        write_audit(db, by, action, subject, reason)
    try:
        yield
    except BaseException as error:
        with engine.begin() as db:
            write_audit(db, by, f"{action}{NOT_DONE}", subject, _why(error))
        raise


def _why(error: BaseException) -> str:
    if isinstance(error, ConformanceError):
        return ", ".join(one.code for one in error.messages)
    return type(error).__name__
