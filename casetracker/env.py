"""Reads the environment once, with types, and says plainly what is missing. `.env.example` names it all."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)

DATA_DIR: Path = env.path("CASETRACKER_DATA_DIR", BASE_DIR / "var").resolve()
DATABASE_URL: str = env.str("DATABASE_URL", "")
REDIS_URL: str = env.str("REDIS_URL", "")

SQLITE_OPTIONS: dict[str, Any] = {
    # IMMEDIATE takes the write lock at the start of a transaction: a read that turns into a write
    # can then wait its turn, where SQLite would otherwise refuse it at once as "database is locked".
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA journal_size_limit=67108864; "
        "PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
    ),
}
POSTGRES_OPTIONS: dict[str, Any] = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}}


def database() -> dict[str, Any]:
    """PostgreSQL where DATABASE_URL names one, the embedded SQLite file otherwise."""
    if not DATABASE_URL:
        DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)  # password hashes lie there
        name = DATA_DIR / "casetracker.sqlite3"
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": SQLITE_OPTIONS}
    parsed: dict[str, Any] = dict(env.dj_db_url("DATABASE_URL"))
    if parsed["ENGINE"] == "django.db.backends.postgresql":
        # A pool keeps the connections; Django must then not keep them a second time.
        return parsed | {"OPTIONS": parsed.get("OPTIONS", {}) | POSTGRES_OPTIONS, "CONN_MAX_AGE": 0}
    return parsed | {"OPTIONS": SQLITE_OPTIONS}


def quota(name: str, default: str) -> list[tuple[int, int]]:
    """So many requests in so many seconds: "5/60 125/86400" is 5 a minute and 125 a day."""
    text: str = env.str(name, default)
    try:
        pairs = [each.split("/") for each in text.split()]
        return [(int(count), int(seconds)) for count, seconds in pairs]
    except ValueError:
        raise ImproperlyConfigured(f"{name} is not like “{default}”: {text}") from None


def mailers() -> dict[str, Any]:
    """The server of EMAIL_URL: smtp://, smtp+tls:// (STARTTLS) or smtps://. Without: mail goes to the log."""
    given: str = env.str("EMAIL_URL", "")
    if not given:
        return {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    url = urlsplit(given)
    if url.scheme not in ("smtp", "smtp+tls", "smtps") or not url.hostname:
        raise ImproperlyConfigured("EMAIL_URL is not like “smtp+tls://user:password@mail.example:587”.")
    options = {
        "host": url.hostname,
        "port": url.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[url.scheme],
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_tls": url.scheme == "smtp+tls",
        "use_ssl": url.scheme == "smtps",
        "timeout": 20,
    }
    return {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}}


def secret_key() -> str:
    """The SECRET_KEY of the environment; embedded, one that is made once and kept beside the database."""
    given: str = env.str("SECRET_KEY", "")
    if given:
        return given
    if DATABASE_URL:
        raise ImproperlyConfigured("Set SECRET_KEY: a long random text, the same for web, worker and beat.")
    return _kept_secret(DATA_DIR / "secret")


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(50))
    try:
        # A hard link is made whole or not at all: web, worker and beat, starting at once, agree on one.
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return path.read_text()


def broker() -> tuple[str, dict[str, Any]]:
    """Celery's broker address and its options. Any of them may lose a message: the due rows are the truth."""
    if REDIS_URL:
        return REDIS_URL, {
            "visibility_timeout": 3600,  # longer than the longest task
            "unacked_restore_throttle": 1,
            "socket_timeout": 30,
            "socket_connect_timeout": 5,
            "health_check_interval": 25,
            "global_keyprefix": "casetracker:",
        }
    folder = DATA_DIR / "broker"
    (folder / "control").mkdir(parents=True, exist_ok=True)
    return "filesystem://localhost", {
        "data_folder_in": str(folder),
        "data_folder_out": str(folder),
        "control_folder": str(folder / "control"),
        "polling_interval": 0.2,
    }
