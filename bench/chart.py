"""Draws results as bars: one group a case, one bar a tool, as long as its time."""

from html import escape

COLORS = {
    "Aludel": "#1f6feb",
    "Aludel, SQL files": "#79b0ff",
    "Alembic": "#8a8f98",
    "psql": "#b8b1a4",
    "Flyway": "#c9756b",
    "dbmate": "#a98bc4",
}
WIDTH, LABEL, BAR, GAP = 760, 250, 15, 16
FULL = WIDTH - LABEL - 90
STYLE = "font-family: system-ui, sans-serif; font-size: 12px"


def draw(results) -> str:
    """The picture as SVG. Each group has a scale of its own, so that every case can be read."""
    parts, y = [], GAP
    for result in results:
        delay = f", {result.milliseconds} ms each way" if result.milliseconds else ""
        longest = max(result.seconds(tool) for tool in result.taken)
        parts.append(text(0, y + 12, result.case + delay, weight="bold"))
        for tool in result.taken:
            seconds = result.seconds(tool)
            length = max(1.5, FULL * seconds / longest)
            parts.append(text(LABEL - 8, y + 12, tool, anchor="end"))
            parts.append(
                f'<rect x="{LABEL}" y="{y + 1}" width="{length:.1f}" height="{BAR - 2}" rx="2" fill="{COLORS.get(tool, "#999")}"/>'
            )
            parts.append(text(LABEL + length + 6, y + 12, f"{seconds:.2f} s"))
            y += BAR
        y += GAP
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}" style="{STYLE}">\n'
        f"<title>Wall time of whole processes, medians</title>\n"
        f'<rect width="{WIDTH}" height="{y}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def text(x, y, words, anchor="start", weight="normal") -> str:
    """One text; long cases and tools are told apart by weight."""
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" font-weight="{weight}" fill="#24292f">{escape(words)}</text>'
