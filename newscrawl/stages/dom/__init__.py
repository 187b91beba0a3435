"""The tree of a page -> its lines, each with its place. Nothing behind :mod:`newscrawl.stages.extract` sees the tree."""
