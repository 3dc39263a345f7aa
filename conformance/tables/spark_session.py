"""The Spark that judges: the one at hand, the cluster of `SPARK_REMOTE`, or this machine."""

from __future__ import annotations

import os
import shutil
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.values.installing import install_command

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_LOCAL = {
    "spark.driver.bindAddress": "127.0.0.1",  # nobody else is served
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",  # two hundred are for a cluster
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@cache
def session() -> SparkSession:
    """Return the session that is active, else one with `SPARK_REMOTE`, else one of this machine.

    Raises:
        UsageError: Spark is not installed, or this machine has no Java to run it.
    """
    if find_spec("pyspark") is None:
        raise UsageError(_not_installed())
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    active = SparkSession.getActiveSession()
    if active is not None:
        return active
    builder = SparkSession.Builder().appName("jichitai-conformance")
    if remote := os.environ.get("SPARK_REMOTE"):
        return builder.remote(remote).getOrCreate()
    _find_java()
    for name, value in _LOCAL.items():
        builder = builder.config(name, value)
    spark = builder.master("local[*]").getOrCreate()
    spark.sparkContext.setLogLevel("OFF")  # its messages quote values
    return spark


def _find_java() -> None:
    """Hold that there is a Java to start."""
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise UsageError(_no_java())


def _not_installed() -> Message:
    how = install_command("spark")
    return Message(
        "USE070",
        "engine: spark に必要な pyspark がインストールされていません。",
        "engine: spark needs pyspark, which is not installed",
        f"{how.ja}実行するか、engine: polars にしてください。",
        f"run {how.en}, or use engine: polars",
    )


def _no_java() -> Message:
    return Message(
        "USE071",
        "Spark を動かす Java がありません。",
        "there is no Java to run Spark",
        "Java 17 以降を入れて JAVA_HOME を設定するか、engine: polars にしてください。",
        "install Java 17 or later and set JAVA_HOME, or use engine: polars",
    )
