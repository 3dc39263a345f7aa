"""A command adapter: the conformance test interface on one side, your package on the other."""

import json
import sys

from sample_package import Package, RefusedError, last_months

DOMAIN = "child_allowance"
OFFERED = {"functions": ["register-claim"], "rules": ["child-age-limits"]}
REASONS = {  # what the package calls it: status and reason of the interface
    "missing": (400, "E0001"),
    "form": (400, "E0002"),
    "length": (400, "E0003"),
    "code": (400, "C0422"),
    "duplicate": (409, "C0409"),
}
package = Package()


def rows(method: str, path: str, body: dict) -> list[dict] | None:
    """Do what a call asks for and return rows; None when it is not provided."""
    match [method, *path.strip("/").split("/")]:
        case ["GET", "capabilities"]:
            return [{"domain": DOMAIN, "version": "2.0", **OFFERED}]
        case ["POST", "sandboxes"] | ["PUT", "sandboxes", _]:
            package.rows.clear()
            return [{"sandbox": "1"}]
        case ["POST", "sandboxes", _, "records"]:
            for one in body["rows"]:
                package.rows.setdefault(one["group"], []).append(one["row"])
            return [{"loaded": len(body["rows"])}]
        case ["POST", "sandboxes", _, "records", _, group, "query"]:
            wanted = body["where"].items()
            found = package.rows.get(group, [])
            return [row for row in found if all(row.get(k) == v for k, v in wanted)]
        case ["POST", "sandboxes", _, "functions", _, "register-claim"]:
            return [package.register_claim(body["inputs"])]
        case ["POST", "sandboxes", _, "calculations", _, "child-age-limits"]:
            return [last_months(body["given"].get("birth_date"))]
    return None


def refused(status: int, code: str, item: str | None) -> tuple[int, dict]:
    errors = [{"code": code, "message": "", "item": item}]
    return status, {"title": "refused", "detail": "", "_links": {}, "errors": errors}


for line in sys.stdin:
    call = json.loads(line)
    try:
        found = rows(call["method"], call["path"], call["body"] or {})
        metadata = {"metadata": {"title": "", "detail": ""}, "_links": {}}
        answer = (200, {**metadata, "result": found})
        if found is None:
            answer = refused(404, "C0405", None)
    except RefusedError as error:
        answer = refused(*REASONS[error.what], error.item)
    said = json.dumps({"id": call["id"], "status": answer[0], "body": answer[1]})
    sys.stdout.write(said + "\n")
    sys.stdout.flush()
