"""What ``scrapy clean`` reads: HTML and text files, folders of them, manifests of pages, and WARC files.

:func:`find_inputs` lists the pages that the given paths name, without reading them; each is loaded where
it is cleaned, in a worker process.
"""

from newscrawl.inputs.archived import Archives
from newscrawl.inputs.files import find_archives, find_inputs, is_archive
from newscrawl.inputs.manifest import Entry, Problem
from newscrawl.inputs.pages import load

__all__ = ["Archives", "Entry", "Problem", "find_archives", "find_inputs", "is_archive", "load"]
