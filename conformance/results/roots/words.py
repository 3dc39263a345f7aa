"""A systemic fault in words: what is broken, in how many cases it shows, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.results.defect import FaultModel
from conformance.results.roots.symptom import ANY_CALL, ISSUING
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.results.model import CaseModel
    from conformance.results.roots.symptom import Kind, Symptom

_CODES: Final[Mapping[Kind, str]] = {
    "answer": "R-ANSWER",
    "item": "R-ITEM",
    "value": "R-VALUE",
    "accepted": "R-ACCEPTED",
    "alike": "R-ALIKE",
}

_REMEDIES: Final[Mapping[Kind, Bilingual]] = {
    "answer": Bilingual(
        "この種の呼出しが処理に届くかを確かめてください（404・405 はパスの誤り、5xx は故障）。",
        "see whether these calls reach what serves them (404, 405: a wrong path; 5xx: a breakdown)",
    ),
    "item": Bilingual(
        "この項目を記録に持ち、照会への応答に含めてください。対応づけならその列名も確かめてください。",
        "hold this item and answer it when records are read; in a mapping, check its field",
    ),
    "value": Bilingual(
        "この項目の保存・読出しの変換を確かめてください。対応づけなら列名と値の変換も確かめてください。",
        "see how this item is stored and read; in a mapping, check its field and types",
    ),
    "accepted": Bilingual(
        "この検査を、入力を受け付ける共通の場所に加えてください。",
        "add this check where all input is taken",
    ),
    "alike": Bilingual(
        "共通の処理を確かめてください。代表の一件を直してから、もう一度実行してください。",
        "look at what these have in common: mend the case shown, then run again",
    ),
}

_CALLS: Final = {
    ANY_CALL: Bilingual("ほとんどすべて", "nearly every call"),
    "sandboxes": Bilingual("試験環境の準備", "arranging the sandbox"),
    "functions": Bilingual("機能の実行", "running a function"),
    "records": Bilingual("記録の登録・照会", "storing or reading records"),
    "calculations": Bilingual("計算", "calculations"),
    "forms": Bilingual("帳票の発行", "issuing forms"),
    "linkages": Bilingual("連携", "linkages"),
    "exports": Bilingual("書き出し", "exports"),
    "audit": Bilingual("操作履歴の照会", "reading the audit log"),
}

_UNCHECKED: Final = {
    "E0001": Bilingual("必須項目の欠落", "missing required items"),
    "E0002": Bilingual("文字種・形式・暦にない日", "characters, forms and days of no calendar"),
    "E0003": Bilingual("桁数（長さ）", "lengths"),
    "E0004": Bilingual("業務上の前提条件", "preconditions of the business"),
    ISSUING: Bilingual("発行してはならない場合", "whether something stands against a copy"),
    "C0403": Bilingual("権限", "rights"),
    "C0404": Bilingual("存在しない対象", "whether what is named is there"),
    "C0409": Bilingual("重複・矛盾", "duplicates and contradictions"),
    "C0422": Bilingual("コード一覧にない値", "codes that no list has"),
}


def fault(symptom: Symptom, cases: Sequence[CaseModel]) -> FaultModel:
    """Return what is told of a systemic fault that these cases show, the clearest first."""
    requirements = len({case.requirement for case in cases})
    said, remedy = _said(symptom, cases[0]), _REMEDIES[symptom.kind]
    count = len(cases)
    return FaultModel(
        code=_CODES[symptom.kind],
        text=Bilingual(
            ja=f"{said.ja}（検査 {count} 件、要件 {requirements} 件）",
            en=f"{said.en} ({count} cases, {requirements} requirements)",
        ),
        remedy=remedy,
        requirements=requirements,
    )


def _said(symptom: Symptom, clearest: CaseModel) -> Bilingual:
    match symptom.kind:
        case "answer":
            called, _, status = symptom.of.partition(" ")
            call = _CALLS.get(called) or Bilingual(called, called)
            return Bilingual(
                f"{call.ja}の呼出しに、何を求めても HTTP {status} で応答する",
                f"{call.en}: answered by HTTP {status}, whatever is asked",
            )
        case "item":
            return Bilingual(
                f"項目 {symptom.of} が、どの記録の応答にもない",
                f"item {symptom.of} is in no record that is read",
            )
        case "value":
            return Bilingual(
                f"項目 {symptom.of} を、どこで照会しても、渡した値と違う値で応答する",
                f"item {symptom.of} is answered with another value than it was given,"
                " wherever it is read",
            )
        case "accepted":
            listed = [_UNCHECKED.get(one) or Bilingual(one, one) for one in symptom.of.split(" ")]
            return Bilingual(
                f"検査していない: {'・'.join(one.ja for one in listed)}",
                f"not checked: {', '.join(one.en for one in listed)}",
            )
        case _:
            text = Bilingual("", "") if clearest.finding is None else clearest.finding.text
            check = symptom.of.partition(" ")[2]
            return Bilingual(
                f"同じ種類の検査（{check}）がどこでも同じように失敗する: {text.ja}",
                f"every check of one kind ({check}) fails alike: {text.en}",
            )
