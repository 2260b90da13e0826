"""The figures of `peers.py` as the README shows them: a table between two markers, and a plot beside this file.

python tests/bench/peer_page.py      # again from the figures kept in peers.json, nothing is measured
"""

import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
KEPT, PLOT, README = HERE / "peers.json", HERE / "peers.svg", HERE.parents[1] / "README.md"
BEGIN, END = "<!-- table of tests/bench/peers.py -->", "<!-- end -->"
GREY, OWN, OTHERS = "#777c84", "#2b9464", "#5b8dc9"  # readable on white and on black
HEAD = (
    "", "CPU each", "× floor", "× ours", "each further", "× ours", "wall each", "memory",
    "`os._exit(0)`", "numpy patched", "read and forged",
)  # fmt: skip
CHEATS = ("exit", "patched", "forged")
Entry = dict[str, Any]


def each(entry: Entry, what: str, size: int) -> float:
    """Seconds for each submission of a class of this size, start-up included."""
    return float(entry[what][str(size)]) / size


def further(entry: Entry, what: str = "cpu") -> float:
    """Seconds for one submission more in a class: without start-up, where that is shared."""
    sizes = sorted(map(int, entry[what]))
    low, high = sizes[0], sizes[-1]
    return each(entry, what, low) if low == high else (entry[what][str(high)] - entry[what][str(low)]) / (high - low)


def cheat(entry: Entry, name: str) -> str:
    """How a cheat ended; marks only where they are more than the work earns without it."""
    found, honest = entry["cheats"][name], entry["cheats"]["nothing"]["marks"] or 0
    if (found["marks"] or 0) > honest:
        return f"**{found['marks']:.0f} of 12**"
    exit_says_passed = entry["name"].startswith("pytest") and found["code"] == 0
    return "**by exit code**" if exit_says_passed else "none"


def row(entry: Entry, ours: Entry, floor: float, size: int) -> list[str]:
    """One line of the table."""
    name = f"{entry['name']} {entry['version']}" if "version" in entry else entry["name"]
    if "reason" in entry:
        return [name, f"not measured: {entry['reason']}".replace("|", "/"), *[""] * (len(HEAD) - 2)]
    cpu, more = each(entry, "cpu", size), further(entry)
    return [
        name, f"{1000 * cpu:,.0f} ms", f"{cpu / floor:,.1f}", f"{cpu / each(ours, 'cpu', size):.1f}",
        f"{1000 * more:,.0f} ms", f"{more / further(ours):.1f}", f"{1000 * each(entry, 'wall', size):,.0f} ms",
        f"{entry['memory'] / 1e6:.0f} MB", *(cheat(entry, name) for name in CHEATS),
    ]  # fmt: skip


def table(found: dict[str, Any]) -> str:
    """The table and the line below it, in Markdown."""
    machine = found["machine"]
    size, floor = machine["submissions"], found["floor"] / machine["submissions"]
    ours = found["graders"][0]
    lines = [list(HEAD), ["---"] * len(HEAD)]
    lines.append(["floor: the checks alone", f"{1000 * floor:,.0f} ms", "1.0", *[""] * (len(HEAD) - 3)])
    lines += [row(entry, ours, floor, size) for entry in found["graders"]]
    words = (
        f"{size} submissions, median of {machine['rounds']} interleaved rounds, {machine['date']}: {machine['cores']} shared "
        f"virtual cores, {machine['system']}, Python {machine['python']}, numpy {machine['numpy']}."
    )
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + f"\n\n{words}"


def write_page(found: dict[str, Any]) -> None:
    """The table into the README, and the plot."""
    text = README.read_text()
    before, rest = text.split(BEGIN)
    after = rest.split(END, 1)[1]
    README.write_text(f"{before}{BEGIN}\n{table(found)}\n{END}{after}")
    draw(found)


def draw(found: dict[str, Any], path: Path = PLOT, **how: Any) -> None:
    """Horizontal bars on a logarithmic scale; a dot for each further submission."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams |= {"svg.hashsalt": "peers", "font.size": 10, "axes.edgecolor": GREY, "axes.labelcolor": GREY,
                     "text.color": GREY, "xtick.color": GREY, "ytick.color": GREY}  # fmt: skip
    import matplotlib.pyplot as plt

    size = found["machine"]["submissions"]
    entries = [entry for entry in found["graders"] if "reason" not in entry][::-1]
    cpu = [1000 * each(entry, "cpu", size) for entry in entries]
    more = [1000 * further(entry) for entry in entries]
    colours = [OWN if entry["name"].startswith("Fall Line") else OTHERS for entry in entries]
    figure, axes = plt.subplots(figsize=(7.2, 3.4), layout="constrained")
    axes.barh([entry["name"] for entry in entries], cpu, color=colours, height=0.62)
    axes.scatter(more, range(len(entries)), color="white", edgecolors=GREY, zorder=3, s=34)
    floor = 1000 * found["floor"] / size
    axes.axvline(floor, color=GREY, linestyle=":", linewidth=1)
    axes.text(floor * 1.04, len(entries) - 0.52, "the checks alone", va="bottom", fontsize=8.5)
    for place, value in enumerate(cpu):
        axes.text(max(value, more[place]) * 1.1, place, f"{value:,.0f}", va="center")
    axes.set(
        xscale="log",
        xlim=(5, 2.2 * max(cpu)),
        xlabel=f"ms of CPU for each submission: bars in a class of {size}, dots each further one",
    )
    axes.set_xticks([10, 100, 1000], ["10", "100", "1,000"])
    axes.tick_params(axis="y", length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    figure.savefig(path, transparent=True, **({"metadata": {"Date": None}} | how))
    plt.close(figure)


if __name__ == "__main__":
    write_page(json.loads(KEPT.read_text()))
