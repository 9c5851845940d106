"""Charts of a report with Altair, from the same rows as every view; each returns a chart that saves itself.

    report.timeline().save("timeline.html", inline=True)  # complete in itself: a browser needs no network
    report.matrix().save("matrix.png", scale_factor=2)

Both need the extra "charts". Without ``inline=True`` a saved page fetches its drawing library from a network.
"""

from factcheck.report.charts.matrix import matrix
from factcheck.report.charts.network import network
from factcheck.report.charts.timeline import timeline

__all__ = ["matrix", "network", "timeline"]
