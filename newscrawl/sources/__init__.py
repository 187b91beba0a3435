"""The catalogue: which outlets to crawl and where they list their articles, one TOML file a catalogue.

:func:`load_catalogue` reads one by name (the files of this folder) or by path. Everything wrong with a
catalogue is a :class:`CatalogueError`, raised before anything is fetched.
"""

from newscrawl.sources.catalogue import Catalogue, Place, Source
from newscrawl.sources.errors import CatalogueError
from newscrawl.sources.loading import catalogue_names, load_catalogue

__all__ = ["Catalogue", "CatalogueError", "Place", "Source", "catalogue_names", "load_catalogue"]
