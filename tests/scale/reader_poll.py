"""lemon24/reader, run as its manual says: add feeds, update them with twenty workers; prints JSON."""

import json
import resource
import sys
import time
from pathlib import Path

from reader import make_reader

WORKERS = 20


def main(database: str, addresses: str) -> None:
    """One poll of all feeds; those named in the file are added first, if they are not there."""
    reader = make_reader(database)
    for url in Path(addresses).read_text().split():
        reader.add_feed(url, exist_ok=True)
    start = time.perf_counter()
    reader.update_feeds(scheduled=False, workers=WORKERS)
    seconds = time.perf_counter() - start
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "seconds": seconds,
                "entries": reader.get_entry_counts().total,
                "failed": sum(feed.last_exception is not None for feed in reader.get_feeds()),
                "processor_seconds": usage.ru_utime + usage.ru_stime,
                "memory_kb": usage.ru_maxrss,
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
