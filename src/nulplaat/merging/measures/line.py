# SPDX-License-Identifier: EUPL-1.2
"""One question to a server, of which the waiting has an end whatever the server does.

A time limit of a socket starts anew with every byte, and finding a name has none. So
the question is put on a thread of its own, and whoever waits for it can hang up.
"""

import http.client
import os
import socket
import threading
from collections.abc import Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass

from nulplaat.merging.measure import MeasureFailed

MOST_BYTES = 16_000_000
"""A longer answer is not read."""

_CHUNK = 65_536


@dataclass(frozen=True)
class Question:
    """What is put to a server, by POST."""

    path: str
    body: str
    headers: Mapping[str, str]


class Line:
    """A line to a server for one question."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        """Take a connection that was not opened yet."""
        self._connection = connection
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._hung_up = False

    def ask(self, question: Question, patience: float) -> bytes:
        """Return the whole answer; raises `TimeoutError` after `patience` seconds.

        Raises `MeasureFailed`, OSError or HTTPException if there is no good answer.
        """
        answer: Future[bytes] = Future()

        def run() -> None:
            try:
                answer.set_result(self._asked(question))
            except BaseException as error:  # noqa: BLE001 (who waits is told)
                answer.set_exception(error)

        threading.Thread(target=run, name="endpoint", daemon=True).start()
        try:
            return answer.result(patience)
        finally:
            self._hang_up()

    def _asked(self, question: Question) -> bytes:
        line = self._connection
        try:
            line.connect()
            self._hold(line.sock)
            line.request("POST", question.path, question.body, dict(question.headers))
            with line.getresponse() as answer:
                if answer.status != http.client.OK:
                    raise MeasureFailed(f"the endpoint answered {answer.status}")
                return _whole(answer)
        finally:
            line.close()
            self._let_go()

    def _hold(self, opened: socket.socket) -> None:
        """Keep a handle of our own, below TLS: others close theirs at any moment."""
        with self._lock:
            if self._hung_up:
                raise TimeoutError
            self._handle = socket.socket(fileno=os.dup(opened.fileno()))

    def _let_go(self) -> None:
        with self._lock:
            if self._handle is not None:
                self._handle.close()
                self._handle = None

    def _hang_up(self) -> None:
        """End the line under whoever still reads or writes it."""
        with self._lock:
            self._hung_up = True
            if self._handle is not None:
                with suppress(OSError):
                    self._handle.shutdown(socket.SHUT_RDWR)


def _whole(answer: http.client.HTTPResponse) -> bytes:
    """Read an answer to its end, if that is not too far."""
    found = bytearray()
    while chunk := answer.read1(_CHUNK):
        found += chunk
        if len(found) > MOST_BYTES:
            raise MeasureFailed("the endpoint gave too long an answer")
    return bytes(found)
