"""The settings of the plain spider: those of :mod:`benchmarks.speed.impolite`, and the probe."""

from benchmarks.speed.impolite import *

SPIDER_MODULES = ["benchmarks.speed.plain"]
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
EXTENSIONS = {"benchmarks.speed.probe.Probe": 0}
