"""What is learned about a site from its own pages, for :mod:`newscrawl.stages.lines.known` to look up."""
