"""Makes a data set of the records that runs left: chosen, in shards of one format, with a card that describes it.

    run folders, files -> lines (reading) -> those wanted (choosing, latest) -> shards (shards) -> a folder or an object
                       store (places), where the card (counts, card) comes last

docs/corpora.md tells it to users.
"""
