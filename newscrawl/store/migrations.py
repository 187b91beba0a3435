"""The schema of the store, as the steps that led to it. A step that was published never changes: add another.

Moments are whole seconds since 1970 (UTC). Keys are digests of addresses (:mod:`newscrawl.store.keys`).
"""

from __future__ import annotations

_TEMPLATE = """
CREATE TABLE template (
    site TEXT PRIMARY KEY,    -- registered domain
    toml TEXT NOT NULL,       -- as newscrawl.templates.toml writes it
    changed TEXT NOT NULL     -- ISO 8601, UTC
) STRICT
"""

_SOURCE = """
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,    -- as in the catalogue
    url TEXT NOT NULL,            -- its home page
    seen INTEGER NOT NULL         -- when it was first crawled
) STRICT
"""

_FEED = """
CREATE TABLE feed (               -- entrances: feeds, sitemaps, section pages
    source INTEGER NOT NULL REFERENCES source,
    key BLOB NOT NULL,            -- of its address
    url TEXT NOT NULL,
    role TEXT NOT NULL,           -- newscrawl.discovery.entrances.Role
    seen INTEGER NOT NULL,        -- when it was first asked for
    asked INTEGER,                -- when it was last asked for
    changed INTEGER,              -- when it last answered something else than before
    etag TEXT,                    -- validators of its last answer, as the server wrote them; null: ask for all of it
    modified TEXT,
    digest BLOB,                  -- of that answer's bytes
    terms BLOB,                   -- digest of what decided which of its links were followed
    links INTEGER NOT NULL DEFAULT 0,    -- how many it named, followed or not
    children TEXT NOT NULL DEFAULT '[]', -- JSON: entrances that it named, each [address, date or null]
    fresh INTEGER NOT NULL DEFAULT 0,    -- links of its last answer that were new
    errors INTEGER NOT NULL DEFAULT 0,   -- answers in a row that were none
    reason TEXT,                  -- what the last of them was
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID
"""

_ADDRESS = """
CREATE TABLE address (            -- what became of each article's address; small rows, many of them
    key BLOB PRIMARY KEY,
    state INTEGER NOT NULL,       -- newscrawl.store.keys.State
    source INTEGER,               -- the first to name it; null: a list of addresses
    seen INTEGER NOT NULL,        -- when it was first named
    tried INTEGER,                -- when it was last asked for
    tries INTEGER NOT NULL DEFAULT 0,    -- how often it was asked for in vain
    reason TEXT                   -- why, the last time
) STRICT, WITHOUT ROWID
"""

_VISIT = """
CREATE TABLE visit (              -- what is still to be asked for: unfinished addresses, and articles to look at again
    key BLOB PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source,
    due INTEGER NOT NULL,         -- not to be asked for before
    url TEXT NOT NULL,
    link TEXT NOT NULL,           -- JSON: the hints, as newscrawl.store.hints writes them
    born INTEGER NOT NULL,        -- published as far as known, else first seen: its age decides on further looks
    etag TEXT,                    -- validators of the article's last answer
    modified TEXT
) STRICT, WITHOUT ROWID
"""

_RECORD = """
CREATE TABLE record (             -- what was written of a page
    id BLOB NOT NULL,             -- the record's
    page BLOB NOT NULL,           -- key of the address where the page was found: two may declare one canonical address
    fingerprint BLOB NOT NULL,    -- of the text (newscrawl.stages.fingerprint); empty: it has none
    revision INTEGER NOT NULL,
    loose INTEGER NOT NULL,       -- 1: found in the output of a run that died; its page may have had more records
    PRIMARY KEY (id, page)
) STRICT, WITHOUT ROWID
"""

_SHARD = """
CREATE TABLE shard (              -- files of the output whose records are known here
    path TEXT PRIMARY KEY,        -- below the output folder
    size INTEGER NOT NULL         -- bytes
) STRICT, WITHOUT ROWID
"""

_RUN = """
CREATE TABLE run (
    name TEXT PRIMARY KEY,
    started INTEGER NOT NULL,
    ended INTEGER,                -- null: it runs, or it died
    reason TEXT                   -- Scrapy's finish_reason
) STRICT, WITHOUT ROWID
"""

_PLAN = """
CREATE TABLE plan (               -- when entrances are asked; of a source without any, its home page stands for all
    source INTEGER NOT NULL REFERENCES source,
    key BLOB NOT NULL,            -- of its address
    url TEXT NOT NULL,
    role TEXT NOT NULL,
    due INTEGER NOT NULL,         -- when it is to be asked next
    state TEXT NOT NULL,          -- JSON: all of it, as newscrawl.schedule.notes writes it
    PRIMARY KEY (source, key)
) STRICT, WITHOUT ROWID
"""

_LEASE = """
CREATE TABLE lease (              -- sources that a run is at
    source INTEGER PRIMARY KEY REFERENCES source,
    holder TEXT NOT NULL,         -- newscrawl.store.holders.Holder
    until INTEGER NOT NULL        -- when it ends unless it is renewed
) STRICT
"""

_HEALTH = """
CREATE TABLE health (             -- what each source brought, a row a day, for newscrawl.health.days.KEPT days
    source INTEGER NOT NULL REFERENCES source,
    day INTEGER NOT NULL,         -- whole days since 1970, UTC
    articles INTEGER NOT NULL,    -- accepted lead stories
    rejected INTEGER NOT NULL,
    titled INTEGER NOT NULL,      -- of the articles
    dated INTEGER NOT NULL,
    authored INTEGER NOT NULL,
    lengths TEXT NOT NULL,        -- JSON: how many have which length, by newscrawl.health.days.step_of
    last INTEGER,                 -- when the last article was stored
    PRIMARY KEY (source, day)
) STRICT, WITHOUT ROWID
"""

_ALARM = """
CREATE TABLE alarm (              -- what is wrong with sources (newscrawl.health.alarms)
    source INTEGER NOT NULL REFERENCES source,
    kind TEXT NOT NULL,
    since INTEGER NOT NULL,       -- days, as in health
    ended INTEGER,                -- null: it stands
    accepted INTEGER NOT NULL,    -- 1: it ended because it is how the source is now
    lately REAL NOT NULL,
    usually REAL NOT NULL,
    told INTEGER NOT NULL,        -- 1: the user's hooks have taken it as it is
    PRIMARY KEY (source, kind, since)
) STRICT, WITHOUT ROWID
"""


_STORY = """
CREATE TABLE story (              -- what stands in the output and repeats nothing, as others are compared with it
    number INTEGER PRIMARY KEY,   -- the first 8 bytes of its record's id
    id BLOB NOT NULL,
    fingerprint BLOB NOT NULL,    -- of its text, as record.fingerprint
    signature BLOB NOT NULL,      -- newscrawl.duplicates.bands.kept
    revision INTEGER NOT NULL,    -- the latest
    seen INTEGER NOT NULL         -- the first seen has the least; some microseconds since 1970
) STRICT
"""

_BAND = """
CREATE TABLE band (               -- keys under which a story is found (newscrawl.duplicates.bands)
    key INTEGER NOT NULL,
    number INTEGER NOT NULL,      -- of the story; there may be none any more, or one of other words
    PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID
"""

_SCHEME = """
CREATE TABLE scheme (             -- one row
    digest BLOB NOT NULL          -- of how signatures are made (newscrawl.store.stories.scheme)
) STRICT
"""

_LINE = """
CREATE TABLE line (               -- on how many pages of a site a line stood; both numbers shrink with time
    site TEXT NOT NULL,
    line TEXT NOT NULL,           -- folded; empty: the number of the site's pages
    pages INTEGER NOT NULL,
    PRIMARY KEY (site, line)
) STRICT, WITHOUT ROWID
"""

_LINE_ARTICLES = "ALTER TABLE line ADD COLUMN articles TEXT NOT NULL DEFAULT '[]'"
"""A few articles with which a line stood: their numbers, as JSON."""

STORY_TABLES = (_STORY, _BAND)
"""What :class:`newscrawl.store.stories.StoryTable` needs."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (_TEMPLATE,),
    (
        _SOURCE, _FEED, _ADDRESS, _VISIT, _RECORD, _SHARD, _RUN,
        "CREATE INDEX visit_due ON visit (source, due, key)",
    ),
    (_PLAN, _LEASE),
    (_HEALTH, _ALARM),
    (*STORY_TABLES, _SCHEME, _LINE),
    (_LINE_ARTICLES,),
)  # fmt: skip
"""What makes each version of the schema of the one before: statements, in order."""
