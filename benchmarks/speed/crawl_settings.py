# isort: skip_file
"""The settings of newscrawl, over them those of :mod:`benchmarks.speed.impolite`, and the probe."""

from newscrawl.settings import *
from newscrawl.settings import EXTENSIONS as _OWN
from benchmarks.speed.impolite import *

EXTENSIONS = {**_OWN, "benchmarks.speed.probe.Probe": 0}
NEWSCRAWL_SUMMARY_ENABLED = False
