"""Settings of the Scrapy project: polite and safe unless told otherwise.

``-s NAME=VALUE`` on the command line sets any of them for one run. docs/settings.md lists those that are
newscrawl's own.
"""

from __future__ import annotations

import os
import secrets
from datetime import UTC, datetime
from typing import Any

from newscrawl.export.runs import run_id
from newscrawl.rules import ALL_EVIDENCE
from newscrawl.stages.quality import DEFAULT_REJECT

BOT_NAME = "newscrawl"
SPIDER_MODULES = ["newscrawl.spiders"]
COMMANDS_MODULE = "newscrawl.commands"
ADDONS = {"newscrawl.extensions.identity.Identity": 0}  # USER_AGENT from NEWSCRAWL_CONTACT

# newscrawl's own.

NEWSCRAWL_CONTACT = ""  # page or mail address that sites find in the user agent; set it
NEWSCRAWL_RUN = run_id(datetime.now(UTC), secrets.token_hex(2))  # name of this run, and of its folder
NEWSCRAWL_OUTPUT = "output"  # folder of the runs
NEWSCRAWL_COMPRESSION = "none"  # of the shards: none, gzip, zstd
NEWSCRAWL_SHARD_SIZE = 128 * 1024 * 1024  # bytes at which a shard is complete; 0: no bound
NEWSCRAWL_SHARD_SECONDS = 3600.0  # age at which it is; 0: no bound
NEWSCRAWL_COMMIT_PAGES = 100  # so many pages are stored at once, on the disk
NEWSCRAWL_COMMIT_SECONDS = 2.0  # fewer after so long
NEWSCRAWL_OUTPUT_PATIENCE = 600.0  # seconds that a full disk is waited for
NEWSCRAWL_STORE = "%(output)s/newscrawl.sqlite"  # file of what is kept between runs
NEWSCRAWL_WARC = ""  # folder that pages are kept in as they came; True: warc in the run's; empty: none is
NEWSCRAWL_WARC_COMPRESSION = "gzip"  # of their records: gzip, zstd
NEWSCRAWL_WARC_SIZE = 1024 * 1024 * 1024  # bytes at which a file of them is complete; 0: no bound
REDIS_URL = ""  # scrapy-redis's: the Redis of machines that share a catalogue; empty: this one is alone
NEWSCRAWL_SOURCES_AT_ONCE = 100  # sources that one of these machines crawls at a time; 0: all that are free
NEWSCRAWL_LEASE_SECONDS = 120.0  # after which another machine may take over the sources of one that is silent
NEWSCRAWL_REDIS_PREFIX = "newscrawl:"  # of the keys in Redis
NEWSCRAWL_STORE_ANEW = False  # whether an empty store takes the place of a damaged one, which is set aside
NEWSCRAWL_REFETCH = False  # whether known pages are asked for again; only what has changed is written
NEWSCRAWL_TRIES = 6  # how often an address is asked for, in runs one after another, that gives no page
NEWSCRAWL_DUE = "due"  # what `scrapy crawl news` asks for: what is due, or all
NEWSCRAWL_SHORTEST_INTERVAL = 300.0  # seconds between two askings of a feed, at least
NEWSCRAWL_LONGEST_INTERVAL = 259200.0  # seconds after which every feed is asked that is not given up: 3 days
NEWSCRAWL_PATIENCE = 2400.0  # seconds that new articles may wait, all of a feed together, for one request
NEWSCRAWL_REVISIT_DAYS = 0.0  # age up to which articles are looked at again for corrections; 0: never
NEWSCRAWL_REJECT = list(DEFAULT_REJECT)  # verdicts that move a record to the rejected; empty: none
NEWSCRAWL_LANGUAGES: list[str] = []  # ISO 639-1 codes of the languages wanted; empty: all
NEWSCRAWL_LANGUAGE_DETECTOR = "langdetect"  # what tells a language in doubt: langdetect, py3langid
NEWSCRAWL_EVIDENCE = sorted(ALL_EVIDENCE)  # kinds of evidence that cleaning goes by
NEWSCRAWL_MIN_WORDS = 20  # words under which a story is marked short
NEWSCRAWL_QUALITY: list[str] = []  # checks whose names become verdicts: gopher, c4, fineweb; empty: none
NEWSCRAWL_QUALITY_LIMITS = ""  # file of limits of your own for them
NEWSCRAWL_RULES: list[str] = []  # files or folders of rules of your own, added to newscrawl's
NEWSCRAWL_CROSS_SITE = False  # whether links and redirects may lead to other registered domains
NEWSCRAWL_MAX_AGE_DAYS = 0  # feed and sitemap entries older than this are left out; 0: none
NEWSCRAWL_MAX_CRAWL_DELAY = 300.0  # seconds; sites that ask for more between requests are left out
NEWSCRAWL_MAX_RETRY_AFTER = 300.0  # seconds that a site may have a run wait by Retry-After, in all
NEWSCRAWL_MAX_FAULTS = 20  # in a row, after which a host is left out of the run; 0: none is
NEWSCRAWL_NOARCHIVE = "honour"  # pages that ask not to be stored are not; "ignore": they are
NEWSCRAWL_HOST_BUDGET = 20_000  # new addresses of one registered domain in a run; 0: no bound
NEWSCRAWL_RUN_BUDGET = 1_000_000  # the same of all together
NEWSCRAWL_STALL_SECONDS = 900.0  # without any progress, after which a crawl is ended; 0: never
NEWSCRAWL_WORKERS = min(os.cpu_count() or 1, 4)  # processes that clean, in a crawl
NEWSCRAWL_PAGE_SECONDS = 60.0  # a page that takes longer to clean is given up, and its process killed
NEWSCRAWL_WORKER_PAGES = 1000  # pages after which a process is replaced
NEWSCRAWL_WORKER_MEMORY = 2048  # MiB that a process may take beyond what it starts with; 0: no bound
NEWSCRAWL_LEARN_PAGES = 10  # first pages of a site that wait, in a crawl, for one another; none: 0
NEWSCRAWL_LEARN_SECONDS = 30.0  # how long they wait at most
NEWSCRAWL_ALERT_COMMAND = ""  # told, by JSON on its standard input, what is wrong with which source
NEWSCRAWL_ALERT_WEBHOOK = ""  # address to which the same is POSTed
NEWSCRAWL_ALERT_SECONDS = 30.0  # what either of them has for it
NEWSCRAWL_PROMETHEUS = ""  # file of figures for node_exporter: /var/lib/node_exporter/newscrawl.prom
NEWSCRAWL_PROMETHEUS_SECONDS = 15.0  # how often it is written while a run lasts
NEWSCRAWL_LIVE_ENABLED = True  # show on a terminal what the run is doing
NEWSCRAWL_SUMMARY_ENABLED = True  # print what the run did at its end

# Polite: what a site allows, at a pace that it does not notice.

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "newscrawl"  # the name in robots.txt; the whole user agent is no product token
ROBOTSTXT_PARSER = "newscrawl.middlewares.robots.BoundedRobotParser"
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.5
CONCURRENT_REQUESTS = 64  # over all sites, requests that wait for their site's delay included
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOADER = "newscrawl.middlewares.downloader.StrictDownloader"  # keeps to that without a delay, too
COOKIES_ENABLED = False
REFERRER_POLICY = "same-origin"
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,en;q=0.7,*;q=0.5",
}

# Safe: nothing but HTTP(S), to the public Internet, with certificates checked, in bounded size and time.

DOWNLOAD_HANDLERS = {
    **dict.fromkeys(("data", "file", "ftp", "s3")),
    **dict.fromkeys(("http", "https"), "newscrawl.middlewares.handler.BoundedHandler"),
}
DOWNLOAD_VERIFY_CERTIFICATES = True
TWISTED_DNS_RESOLVER = "newscrawl.middlewares.resolver.GuardedResolver"
REACTOR_THREADPOOL_MAXSIZE = 20  # look-ups at a time: one of a dead name server takes its thread for long
DOWNLOAD_MAXSIZE = 16 * 1024 * 1024  # bytes, compressed or not; the largest articles have 2 MiB
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60  # seconds from the look-up of the name to the last byte, however it drips
REDIRECT_MAX_TIMES = 5
METAREFRESH_MAXDELAY = 5  # seconds; news pages reload themselves after minutes, which leads nowhere
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "WARNING"  # one page of one site is no error of the crawl
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

DOWNLOADER_MIDDLEWARES = {
    "newscrawl.middlewares.urlguard.UrlGuardMiddleware": 20,
    "newscrawl.middlewares.norobots.NoRobotsMiddleware": 30,
    "newscrawl.middlewares.offsite.OffsiteRedirectMiddleware": 40,
    "newscrawl.middlewares.budget.BudgetMiddleware": 50,  # before a robots.txt is asked for
    "newscrawl.middlewares.crawldelay.CrawlDelayMiddleware": 110,  # behind robots.txt, at 100
    "newscrawl.middlewares.reserved.ReservedPageMiddleware": 530,
    "newscrawl.middlewares.broken.BrokenAnswerMiddleware": 540,  # once retrying, at 550, has given up
    "newscrawl.middlewares.later.RetryAfterMiddleware": 560,  # before retrying
    "newscrawl.middlewares.breaker.BreakerMiddleware": 570,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "newscrawl.middlewares.broken.BrokenRefreshMiddleware": 580,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newscrawl.middlewares.broken.BoundedCompressionMiddleware": 590,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "newscrawl.middlewares.loops.NoLoopRedirectMiddleware": 600,
    "newscrawl.middlewares.faults.FaultMiddleware": 830,
    "newscrawl.middlewares.addressguard.AddressGuardMiddleware": 840,
}
SPIDER_MIDDLEWARES = {
    "newscrawl.middlewares.warc.WarcMiddleware": 940,  # behind the next, which gives pages their verdicts
    "newscrawl.middlewares.broken.BrokenPageMiddleware": 950,
}

# From pages to lines.

ITEM_PIPELINES = {
    "newscrawl.pipelines.clean.CleanPipeline": 100,
    "newscrawl.pipelines.revise.RevisePipeline": 200,
    "newscrawl.pipelines.repeats.RepeatPipeline": 300,  # the last: pages are written in its order
}
CONCURRENT_ITEMS = 2  # tasks that Scrapy makes for each response, whose one item is its page
SCRAPER_SLOT_MAX_ACTIVE_SIZE = (
    64 * 1024 * 1024
)  # bytes of pages that wait or are cleaned; no more are asked for then
EXTENSIONS = {
    "scrapy.extensions.feedexport.FeedExporter": None,
    "newscrawl.export.feed.StoryFeedExporter": 0,
    "scrapy.extensions.throttle.AutoThrottle": None,
    "newscrawl.extensions.throttle.FloorThrottle": 0,
    "newscrawl.extensions.health.Health": 5,  # before the ledger, which writes what it notes
    "newscrawl.extensions.ledger.LedgerKeeper": 10,
    "newscrawl.extensions.prometheus.Prometheus": 20,
    "newscrawl.extensions.plainlog.PlainLog": 0,
    "newscrawl.extensions.watchdog.Watchdog": 0,
    "newscrawl.extensions.live.Live": 400,  # off the screen before the summary
    "newscrawl.extensions.summary.Summary": 500,
}
FEEDS: dict[str, dict[str, Any]] = {
    "%(output)s/%(run)s/stories.jsonl": {
        "format": "jsonl",
        "route": "accepted",
        "shards": True,
        "batch_item_count": 0,
    },
    "%(output)s/%(run)s/rejected.jsonl": {
        "format": "jsonl",
        "route": "rejected",
        "shards": True,
        "batch_item_count": 0,
    },
}
FEED_URI_PARAMS = "newscrawl.export.runs.uri_params"
FEED_EXPORTERS = {
    **dict.fromkeys(("jsonl", "jsonlines", "jl"), "newscrawl.export.jsonl.RecordExporter"),
    "parquet": "newscrawl.export.parquet.ParquetExporter",
}
FEED_STORAGES = dict.fromkeys(("", "file"), "newscrawl.export.storage.PartFileStorage")
FEED_EXPORT_ENCODING = "utf-8"

LOG_LEVEL = "INFO"
