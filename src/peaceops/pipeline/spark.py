"""A Spark session for panels: on this machine, or on the cluster that the environment names.

What enters: the environment. What leaves: a session, once a process, its time zone UTC.
Never done here: network, unless a cluster is named; an expression.

===========================  ==========================================================================
variable                     meaning
===========================  ==========================================================================
``PEACEOPS_SPARK_MASTER``    address of a cluster, as in ``spark://host:7077``; unset: this machine
``PEACEOPS_SPARK_MEMORY``    memory of the driver, as in ``4g``; unset: 2g
``JAVA_HOME``                Java 17; unset: the ``java`` on the path
===========================  ==========================================================================

On a cluster the data folder must be a path that every worker sees.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Mapping
from typing import Any, Final

from peaceops.errors import InvalidValue, ReaderMissing

_MASTER: Final = "PEACEOPS_SPARK_MASTER"
_MEMORY: Final = "PEACEOPS_SPARK_MEMORY"


def explain_absence(environment: Mapping[str, str]) -> str:
    """Say what Spark lacks here, or nothing.

    Parameters
    ----------
    environment : Mapping of str to str
        Usually ``os.environ``.
    """
    from importlib.util import find_spec

    if find_spec("pyspark") is None:
        return "pyspark is needed for --engine spark and is not installed"
    home = environment.get("JAVA_HOME", "")
    if not home and shutil.which("java", path=environment.get("PATH")) is None:
        return "Java 17 is needed for --engine spark and there is no java on the path"
    return ""


def open_session(environment: Mapping[str, str] | None = None) -> Any:
    """Open a session, or give the one that is open.

    Parameters
    ----------
    environment : Mapping of str to str or None
        None is that of the process.

    Returns
    -------
    pyspark.sql.SparkSession

    Raises
    ------
    ReaderMissing
        If pyspark or Java is not there.
    InvalidValue
        If no session can be opened, with what Spark says.
    """
    given = os.environ if environment is None else environment
    if lacks := explain_absence(given):
        raise ReaderMissing(
            lacks, hint="python -m pip install 'peaceops[spark]' and Java 17 (apt-get install openjdk-17-jre-headless)"
        )
    from pyspark.sql import SparkSession

    master = given.get(_MASTER, "") or "local[2]"
    scratch = tempfile.mkdtemp(prefix="peaceops-spark-")
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    builder = SparkSession.builder.appName("peaceops").master(master)
    settings = {
        "spark.driver.memory": given.get(_MEMORY, "") or "2g",
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": f"{scratch}/warehouse",
        "spark.local.dir": scratch,
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        # Local panels are small; the default of 200 parts costs seconds a join.
        **({"spark.sql.shuffle.partitions": "2"} if master.startswith("local") else {}),
        **(
            {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
            if master.startswith("local")
            else {}
        ),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except Exception as error:  # Py4J raises its own, and RuntimeError where Java does not start
        text = str(error).strip().splitlines() or [type(error).__name__]
        raise InvalidValue(
            f"no Spark session at {master}: {text[0][:200]}", hint=f"set {_MASTER}, or use --engine duckdb"
        ) from error
    session.sparkContext.setLogLevel("ERROR")
    return session
