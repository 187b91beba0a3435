"""Writes the output of a crawl: which file a record goes to, its JSON line, and files that are never half.

    item -> records (routing, filter) -> lines (jsonl) -> a feed's file, in memory (feedfile)
         -> every so many pages (group): onto the disk (durable; shards, packing), then a line of the journal
         -> receipts to whoever goes by them (outlet: the signal pages_stored)

What a killed run leaves is put in order by the journal (repair, recovery). docs/output.md tells it to users.
"""
