"""The names a mapping uses, against the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.files_mapping.check import name_problems
from conformance.surfaces.files_mapping.models.section import ROOT as FILES
from conformance.surfaces.mapping.check.measured import measured_problems
from conformance.surfaces.mapping.check.problems import ROOT, raise_all, unknown_name
from conformance.surfaces.mapping.rule_kinds import Way, rule_kinds
from conformance.surfaces.mapping.vocabulary import AUDIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem
    from conformance.surfaces.mapping.models.call import CallSelector, Pattern
    from conformance.surfaces.mapping.models.field import FieldEntry
    from conformance.surfaces.mapping.models.section import Mapping as MappingSection
    from conformance.surfaces.profile import LoadedProfile

    Specs = Mapping[str, Specification]

_PARTS = {
    "functions": ("機能", "function"),
    "records": ("グループ", "record group"),
    "forms": ("帳票", "form"),
    "rules": ("規則", "rule"),
    "linkages": ("連携", "linkage"),
}
_NUMBERS = frozenset({"digits", "alnum", "integer"})
_DOMAIN = ("業務", "domain")
_ITEM = ("項目", "item")
_LIST = ("コード表", "code list")
_VALUE = ("コード値", "code value")
_SCOPE = ("範囲", "scope")
_OPTION = ("実装区分の選択", "option of a class expression")
_NAMES = {"functions": "functions", "groups": "records", "forms": "forms", "rules": "rules"}
_NAMES["linkages"] = "linkages"
_KEYS = {
    "run": ("functions",),
    "calculate": ("rules",),
    "issue": ("forms",),
    "link": ("linkages",),
    "load": ("records",),
    "query": ("records",),
    "delete": ("records",),
    "export": ("records",),
}
_SCOPES = {"form": "forms", "rule": "rules", "function": "functions"}
_OWN_LISTS = ("addressee",)
"""Code lists of the contract itself."""


def problems(section: MappingSection, specs: Specs) -> Iterator[ProfileProblem]:
    """Yield the names of a mapping that the catalogue does not have, in the order of the file."""
    yield from code_problems((*ROOT, "codes"), section.codes, specs)
    yield from code_problems((*ROOT, "print", "codes"), section.printed.codes, specs)
    yield from _words(section, specs)
    yield from _fields((*ROOT, "fields"), section.fields, specs)
    yield from measured_problems((*ROOT, "fields"), section.fields, specs)
    yield from measured_problems((*ROOT, "print", "fields"), section.printed.fields, specs)
    yield from _fields((*ROOT, "print", "fields"), section.printed.fields, specs)
    for number, call in enumerate(section.calls):
        yield from _call((*ROOT, "calls", number), call, specs)


def check_names(loaded: LoadedProfile, specs: Specs) -> None:
    """Hold that a profile's choices, capabilities and mapping name what the catalogue has.

    `ProfileError` PRO024.
    """
    raise_all(_chosen(loaded.profile.options, specs), loaded.path)
    files = loaded.profile.surfaces.files
    if files is not None and files.mapping is not None:
        codes = {name: _without_null(table) for name, table in files.mapping.codes.items()}
        raise_all(code_problems((*FILES, "codes"), codes, specs), loaded.path)
        raise_all(name_problems(files.mapping, specs), loaded.path)
    api = loaded.profile.surfaces.api
    if api is None:
        return
    raise_all(_assigned(api.capabilities.assigns, specs), loaded.path)
    raise_all(_implied(api.capabilities.implied, specs), loaded.path)
    raise_all(_limited(api.capabilities.limits, specs), loaded.path)
    if api.mapping is not None:
        raise_all(problems(api.mapping, specs), loaded.path)


def _without_null(table: Mapping[str, object]) -> dict[str, object]:
    """Return a table of values without what stands for none: an export has a word for that, too."""
    return {value: written for value, written in table.items() if value != "null"}


def _chosen(options: Iterable[str], specs: Specs) -> Iterator[ProfileProblem]:
    """Yield the options that no class expression of the specifications asks for."""
    kinds = ("functions", "forms", "linkages", "apis")
    entries = [e for s in specs.values() for kind in kinds for e in getattr(s, kind).values()]
    clauses = [c for e in entries if not isinstance(e.class_, str) for c in e.class_]
    known = {clause.option for clause in clauses if clause.option is not None}
    for number, option in enumerate(options):
        if option not in known:
            yield unknown_name(("options", number), _OPTION, option, known)


def _assigned(places: Iterable[str], specs: Specs) -> Iterator[ProfileProblem]:
    """Yield the numbers said to be assigned that are no number of a group's own, nor a key."""
    groups = [(spec, group) for spec in specs.values() for group in spec.records.values()]
    known = {
        f"{spec.domain}/{group.key}/{key}" for spec, group in groups for key in group.primary_key
    }
    known |= {
        f"{spec.domain}/{group.key}/{item.key}"
        for spec, group in groups
        for item in group.items
        if _is_number(item)
    }
    refs = [item.ref for _, group in groups for item in group.items if item.ref is not None]
    known |= {f"{ref.domain}/{group}/{ref.item}" for ref in refs for group in ref.groups}
    for number, place in enumerate(places):
        if place not in known:
            at = ("surfaces", "api", "capabilities", "assigns", number)
            yield unknown_name(at, ("付番されるキー", "key that is assigned"), place, known)


def _is_number(item: Item) -> bool:
    """Return whether an item is a number of the row's own, such as that of a certificate."""
    return item.type in _NUMBERS and item.ref is None and item.denotes is None


def _limited(limits: Mapping[str, Mapping[str, object]], specs: Specs) -> Iterator[ProfileProblem]:
    """Yield the rules and inputs said to have limits that the catalogue does not have."""
    known = {f"{s.domain}/{key}": rule for s in specs.values() for key, rule in s.rules.items()}
    for place, inputs in limits.items():
        at = ("surfaces", "api", "capabilities", "limits", place)
        if place not in known:
            yield unknown_name(at, ("規則", "rule"), place, known)
            continue
        asked = known[place].inputs
        for name in (name for name in inputs if name not in asked):
            yield unknown_name((*at, name), ("規則の入力", "input of a rule"), name, asked)


def _implied(groups: Iterable[str], specs: Specs) -> Iterator[ProfileProblem]:
    """Yield the groups said to come with others that the catalogue does not have."""
    known = {f"{spec.domain}/{group}" for spec in specs.values() for group in spec.records}
    for number, group in enumerate(groups):
        if group not in known:
            at = ("surfaces", "api", "capabilities", "implied", number)
            yield unknown_name(
                at, ("他の行とともにできる組", "group that comes with others"), group, known
            )


def code_problems(
    at: Place, codes: Mapping[str, Mapping[str, object]], specs: Specs
) -> Iterator[ProfileProblem]:
    """Yield the code lists and the values of them that the catalogue does not have."""
    for name, table in codes.items():
        domain, _, key = name.rpartition("/")
        own = [s for d, s in specs.items() if domain in ("", d)]
        lists = [s.codes[key] for s in own if key in s.codes]
        if not lists and name not in _OWN_LISTS:
            yield unknown_name(
                (*at, name), _LIST, name, [c for s in specs.values() for c in s.codes]
            )
            continue
        values = {value for one in lists for value in one.values}
        for value in table:
            if lists and value not in values and not any(one.open_values for one in lists):
                yield unknown_name((*at, name, value), _VALUE, value, values)


def _words(section: MappingSection, specs: Specs) -> Iterator[ProfileProblem]:
    at = (*ROOT, "names")
    for name in section.names.domains:
        if name not in specs:
            yield unknown_name((*at, "domains", name), _DOMAIN, name, specs)
    for category, part in _NAMES.items():
        for name in getattr(section.names, category):
            domain, _, key = name.rpartition("/")
            known = _keys(part, specs, domain)
            if key not in known:
                yield unknown_name((*at, category, name), _PARTS[part], key, known)


def _call(at: Place, call: CallSelector, specs: Specs) -> Iterator[ProfileProblem]:
    for name in _exact(call.domain):
        if name not in specs:
            yield unknown_name((*at, "domain"), _DOMAIN, name, specs)
    for part in _KEYS.get(call.action, ()):
        known = _keys(part, specs, "")
        for name in _exact(call.key):
            if name not in known:
                yield unknown_name((*at, "key"), _PARTS[part], name, known)
    groups = _keys("records", specs, "")
    for name in _exact(call.group):
        if name not in groups:
            yield unknown_name((*at, "group"), _PARTS["records"], name, groups)


def _exact(pattern: Pattern | None) -> tuple[str, ...]:
    """Return the names of a selector that are no patterns."""
    names = () if pattern is None else (pattern,) if isinstance(pattern, str) else pattern
    return tuple(name for name in names if not set(name) & set("*?["))


def _keys(part: str, specs: Specs, domain: str) -> set[str]:
    return {key for d, s in specs.items() if domain in ("", d) for key in getattr(s, part)}


def _fields(
    at: Place, fields: Mapping[str, Mapping[str, FieldEntry]], specs: Specs
) -> Iterator[ProfileProblem]:
    for scope, entries in fields.items():
        known = _items(scope, specs)
        if known is None:
            yield unknown_name((*at, scope), _SCOPE, scope, _scopes(specs))
            continue
        for item in entries:
            if item not in known:
                yield unknown_name((*at, scope, item), _ITEM, item, known)


def _items(scope: str, specs: Specs) -> set[str] | None:
    """Return the items that may stand in a scope; None when there is no such scope."""
    if scope == "audit":
        return set(AUDIT)
    if scope == "*":
        return set().union(*(_all(spec) for spec in specs.values()))
    domain, _, rest = scope.partition("/")
    spec = specs.get(domain)
    if spec is None:
        return None
    if not rest:
        return _all(spec)
    kind, _, key = rest.partition("/")
    if not key:
        return _of(spec, "records", kind)
    if kind == "function":
        key = key.removesuffix("/found")
    return _of(spec, _SCOPES[kind], key) if kind in _SCOPES else None


def _of(spec: Specification, part: str, key: str) -> set[str] | None:
    """Return the items of one entry of the catalogue; None when there is no such entry."""
    entry = getattr(spec, part).get(key)
    if entry is None:
        return None
    if part in ("records", "forms"):
        return {item.key for item in entry.items}
    if part == "rules":
        return set(_rule_items(spec, key, "in")) | set(_rule_items(spec, key, "out"))
    operation = entry.operation
    own = set(getattr(operation, "inputs", ()))
    for name, inner in (("record", "records"), ("rule", "rules"), ("form", "forms")):
        own |= _of(spec, inner, getattr(operation, name, "")) or set()
    return own


def _rule_items(spec: Specification, rule: str, way: Way) -> Iterator[str]:
    for name, kind in rule_kinds(spec, rule, way).items():
        yield name
        yield from (f"{name}.{member}" for member in kind.members)


def _all(spec: Specification) -> set[str]:
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        ("records", spec.records),
        ("forms", spec.forms),
        ("rules", spec.rules),
    )
    return {item for part, keys in parts for key in keys for item in _of(spec, part, key) or ()}


def _scopes(specs: Specs) -> list[str]:
    found = ["*", "audit", *specs]
    for domain, spec in specs.items():
        found += [f"{domain}/{group}" for group in spec.records]
        for kind, part in _SCOPES.items():
            found += [f"{domain}/{kind}/{key}" for key in getattr(spec, part)]
        found += [f"{domain}/function/{key}/found" for key in spec.functions]
    return found
