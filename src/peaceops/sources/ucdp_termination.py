"""Episodes of armed conflict and how they ended, after UCDP.

What enters: the Excel file at the level of conflicts. What leaves: table ``conflict_years`` with ``episode_label``.
Never done here: reading a year after an end as one episode with the years before it.
"""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from peaceops.sources.base import Adapter
from peaceops.store.issues import Issue, IssueLog


def finish(table: Any, issues: IssueLog) -> Any:
    """Label episodes, and tell apart those that share an id: a year after an end belongs to another one."""
    labels = []
    again: dict[int, set[int]] = {}
    ended: dict[int, int] = {}
    rows = table.select(["conflict_id_ucdp", "year", "episode_id_ucdp", "is_termination"]).to_pylist()
    for row in rows:  # by conflict and year
        episode = row["episode_id_ucdp"]
        run = ended.get(episode, 0)
        labels.append(f"{episode}" if not run else f"{episode}-{run + 1}")
        if run:
            again.setdefault(row["conflict_id_ucdp"], set()).add(row["year"])
        if row["is_termination"]:
            ended[episode] = run + 1
    if again:
        shown = "; ".join(f"conflict {c} in {', '.join(map(str, sorted(y)))}" for c, y in sorted(again.items()))
        issues.add(
            Issue(
                severity="warning",
                code="episode-id-again",
                column="episode_id_ucdp",
                count=sum(map(len, again.values())),
                message=f"an id of an episode that had ended: see episode_label: {shown}",
            )
        )
    return table.append_column("episode_label", pa.array(labels, pa.string()))


ADAPTER: Final = Adapter(finish={"conflict_years": finish})
