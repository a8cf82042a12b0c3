"""Serves a folder as a static host does, below a path, and keeps what forms post to it."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import io
import threading
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

TYPES = {
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""Types that do not depend on the machine."""

THANKS = (
    b'<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Thanks</title>'
    b"<h1>Thanks</h1></html>"
)
"""What a form is answered with."""
COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
"""Endings of files that are sent compressed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Posted:
    """A form that a browser sent."""

    path: str
    fields: tuple[tuple[str, str], ...]


@dataclass(slots=True, kw_only=True)
class StaticHost:
    """A server on this machine while it runs."""

    address: str
    """Of the folder's root, with a slash at its end."""
    posted: list[Posted] = field(default_factory=list)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Answers with files of a folder, and with its 404.html where there is none."""

    def __init__(self, *args: object, host: StaticHost, directory: str) -> None:
        self.host = host
        self.below = urllib.parse.urlsplit(host.address).path
        self.extensions_map = {**self.extensions_map, **TYPES}
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """The file at an address; one that does not exist for addresses elsewhere."""
        below = path.startswith(self.below)
        return super().translate_path("/" + path.removeprefix(self.below) if below else "/..none")

    def send_head(self) -> BinaryIO | io.BytesIO | None:
        """Answers with a file, and with text compressed, as static hosts do."""
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        is_text = path.suffix in COMPRESSED and path.is_file()
        if not is_text or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The publication's own page for what is not found."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        content = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self) -> None:
        """Keeps a form, and thanks for it."""
        content = self.rfile.read(int(self.headers["Content-Length"])).decode()
        fields = urllib.parse.parse_qsl(content, keep_blank_values=True)
        self.host.posted.append(Posted(path=self.path, fields=tuple(fields)))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(THANKS)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Prints nothing."""


@contextlib.contextmanager
def serve(folder: Path, *, below: str = "/") -> Iterator[StaticHost]:
    """Serves a folder below a path, "/" or "/paper/", until the block ends."""
    host = StaticHost(address=below)
    handler = functools.partial(_Handler, host=host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        host.address = f"http://127.0.0.1:{server.server_port}{below}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()
