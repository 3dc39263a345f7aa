"""One domain of the catalogue in the product's words: what its definition files hold."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import yaml

from own_rest.drafted_forms import form_of

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = {"resident_register": "6.1", "child_allowance": "2.0"}


class Draft:
    """One domain of the catalogue in the product's words."""

    def __init__(self, domain: str, words: dict) -> None:
        folder = ROOT / "spec_catalog" / domain / VERSIONS[domain]
        self.domain, self.words = domain, words
        self.head = read(folder / "domain.yaml")
        self.codes, self.records, self.functions, self.forms, self.linkages, self.rules = (
            {one["key"]: one for one in read(folder / f"{name}.yaml")[name]}
            for name in ("codes", "records", "functions", "forms", "linkages", "rules")
        )

    def draft(self) -> dict:
        return {
            "domain": self.about(),
            "tables": {self.group(k): self.table(g) for k, g in self.records.items()},
            "codes": {k: self.code_list(k, c) for k, c in self.codes.items()},
            "functions": {camel(k): self.function(f) for k, f in self.functions.items()},
            "forms": {camel(k): form_of(self, f) for k, f in self.forms.items()},
            "linkages": {camel(k): self.linkage(x) for k, x in self.linkages.items()},
            "rules": {camel(k): self.rule(r) for k, r in self.rules.items()},
        }

    def about(self) -> dict:
        """Return the version, and the table that says who is protected from and until when."""
        protection = self.head.get("protection")
        if not protection:
            return {"domain": self.domain, "version": self.head["version"]}
        group = protection["group"]
        marks = {"active", "provisional", "companions"}
        named = (k for k in protection if k not in {"group", *marks})
        along = protection.get("companions")
        more = {"companions": self.companions(group, along)} if along else {}
        table = {
            "table": self.group(group),
            **{k: self.column(group, protection[k]) for k in named},
            "active": self.values(group, protection.get("active", {})),
            **more,
        }
        return {"domain": self.domain, "version": self.head["version"], "protection": table}

    def companions(self, group: str, along: dict) -> dict:
        """Return the table of those protected together with somebody, and what joins the two."""
        other = along["group"]
        joined = along["by"].items()
        return {
            "table": self.group(other),
            "subject": self.column(other, along["subject"]),
            "by": {self.column(other, theirs): self.column(group, ours) for theirs, ours in joined},
        }

    # -- words --------------------

    def group(self, key: str) -> str:
        return self.words["groups"].get(key, camel(key))

    def written(self, scope: str, key: str) -> str | dict:
        """Return what the product calls an item in a place: a path, or its parts."""
        for place in (f"{self.domain}/{scope}", "*"):
            found = self.words["fields"].get(place, {}).get(key)
            if found is not None:
                return found
        return camel(key)

    def column(self, scope: str, key: str) -> str:
        """Return the column of an item; one that is split has a joined name for use inside."""
        found = self.written(scope, key)
        return found if isinstance(found, str) else self.words["fields"]["*"][key]

    def value(self, scope: str, key: str, value: object) -> object:
        """Return a value, or each of several, as the product writes it."""
        if isinstance(value, list):
            return [self.value(scope, key, one) for one in value]
        codes = self.item(scope, key).get("code_list")
        return self.words["codes"].get(f"{self.domain}/{codes}", {}).get(value, value)

    def item(self, scope: str, key: str) -> dict:
        return next(i for i in self.records[scope]["items"] if i["key"] == key)

    def columns(self, scope: str, keys: list[str]) -> list[str]:
        return [self.column(scope, key) for key in keys]

    def values(self, scope: str, constants: dict) -> dict:
        return {self.column(scope, k): self.value(scope, k, v) for k, v in constants.items()}

    # -- tables and codes --------------------

    def table(self, group: dict) -> dict:
        key, past = group["key"], group.get("history", {})
        split = {
            self.column(key, i["key"]): found
            for i in group["items"]
            if isinstance(found := self.written(key, i["key"]), dict)
        }
        shows = {"shows": self.shown(group), **self.one(group)} if "view" in group else {}
        return {
            "name": group["name_ja"],
            "standard": key,
            **shows,
            "key": self.columns(key, group["primary_key"]),
            "history": {k: self.column(key, v) for k, v in past.items()},
            "person": self.person(group),
            "split": split,
            "columns": {self.column(key, i["key"]): self.type(i) for i in group["items"]},
            "needed_when": {
                self.column(key, i["key"]): self.needed(key, i["required_when"])
                for i in group["items"]
                if "required_when" in i
            },
        }

    def shown(self, group: dict) -> dict:
        """Return the tables whose rows a table without rows of its own shows, and by which columns.

        Where several are named for a column, the first that is filled.
        """
        view, key = group["view"], group["key"]
        takes = {i["key"]: view.get("takes", {}).get(i["key"], [i["key"]]) for i in group["items"]}
        return {
            self.group(name): {
                self.column(key, item): self.columns(name, held)
                for item, of in takes.items()
                if (
                    held := [
                        k for k in of if any(i["key"] == k for i in self.records[name]["items"])
                    ]
                )
            }
            for name in view["of"]
        }

    def one(self, group: dict) -> dict:
        """Return by which columns one of several records of a person is shown; nothing if all."""
        key, said = group["key"], group["view"].get("one")
        if not said:
            return {}
        when = {self.column(key, k): self.listed(key, k, v) for k, v in said["when"].items()}
        return {"one": {"when": when, "day": self.column(key, said["day"])}}

    def listed(self, key: str, item: str, values: object) -> list:
        listed = values if isinstance(values, list) else [values]
        return [self.value(key, item, one) for one in listed]

    def needed(self, scope: str, when: dict) -> dict:
        """Return the columns that make a value necessary: by being empty, or by their values."""
        return {
            self.column(scope, k): None if v == {"filled": False} else self.value(scope, k, listed)
            for k, v in when.items()
            for listed in [v if isinstance(v, list) else [v]]
        }

    def type(self, item: dict) -> dict:
        names = ("type", "required", "len", "max_len", "min", "max", "fraction", "identifier")
        found = {"name": item["name_ja"], **{n: item[n] for n in names if n in item}}
        if "code_list" in item:
            found["codes"] = item["code_list"]
        if "ref" in item:
            found["refers"] = self.reference(item["ref"])
        return found

    def reference(self, ref: dict) -> dict | None:
        """Return where a value must stand; None where the other system is not this product."""
        if ref["domain"] not in self.words["domains"]:
            return None
        first = ref["group"] if isinstance(ref["group"], list) else [ref["group"]]
        other = self if ref["domain"] == self.domain else Draft(ref["domain"], self.words)
        return {
            "domain": self.words["domains"][ref["domain"]],
            "tables": {
                other.group(g): other.column(g, ref["item"])
                for g in [*first, *ref.get("also_groups", [])]
            },
        }

    def person(self, group: dict) -> str | None:
        """Return the column that names the person a row is about."""
        keys = {i["key"] for i in group["items"]}
        persons, protection = self.head.get("persons"), self.head.get("protection")
        for name in [p[k] for p, k in ((protection, "subject"), (persons, "key")) if p]:
            if name in keys:
                return self.column(group["key"], name)
        for item in group["items"]:
            groups = (item.get("ref") or {}).get("group", [])
            named = [groups] if isinstance(groups, str) else groups
            if persons and persons["group"] in [
                *named,
                *item.get("ref", {}).get("also_groups", []),
            ]:
                return self.column(group["key"], item["key"])
        return None

    def code_list(self, key: str, codes: dict) -> dict:
        own = self.words["codes"].get(f"{self.domain}/{key}", {})
        found = {own.get(v, v): {"name": n, "law": v} for v, n in codes["values"].items()}
        if len(found) != len(codes["values"]):
            sys.exit(f"words.yaml: two values of {self.domain}/{key} have one code")
        return found

    # -- functions --------------------

    def function(self, function: dict) -> dict:
        operation = function["operation"]
        known = {"name": function["title_ja"], "kind": operation["kind"]}
        record = operation.get("record")
        if record is None:
            return {**known, **self.without_record(operation)}
        table = {"table": self.group(record)}
        return {**known, **table, **getattr(self, operation["kind"])(record, operation)}

    def without_record(self, operation: dict) -> dict:
        found = {k: camel(operation[k]) for k in ("rule", "linkage") if k in operation}
        if operation["kind"] == "export":
            found["tables"] = [self.group(g) for g in operation["records"]]
        return found

    def create(self, record: str, operation: dict) -> dict:
        return {
            "inputs": self.columns(record, operation["inputs"]),
            "sets": self.values(record, operation.get("sets", {})),
            "derives": {
                self.column(record, k): {
                    "rule": d["rule"],
                    "output": d["output"],
                    "given": self.given(record, d["given"]),
                }
                for k, d in operation.get("derives", {}).items()
            },
            "guards": [self.guard(record, g) for g in operation.get("guards", [])],
        }

    update = create

    def cancel(self, record: str, operation: dict) -> dict:
        return {
            "sets": self.values(record, operation["marks"]),
            "guards": [self.guard(record, g) for g in operation.get("guards", [])],
        }

    def guard(self, record: str, guard: dict) -> dict:
        kind = guard.get("kind", "reference")
        found = {**guard, "kind": kind}
        for name in ("input", "earlier", "later"):
            if name in guard:
                found[name] = self.column(record, guard[name])
        if kind == "rule":
            found["given"] = self.given(record, guard["given"])
        return found

    def given(self, record: str, given: dict) -> dict:
        return {k: self.column(record, v) if isinstance(v, str) else v for k, v in given.items()}

    def search(self, record: str, operation: dict) -> dict:
        by = {self.column(record, b["item"]): b.get("match", "exact") for b in operation["by"]}
        return {"by": by, **({"past": True} if operation.get("past") else {})}

    def restrict(self, record: str, operation: dict) -> dict:
        guard = operation["protected_by"]
        return {
            "hides": self.columns(record, operation["hides"]),
            "protected_by": self.group(guard),
            "subject": self.column(guard, operation["subject"]),
            "active": self.values(guard, operation.get("active", {})),
            "unless": operation.get("unless", ["supervisor"]),
        }

    def batch(self, record: str, operation: dict) -> dict:
        when = [
            {
                "column": self.column(record, c["item"]),
                "op": c["op"],
                "value": c["value"]
                if isinstance(c["value"], dict)
                else self.value(record, c["item"], c["value"]),
            }
            for c in operation["when"]
        ]
        return {"when": when, "sets": self.values(record, operation.get("sets", {}))}

    def issue(self, _record: str, operation: dict) -> dict:
        return {"form": camel(operation["form"])}

    def audit(self, _record: str, operation: dict) -> dict:
        return {"action": operation["action"]}

    # -- linkages, rules --------------------

    def linkage(self, linkage: dict) -> dict:
        return {
            "name": linkage["title_ja"],
            "tables": [self.group(g) for g in linkage["data"] if g in self.records],
        }

    def rule(self, rule: dict) -> dict:
        scope = f"rule/{rule['key']}"
        return {
            "rule": rule["key"],
            "inputs": {self.column(scope, k): [k, t] for k, t in rule["inputs"].items()},
            "output": {k: [self.column(scope, k), t] for k, t in rule["output"].items()},
        }


def camel(key: str) -> str:
    first, *rest = re.split("[-_]", key)
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def read(path: Path) -> dict:
    return yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
