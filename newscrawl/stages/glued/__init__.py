"""Where a line of text was several elements on its page: the places at which :mod:`newscrawl.stages.apart` parts it."""
