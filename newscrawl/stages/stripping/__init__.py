"""What :mod:`newscrawl.stages.strip` decides by: which lines are a widget, and which are text whatever their signs say."""
