"""The address table (addresses.toml), for the guard alone and for the whole client."""

import tomllib
from pathlib import Path

TABLE = tomllib.loads(Path(__file__).with_name("addresses.toml").read_text(encoding="utf-8"))
