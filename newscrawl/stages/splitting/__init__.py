"""What :mod:`newscrawl.stages.split` decides by: where a story of a page begins, and where its text does and ends."""
