"""The statements of :mod:`newscrawl.store.addresses`; states below 2 are unfinished (:class:`.keys.State`)."""

from __future__ import annotations

STATE = "SELECT state, tries FROM address WHERE key = ?"
DISCOVER = "INSERT INTO address (key, state, source, seen) VALUES (?, 0, ?, ?) ON CONFLICT DO NOTHING"
VISIT = """
INSERT INTO visit (key, source, due, url, link, born)
SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE (SELECT state FROM address WHERE key = ?1) < 2
ON CONFLICT DO UPDATE SET link = excluded.link, born = min(born, excluded.born)
"""
WAITING = """
SELECT v.key, v.due, v.url, v.link, v.etag, v.modified, a.state FROM visit v JOIN address a USING (key)
WHERE v.source = ?1 AND v.due <= ?2 AND (v.due, v.key) > (?3, ?4) ORDER BY v.due, v.key LIMIT ?5
"""
ANY_WAITING = "SELECT 1 FROM visit WHERE source = ? AND due <= ? LIMIT 1"
SET = """
INSERT INTO address (key, state, source, seen, tried, tries, reason) VALUES (?1, ?2, NULL, ?3, ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET state = excluded.state, tried = excluded.tried, tries = excluded.tries, reason = excluded.reason
"""
FOUND = """
INSERT INTO address (key, state, source, seen, tried) VALUES (?1, 2, NULL, ?2, ?2)
ON CONFLICT DO UPDATE SET state = 2 WHERE state < 2
"""
FOUND_OVER = "DELETE FROM visit WHERE key = ?1 AND (SELECT state FROM address WHERE key = ?1) < 2"
FETCHED = "UPDATE address SET state = 1, tried = ? WHERE key = ? AND state = 0"
DUE = "UPDATE visit SET due = ? WHERE key = ?"
LOOK = """
UPDATE visit SET due = ?1 + max(?2, ?1 - born), etag = iif(?3 IS NULL AND ?4 IS NULL, etag, ?3),
    modified = iif(?3 IS NULL AND ?4 IS NULL, modified, ?4) WHERE key = ?5
"""
LOOK_LATER = "UPDATE visit SET due = ?1 + max(?2, ?1 - born) WHERE key = ?3"
TOO_OLD = "DELETE FROM visit WHERE key = ? AND due - born > ?"
MEND = """
UPDATE visit SET due = ?1 WHERE source = ?2 AND due > ?1 AND (due > ?3
    OR EXISTS (SELECT 1 FROM address a WHERE a.key = visit.key AND a.state < 2 AND a.tries = 0))
"""
OVER = "DELETE FROM visit WHERE key = ?"
STANDING = "SELECT a.key, a.state, a.source, v.url, v.link FROM address a LEFT JOIN visit v USING (key) WHERE a.key = ?"
FINISHED = "SELECT source, key FROM address WHERE source IS NOT NULL AND state >= 2"
HANDED = """
INSERT INTO address (key, state, source, seen, tried) VALUES (?1, 2, ?2, ?3, ?3)
ON CONFLICT DO UPDATE SET state = 2, source = excluded.source WHERE state < 2
"""
OF = "UPDATE address SET source = (SELECT source FROM address WHERE key = ?1) WHERE key = ?2 AND source IS NULL"
PLANNED = "SELECT due FROM visit WHERE key = ?"
