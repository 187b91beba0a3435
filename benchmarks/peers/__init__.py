"""Run one peer over the HTML pages of a manifest: what stands here runs in the peer's own environment.

    python -m benchmarks.peers SYSTEM MANIFEST OUTPUT [--limit SECONDS]

OUTPUT gets a record a page in the form that is scored (``url``, ``part``, ``text``, ``title``, ...); a page on
which the peer failed gets none. Standard output is one JSON object: version, pages, failures by reason. Only
the standard library and the peer itself are imported, so that no peer needs what newscrawl needs.

``systems`` names what can be run, ``adapters`` holds one function a peer, ``worker`` the process that may be killed, ``pages`` the reading of a
manifest, ``__main__`` the command.
"""
