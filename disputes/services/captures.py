"""The bytes of each document as they came, kept compressed under their own hash."""

import datetime
import gzip
import hashlib
import secrets
from pathlib import Path

from django.conf import settings
from isal import igzip

COMPRESSION = 1  # of 3: the middle one


def keep(body: bytes, now: datetime.datetime, body_hash: str = "") -> str:
    """Keep the bytes; returns the name under the captures folder. The same bytes on one day are one file.

    `body_hash` is their SHA-256 in hexadecimal, where it is known already.
    """
    name = f"{now:%Y/%m/%d}/{body_hash or hashlib.sha256(body).hexdigest()}.gz"
    path = Path(settings.CAPTURES_DIR) / name
    # Written aside and renamed: a name never stands for half a file, also after kill -9.
    aside = path.with_suffix(f".{secrets.token_hex(4)}.part")
    packed = igzip.compress(body, COMPRESSION, mtime=0)
    try:
        aside.write_bytes(packed)
    except FileNotFoundError:  # the first of its day
        aside.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(packed)
    aside.rename(path)
    return name


def read(name: str) -> bytes:
    """The bytes kept under that name. Raises OSError where they are gone."""
    return gzip.decompress((Path(settings.CAPTURES_DIR) / name).read_bytes())


def drop_before(moment: datetime.datetime) -> int:
    """Delete the files of whole days before; returns how many."""
    dropped = 0
    for folder in sorted(Path(settings.CAPTURES_DIR).glob("????/??/??")):
        year, month, day = (int(part) for part in folder.parts[-3:])
        if datetime.date(year, month, day) < moment.date():
            for path in folder.iterdir():
                path.unlink()
                dropped += 1
            folder.rmdir()
    return dropped
