# SPDX-License-Identifier: EUPL-1.2
"""A small stand-in for an endpoint with vectors, on this machine."""

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from nulplaat.merging.measures.vectors import ANCHORS
from nulplaat.merging.words import content, tokens

SIZE = 64
MEANS = {text: f"anker{n}" for n, pair in enumerate(ANCHORS) for text in pair}


def vector(text: str) -> list[float]:
    """Return a vector by the meanings of a text: a word each, an anchor as a whole."""
    means = [MEANS[text]] if text in MEANS else [t.stem for t in content(tokens(text))]
    found = [0.0] * SIZE
    for word in means or [text]:
        found[int(hashlib.md5(word.encode()).hexdigest(), 16) % SIZE] += 1.0  # noqa: S324
    return found


Answer = tuple[int, dict[str, str], bytes]
Answering = Callable[[list[str]], Answer]


def good(texts: Sequence[str]) -> Answer:
    rows = [{"index": n, "embedding": vector(text)} for n, text in enumerate(texts)]
    return 200, {}, json.dumps({"data": rows[::-1], "model": "stand-in"}).encode()


@dataclass
class StandIn:
    """What a stand-in server was asked, and how it answers; it may hold its answer."""

    answering: Answering = good
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    holds: bool = False
    let_go: threading.Event = field(default_factory=threading.Event)
    url: str = ""


@contextmanager
def standing_in(
    answering: Answering = good, *, holds: bool = False
) -> Iterator[StandIn]:
    """Serve a stand-in on a free port."""
    own = StandIn(answering, holds=holds)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            own.asked.append(body)
            own.keys.append(self.headers["Authorization"])
            own.paths.append(self.path)
            if own.holds:
                own.let_go.wait(30)
                return
            code, headers, answer = own.answering(body["input"])
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    own.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield own
    finally:
        own.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()


class Dripping:
    """A server that begins an answer and drips on for as long as the line is open."""

    def __init__(self, begin: bytes, drop: bytes) -> None:
        self.begin = begin
        self.drop = drop
        self.heard: bytes | None = None
        self.saw_it_closed = threading.Event()
        self.stopped = threading.Event()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._door.getsockname()[1]}/v1"

    def serve(self) -> None:
        with suppress(OSError):
            while True:
                self._answer(self._door.accept()[0])

    def _answer(self, line: socket.socket) -> None:
        with line:
            try:
                self.heard = line.recv(65_536)
                line.sendall(self.begin)
                while not self.stopped.wait(0.01):
                    line.sendall(self.drop)
            except OSError:
                self.saw_it_closed.set()

    def stop(self) -> None:
        self.stopped.set()
        self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()


@contextmanager
def dripping(begin: bytes, drop: bytes) -> Iterator[Dripping]:
    """Serve a server that drips on a free port."""
    own = Dripping(begin, drop)
    thread = threading.Thread(target=own.serve, daemon=True)
    thread.start()
    try:
        yield own
    finally:
        own.stop()
        thread.join()
