"""Whether results are the shards of one run: all of them, each once, of the very same things."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.results.circumstances import identity
from conformance.results.scope import shard_of
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from conformance.results.model import Result

    Shard = tuple[Path, Result]
    """A result and the file it was read from."""


def hold_mergeable(shards: Sequence[Shard]) -> None:
    """Hold that these are all shards of one run (`UsageError` as `merged` says)."""
    for path, one in shards:
        if shard_of(one.scope) is None or one.scope.places is None:
            raise UsageError(_no_shard(path))
        if one.interrupted:
            raise UsageError(_interrupted(path))
    first, *others = shards
    for path, one in others:
        if differs := tuple(_differs(first[1], one)):
            raise UsageError(_other(first[0], path, differs))
    _hold_complete(shards)
    over = [path for path, one in shards if one.taken_over is not None]
    if len(over) > 1:
        raise UsageError(_taken_over(over))


def _hold_complete(shards: Sequence[Shard]) -> None:
    found = [shard for _, one in shards if (shard := shard_of(one.scope)) is not None]
    whole = found[0][1]
    times = Counter(part for part, _ in found)
    missing = [f"{part}/{whole}" for part in range(1, whole + 1) if part not in times]
    double = [f"{part}/{whole}" for part, number in sorted(times.items()) if number > 1]
    if missing or double:
        raise UsageError(_incomplete(missing, double))


def _differs(one: Result, other: Result) -> Iterator[Bilingual]:
    """Yield what two results must have in common and have not."""
    mine, theirs = dict(identity(one)), dict(identity(other))
    for said, value in mine.items():
        if theirs[said] != value:
            yield said
    seen = (one.invocation.capabilities, other.invocation.capabilities)
    if None not in seen and seen[0] != seen[1]:
        yield Bilingual("システムが提供すると答えた内容", "what the package says it provides")
    judged = {each.role: each for each in one.invocation.evidence}
    if any(judged.get(each.role, each) != each for each in other.invocation.evidence):
        yield Bilingual("判定したファイル", "the files judged")


def hold_apart(shards: Sequence[Shard], file: Path) -> None:
    """Hold that the merged result takes the place of none of the shards (`UsageError` RES035)."""
    if any(path.resolve() == file.resolve() for path, _ in shards):
        raise UsageError(
            Message(
                "RES035",
                "--out のフォルダーに、併合する分割の結果があります。書くと失われます。",
                "--out holds the result of one of the shards, which would be lost",
                "別のフォルダーを指定してください。",
                "name another folder",
                str(file),
            )
        )


def _no_shard(path: Path) -> Message:
    return Message(
        "RES030",
        f"{path.name} は分割した実行（--shard I/N）の結果ではありません。",
        f"{path.name} is not the result of a shard (run --shard I/N)",
        "conformance run --shard I/N が書いた result.json を、1 から N まで指定してください。"
        "分割でない結果や、以前の版が書いた分割の結果は併合できません。",
        "name the result.json of each run --shard I/N from 1 to N; a result of a whole run, or of"
        " a shard written by an earlier version, cannot be merged",
        str(path),
    )


def _incomplete(missing: list[str], double: list[str]) -> Message:
    none, many = ", ".join(missing) or "-", ", ".join(double) or "-"
    return Message(
        "RES031",
        f"分割した実行の結果が一つずつそろっていません。足りないもの: {none}。重なるもの: {many}",
        f"the shards are not all there, each once; missing: {none}; more than once: {many}",
        "足りない分割を同じ条件で実行し、各分割の結果を一つずつ指定してください。",
        "run the missing ones under the same conditions, and name one result of each shard",
    )


def _other(first: Path, path: Path, differs: tuple[Bilingual, ...]) -> Message:
    ja, en = "、".join(one.ja for one in differs), ", ".join(one.en for one in differs)
    return Message(
        "RES032",
        f"{first} と同じ実行の分割ではありません。違うもの: {ja}",
        f"this is no shard of the same run as {first}; other: {en}",
        "同じ製品・プロファイル・カタログ・版で、--seed と --as-of"
        "（共有データベースでは --nonce も）を明示して全分割を実行してください。",
        "run all shards of the same product, profile, catalogue and versions with --seed and"
        " --as-of given (on a shared database --nonce, too)",
        str(path),
    )


def _interrupted(path: Path) -> Message:
    return Message(
        "RES033",
        f"{path.name} は中断した実行の結果です。終わっていない分割は併合できません。",
        f"{path.name} is of an interrupted run; a shard that did not end cannot be merged",
        "conformance run --resume で最後まで実行してください。",
        "run it to its end with conformance run --resume",
        str(path),
    )


def _taken_over(paths: list[Path]) -> Message:
    listed = ", ".join(map(str, paths))
    return Message(
        "RES034",
        f"中断から再開した分割が二つ以上あります（{listed}）。"
        "一つの結果が引き継げる中断した実行は一つだけです。",
        f"more than one shard was resumed ({listed}); a result says of one interrupted run what"
        " it took over",
        "そのうち一つを残し、ほかの分割を --resume を付けずに実行し直してください。",
        "keep one of them and run the others anew, without --resume",
    )
