"""Makes a table and a picture of what was measured."""

import os
import platform
import re
import statistics
from dataclasses import dataclass
from pathlib import Path

import chart

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


@dataclass(frozen=True)
class Result:
    """What the rounds of one case took, by tool."""

    case: str
    milliseconds: int
    taken: dict

    def seconds(self, tool):
        return statistics.median(one.seconds for one in self.taken[tool])

    def processor(self, tool):
        return statistics.median(one.processor for one in self.taken[tool])

    def megabytes(self, tool):
        return max(one.megabytes for one in self.taken[tool])

    def ratio(self, ours, other):
        """The median over the rounds of our time over the other's in the same round."""
        pairs = zip(self.taken[ours], self.taken[other])
        return statistics.median(one.seconds / two.seconds for one, two in pairs)

    def as_json(self):
        rounds = {tool: [[one.seconds, one.processor, one.megabytes] for one in taken] for tool, taken in self.taken.items()}
        return {"case": self.case, "milliseconds": self.milliseconds, "rounds": rounds}


def lines(result) -> str:
    """A result for the terminal."""
    ours = next(iter(result.taken))
    shown = [f"{result.case}, {result.milliseconds} ms each way, {len(result.taken[ours])} rounds"]
    for tool in result.taken:
        ratio = "" if tool == ours else f"   {ours} / it: {result.ratio(ours, tool):.2f}"
        shown.append(f"  {tool:18} {result.seconds(tool):8.3f} s, {result.processor(tool):6.3f} s busy {result.megabytes(tool):6.0f} MB{ratio}")
    return "\n".join(shown)


def markdown(results, versions) -> str:
    """The table, and under it what it was measured with."""
    names = [name for name in versions if any(name in result.taken for result in results)]
    head = ["case", "delay each way", *(f"{name}" for name in names)]
    rows = [head, ["---"] * len(head)]
    for result in results:
        row = [f"`{result.case}`", f"{result.milliseconds} ms"]
        for name in names:
            if name not in result.taken:
                row.append("")
                continue
            cell = f"{result.seconds(name):.2f} s, {result.processor(name):.2f} s, {result.megabytes(name):.0f} MB"
            if not name.startswith("Aludel") and "Aludel" in result.taken:
                cell += f", **{result.ratio('Aludel', name):.2f}**"
            row.append(cell)
        rows.append(row)
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    with_what = ", ".join(f"{name} {version}" for name, version in versions.items())
    rounds = sorted({len(taken) for result in results for taken in result.taken.values()})
    counted = str(rounds[0]) if len(rounds) == 1 else f"{rounds[0]} to {rounds[-1]}"
    return f"{table}\n\n{counted} rounds. {machine()}. {with_what}.\n"


def machine() -> str:
    """The machine in a few words."""
    model = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        found = re.search(r"model name\s*: (.*)", information.read_text())
        model = found.group(1) if found else model
    return f"{os.cpu_count()} cores of {model}, {platform.system()}"


def write(docs: Path, table: str, results) -> None:
    """Puts the table between the two marks of performance.md, and the picture beside it."""
    page = docs / "performance.md"
    before, _, rest = page.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{table}{END}{after}")
    (docs / "performance.svg").write_text(chart.draw(results))
