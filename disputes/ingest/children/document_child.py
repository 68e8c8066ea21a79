"""The child that reads the documents of sources. Started as a program by pool.py."""

from disputes.ingest import parse
from disputes.ingest.children import child
from disputes.ingest.children.messages import UnknownKind
from disputes.ingest.types import Context, ParsedDocument


def read(kind: str, body: bytes, context: Context) -> ParsedDocument:
    if kind not in parse.PARSERS:
        raise UnknownKind(kind)
    return parse.parse(kind, body, context)


if __name__ == "__main__":
    child.serve(read)
