"""From what a site says of itself to the addresses of its articles. Pure: bytes in, values out.

1. :mod:`.entrances` finds the ways into a site: feeds and sitemaps that its pages and robots.txt name.
2. :mod:`.feeds`, :mod:`.sitemaps` and :mod:`.sections` read one answer each into :class:`.links.Link`,
   with what it tells of each article (title, date, section, language).
3. :mod:`.addresses` makes addresses comparable, :mod:`.sites` says which belong together,
   :mod:`.shapes` guesses which lead to articles.
4. :mod:`.gathering` joins what several entrances of one source say of the same article.

Bad input is never an exception: it is a :class:`.links.Problem` beside whatever could be read.
"""
