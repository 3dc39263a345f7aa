"""Lint of what each entry says alone: its words, its bounds, the folder it lies in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule

Found = tuple[str, str, str, str]
"""Kind and key of an entry, and what is wrong with it, in Japanese and English."""

_WORDS: Final = ("summary", "statement", "source", "title_ja")
_KINDS: Final = ("functions", "forms", "linkages", "rules", "events", "invariants")


def plain_messages(spec: Specification) -> Iterator[Message]:
    """Yield entries without words or ground, bounds the wrong way round, a head elsewhere."""
    yield from _placed(spec)
    for kind, key, ja, en in (*_worded(spec), *_bounded(spec), *_rules(spec)):
        yield Message(
            "CAT020",
            f"{key}: {ja}",
            f"{key}: {en}",
            "その行を直してください。",
            "correct that line",
            spec.where(kind, key),
        )


def _placed(spec: Specification) -> Iterator[Message]:
    """Yield a head that names another domain or version than its folder."""
    folder, head = spec.directory, spec.head
    for name, stated, there in (
        ("domain", head.domain, folder.parent.name),
        ("version", head.version, folder.name),
    ):
        if stated != there:
            yield Message(
                "CAT020",
                f"domain.yaml の {name} は {stated} ですが、フォルダーは {there} です。",
                f"domain.yaml says {name} {stated}, its folder {there}",
                "フォルダーの名か domain.yaml を直してください。",
                "correct the name of the folder, or domain.yaml",
                str(folder / "domain.yaml"),
            )


def _worded(spec: Specification) -> Iterator[Found]:
    for kind in _KINDS:
        for key, entry in getattr(spec, kind).items():
            for name in _WORDS:
                stated = getattr(entry, name, None)
                if isinstance(stated, str) and not stated.strip():
                    yield kind, key, f"{name} が空です。", f"{name} says nothing"


def _bounded(spec: Specification) -> Iterator[Found]:
    for key, group in spec.records.items():
        for item in group.items:
            sizes = [size for size in (item.len, item.max_len) if size is not None]
            if any(size < 1 for size in sizes):
                yield "records", key, f"{item.key} の桁数が1未満です。", f"{item.key} has no length"
            if item.min is not None and item.max is not None and item.min > item.max:
                ja = f"{item.key} の最小が最大を超えます。"
                yield "records", key, ja, f"{item.key}: the least is above the most"


def _rules(spec: Specification) -> Iterator[Found]:
    for key, rule in spec.rules.items():
        if not _grounded(rule):
            ja = "根拠（law と law_references）がありません。"
            yield "rules", key, ja, "nothing is said of what it rests on (law, law_references)"


def _grounded(rule: Rule) -> bool:
    return bool(rule.law.strip() or rule.law_references)
