"""`grade clusters` in the terminal: groups of wrong answers that no known mistake explains, largest first."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from grader.clusters import Cluster
from grader.text import inert, shortened

SHOWN = 5  # students of a group
LONGEST = 300  # characters of its first message


def show_clusters(found: Sequence[Cluster], slug: str, console: Console) -> None:
    """All groups, one line each."""
    if not found:
        words = f"No wrong answer to {slug} is unexplained. What ran out of time gave no answer and is in no group:"
        console.print(Text(f"{words} grade site points at it."), soft_wrap=True)
        return
    table = Table("group", "students", "function", "what came back, and how it is off", box=None, header_style="bold")
    for one in found:
        table.add_row(
            one.name,
            str(len(one.students)),
            one.function,
            Text(shortened(inert(one.checks[0].message, False), LONGEST)),
        )
    console.print(table)
    console.print(Text(f"Next: grade clusters {slug} {found[0].name}, then --say TEXT or --make-mistake."))


def show_cluster(cluster: Cluster, console: Console) -> None:
    """One group: who, and what each of its hidden checks says."""
    who = ", ".join(inert(student, False) for student in cluster.students[:SHOWN])
    more = f" and {len(cluster.students) - SHOWN} more" if len(cluster.students) > SHOWN else ""
    console.print(Text(f"group {cluster.name} · {cluster.function} · {who}{more}", style="bold"))
    for check in cluster.checks:
        console.print(Text(f" ✗ {check.title}"))
        console.print(Text(f"     {inert(check.message)}"))
