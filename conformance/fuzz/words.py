"""What each kind of deviation is called, in both languages."""

from __future__ import annotations

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "F-FUZZ-5XX": (
        "要求に対してサーバーの故障（5xx）で応じました。",
        "a request broke the server (5xx)",
    ),
    "F-FUZZ-STATUS": (
        "文書にない状態コードで応じました。",
        "answered with a status that is not documented",
    ),
    "F-FUZZ-TYPE": (
        "応答の Content-Type が文書と違います。",
        "the content type of the answer is not the documented one",
    ),
    "F-FUZZ-SCHEMA": (
        "応答の本文が文書の形に合いません。",
        "the body of the answer does not follow the document",
    ),
    "F-FUZZ-ACCEPTED": (
        "文書が許さない入力を受け付けました。",
        "data that the document does not allow were accepted",
    ),
    "F-FUZZ-OPEN": (
        "正しいアクセストークンのない要求を受け付けました。",
        "a request without the right token was let in",
    ),
    "F-FUZZ-METHOD": (
        "文書にないメソッドの要求を受け付けました。",
        "a method that is not documented was accepted",
    ),
    "F-FUZZ-NO-ANSWER": (
        "要求に応答がなく、接続が切れたか時間切れになりました。",
        "a request was not answered: dropped or timed out",
    ),
}
"""Japanese and English sentence by code."""
