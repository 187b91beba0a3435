"""The quality checks over articles with nothing wrong: how many each flags, what that costs, and what datatrove's own
filters say of the same texts.

``texts`` reads the sets, ``agreement`` has datatrove decide, in an environment of its own, by ``peer``.
"""
