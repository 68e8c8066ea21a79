"""The bytes of each document as they came, kept compressed under their own hash."""

import datetime
import gzip
import hashlib
import secrets
from pathlib import Path

from django.conf import settings


def keep(body: bytes, now: datetime.datetime) -> str:
    """Keep the bytes; returns the name under the captures folder. The same bytes on one day are one file."""
    name = f"{now:%Y/%m/%d}/{hashlib.sha256(body).hexdigest()}.gz"
    path = Path(settings.CAPTURES_DIR) / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed: a name never stands for half a file, also after kill -9.
        aside = path.with_suffix(f".{secrets.token_hex(4)}.part")
        aside.write_bytes(gzip.compress(body, mtime=0))
        aside.rename(path)
    return name
