"""What each kind of evidence adds: the runs of ``--ablate``, each without one of them."""

from __future__ import annotations

from typing import get_args

from newscrawl.rules import Evidence

EVIDENCE: tuple[str, ...] = get_args(Evidence)
SETTING = "NEWSCRAWL_EVIDENCE"
"""Comma list of the kinds of evidence that cleaning may use."""

RUNS: dict[str, dict[str, str]] = {
    "all": {},
    **{
        f"without {kind}": {SETTING: ",".join(other for other in EVIDENCE if other != kind)}
        for kind in EVIDENCE
    },
}
"""Row label -> the settings of its run."""
