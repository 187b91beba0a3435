"""What :mod:`newscrawl.stages.decode` decides by: candidates for an encoding, and the signs of a wrong one."""
