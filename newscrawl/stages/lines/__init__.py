"""What there is to know of one line of a page, before it is weighed: the words it has, and where else they stand."""
