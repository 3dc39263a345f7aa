"""Faults of refusals: the product does not say what is wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from own_rest.faults.sowing import JITE, changed, fault
from own_rest.refusal import JOTAI_FUSEI, NUMBERS

if TYPE_CHECKING:
    from own_rest.app import App

CLAIM = f"{JITE}/function/register-claim"


@fault("誤った項目に、あらゆる理由を一度に示す", CLAIM, "rejects-[bmntu]*")
def every_reason_of_the_item(app: App) -> None:
    _told(app, _every)


@fault("二重登録に、あらゆる理由を一度に示す", CLAIM, "rejects-duplicate")
def every_reason_of_a_duplicate(app: App) -> None:
    _told(app, _every)


@fault("同時の二重登録に、あらゆる理由を一度に示す", CLAIM, "rejects-duplicate-at-once")
def every_reason_at_once(app: App) -> None:
    _told(app, _every)


def without_reason(app: App) -> None:
    """Say of every refusal only that there is an error, which the mapping lets a product do."""
    _told(app, lambda _errors: [{"koumoku": None, "riyu": "ERROR"}])


def _every(errors: list) -> list:
    reasons = NUMBERS.keys() - {JOTAI_FUSEI}
    return [{**one, "riyu": reason} for one in errors for reason in sorted(reasons)]


def _told(app: App, change) -> None:
    """Change the list of reasons in every refusal."""

    def handle(original):
        def otherwise(request):
            answer = original(request)
            if not answer.kind.startswith("application/json"):
                return answer
            body = json.loads(answer.content)
            if not body["errors"]:
                return answer
            body["errors"] = change(body["errors"])
            return replace(answer, content=json.dumps(body, ensure_ascii=False).encode())

        return otherwise

    changed(app, "handle", handle)
