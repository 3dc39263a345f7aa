"""Why a call of the contract could not be made through the profile's mapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.findings import Cause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.contract.call import Call
    from conformance.contract.reply import Reply
    from conformance.surfaces.known_words import Vocabulary
    from conformance.surfaces.mapping.replies import Reason


def not_mapped(call: Call) -> Cause:
    """Return the cause that the profile has no call for this."""
    what = described(call)
    return Cause(
        "P-NOT-MAPPED",
        f"{what} に当たる呼出しが profile の mapping.calls にありません。",
        f"mapping.calls of the profile has no call for {what}",
        f"mapping.calls に action: {call.action} の呼出しを書き足してください。",
        f"add a call with action: {call.action} to mapping.calls",
        {"action": call.action, "key": call.key},
    )


def no_step(call: Call) -> Cause:
    """Return the cause that no step of a call was to be taken."""
    what = described(call)
    return Cause(
        "P-NO-STEP",
        f"{what} の手順は、どれも when に当たりませんでした。",
        f"no step of the call for {what} met its condition (when)",
        "mapping.calls の when を確かめてください。",
        "check when in mapping.calls",
        {"action": call.action, "key": call.key},
    )


def no_value(request: str, name: str) -> Cause:
    """Return the cause that a path names a variable which has no value in this request."""
    return Cause(
        "P-NO-VALUE",
        f"{request} のパスにある変数 {{{name}}} に値がありません。",
        f"the variable {{{name}}} in the path of {request} has no value",
        "fields でその項目の場所を書くか、前の手順の keep で得た変数にしてください。",
        "say under fields where the item stands, or use a variable that an earlier step keeps",
        {"request": request, "variable": name},
    )


def not_arranged(path: str, reasons: tuple[Reason, ...], status: int, words: Vocabulary) -> Cause:
    """Return the cause that a call which only arranges or reads was refused."""
    told = ((words.told(r.code), words.told(r.place or "")) for r in reasons)
    said = ", ".join(f"{code} ({place})" if place else code for code, place in told)
    return Cause(
        "P-NOT-ARRANGED",
        f"準備・照会の呼出し {path} が拒まれました（HTTP {status} {said}）。",
        f"a call that arranges or reads, {path}, was refused (HTTP {status} {said})",
        "profile の mapping（fields, types, codes）と、システムの検査を確かめてください。",
        "check mapping (fields, types, codes) in the profile, and what the package checks",
        {"path": path},
    )


def no_role(role: str) -> Cause:
    """Return the cause that the profile does not say how to act as a role."""
    return Cause(
        "P-NO-ROLE",
        f"役割 {role} としてどう操作するかが profile の roles にありません。",
        f"roles of the profile does not say how to act as {role}",
        f"surfaces.api.roles に {role} を書いてください（見出し・コード・認証）。",
        f"add {role} to surfaces.api.roles (headers, code, auth)",
        {"role": role},
    )


def no_group(path: str) -> Cause:
    """Return the cause that rows of a linkage do not say which group they belong to."""
    return Cause(
        "P-NO-GROUP",
        f"{path} の応答の行が、どのグループのものか分かりません。",
        f"the rows that {path} answers do not say which group they belong to",
        "その手順に extra: {group: 式} か each: groups を書いてください。",
        "give the step extra: {group: expression}, or each: groups",
        {"path": path},
    )


def described(call: Call) -> str:
    """Return a call as people read it: `run resident_register/search-residents (search)`."""
    where = "/".join(part for part in (call.domain, call.key) if part)
    parts = (call.kind, call.direction, call.format)
    about = ", ".join(part for part in parts if part and part not in (call.action, "items"))
    return " ".join(part for part in (call.action, where, f"({about})" if about else "") if part)


def no_field(items: Sequence[str], scope: str = "") -> Cause:
    """Return the cause: the profile says that the vendor's API has no field for items.

    `scope` names the requests in which they would have to stand (`domain/function/key`).
    """
    named = ", ".join(items)
    where_ja, where_en = (f"{scope} の", f" in requests of {scope}") if scope else ("", "")
    return Cause(
        "P-NO-FIELD",
        f"{where_ja}項目 {named} に当たる欄がベンダーの API にないと profile に書かれています。",
        f"the profile says that the vendor's API has no field for {named}{where_en}",
        "欄があれば surfaces.api.mapping.fields に書いてください。",
        "if there is one, name it under surfaces.api.mapping.fields",
        {"item": named},
    )


def is_shown_masked(items: Sequence[str]) -> Cause:
    """Return the cause: the package shows a value with marks in place of most of it."""
    named = ", ".join(items)
    return Cause(
        "P-MASKED",
        f"項目 {named} は伏せ字で返るため、送ったとおりに記録されたかを判定できません。",
        f"{named} comes back with marks in place of most of it: whether it is kept as it was sent "
        "cannot be judged",
        "伏せずに返す照会があれば、その呼出しを対応づけてください。",
        "map a query that shows it whole, if there is one",
        {"item": named},
    )


def no_word(items: Sequence[str]) -> Cause:
    """Return the cause: a table of the profile has no word for a code of the catalogue."""
    named = ", ".join(items)
    return Cause(
        "P-NO-WORD",
        f"項目 {named} の値に当たるベンダーのコードが profile の表（codes）にありません。",
        f"the tables (codes) of the profile have no code of the vendor's for the value of {named}",
        "製品に当たるコードがあれば codes に書いてください。なければ、この検査は試験できません。",
        "add it to codes if the product has one; if it has none, the case cannot be tried",
        {"item": named},
    )


def asks_more(reply: Reply, words: Vocabulary) -> Cause:
    """Return the cause: the package refuses a lawful request for what the request does not hold."""
    path, told = reply.exchange.path, words.told_of(reply.refusals)
    return Cause(
        "P-ASKS-MORE",
        f"{path} は、この要求にない項目を理由に正しい要求を拒みました: {told}",
        f"{path} refuses a lawful request for items that it does not hold: {told}",
        "製品が求める項目を呼出しの body に、固定値又は前の手順の値で書き足してください。",
        "add what the product asks for to the body of the call: a constant, or from a step before",
        {"path": path},
    )
