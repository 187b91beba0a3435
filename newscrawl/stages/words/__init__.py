"""What words tell by themselves: how frequent they are, what they are about, whether they are a name or a sentence."""
