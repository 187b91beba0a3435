"""Settings for servers of one's own, the same for both spiders: as fast as pages come."""

ROBOTSTXT_OBEY = False
AUTOTHROTTLE_ENABLED = False
DOWNLOAD_DELAY = 0
CONCURRENT_REQUESTS = 32
CONCURRENT_REQUESTS_PER_DOMAIN = 32
LOG_LEVEL = "ERROR"
