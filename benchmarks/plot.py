"""The plot of how cost grows."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.pipelines import OFF, PLAIN, PROJECT

# Colours that colour-blind people tell apart (Okabe and Ito 2008); markers and dashes differ too.
STYLES = {
    PROJECT: {"color": "#0072B2", "marker": "o", "linestyle": "-"},
    OFF: {"color": "#009E73", "marker": "^", "linestyle": "-."},
    PLAIN: {"color": "#D55E00", "marker": "s", "linestyle": "--"},
}
NAMES = {PROJECT: "this project", OFF: "this project, reranker off", PLAIN: "plain pipeline"}
PANELS = (  # figure, title, unit, factor
    ("search_p50", "Search, median", "milliseconds", 1000),
    ("ask_p50", "Answer, median", "milliseconds", 1000),
    ("cold_start", "New process to first result", "seconds", 1),
    ("peak_mb", "Peak memory while asking", "MB", 1),
    ("size_mb", "Size on disk", "MB", 1),
    ("add_characters_s", "Adding unseen articles", "characters per second", 1),
)


def draw(grown: Mapping[str, Any], path: Path) -> None:
    """Draw six panels over the number of articles.

    Args:
        grown: what `scaling.measure` gives.
        path: file to write; its suffix decides the format. The ground is white, so that it reads on dark pages too.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.ticker import FuncFormatter, NullLocator

    sizes = grown["sizes"]
    figure, axes = pyplot.subplots(2, 3, figsize=(11, 6.4), layout="constrained", facecolor="white")
    for axis, (key, title, unit, factor) in zip(axes.flat, PANELS, strict=True):
        for name, style in STYLES.items():
            points = [(s[PROJECT]["articles"], s[name][key] * factor) for s in sizes if s.get(name, {}).get(key) is not None]
            if points:
                axis.plot(*zip(*points, strict=True), label=NAMES[name], linewidth=2, markersize=6, **style)
        axis.set_title(title, fontsize=11, loc="left")
        axis.set_ylabel(unit)
        axis.set_xlabel("articles (logarithmic)")
        axis.set_xscale("log", base=2)
        axis.set_xticks([s[PROJECT]["articles"] for s in sizes], [f"{s[PROJECT]['articles']:,}" for s in sizes])
        axis.xaxis.set_minor_locator(NullLocator())
        axis.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.10g}"))
        axis.set_ylim(bottom=0)
        axis.grid(axis="y", color="#DDDDDD", linewidth=0.8)
        axis.spines[["top", "right"]].set_visible(False)
    found = {label: line for axis in axes.flat for line, label in zip(*axis.get_legend_handles_labels(), strict=True)}
    ordered = [name for name in NAMES.values() if name in found]
    figure.legend([found[n] for n in ordered], ordered, loc="outside upper left", ncols=len(ordered), frameon=False)
    figure.savefig(path, dpi=120)
    pyplot.close(figure)
