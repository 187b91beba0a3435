"""What is learned about a site from its own pages, for :mod:`newscrawl.stages.known` to look up."""
