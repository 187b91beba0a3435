"""WARC files: read past whatever is broken in them, and written so that they can be read again.

``unpackers`` undo gzip, zstd and brotli in bounded steps, ``members`` takes a file apart into what was packed by itself,
``records`` reads the records of a member (by warcio), ``survey`` finds the pages of a file and where they are, ``pages``
reads one of them, ``payload`` undoes what HTTP packed, ``notes`` is what newscrawl says of a page in its
record, ``writing`` makes records.
"""
