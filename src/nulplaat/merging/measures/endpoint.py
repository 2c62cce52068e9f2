# SPDX-License-Identifier: EUPL-1.2
"""Vectors from an endpoint that speaks the OpenAI way: POST …/v1/embeddings.

It sees the texts. Its address comes from the settings of whoever runs the server and
from nowhere else, so an address inside the network is meant. Redirects are not
followed, proxies not used; no answer, text or key is ever logged.
"""

import http.client
import ipaddress
import json
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import msgspec
import numpy as np

from nulplaat.merging.measure import MeasureFailed
from nulplaat.merging.measures.line import Line, Question
from nulplaat.merging.measures.vectors import PATIENCE_S, Vectors

BATCH = 64
MOST_TEXTS = 5_000
"""More than this is not asked of an endpoint."""

MOST_LETTERS = 2_000
"""A longer text is judged by its beginning."""


class WrongAddress(ValueError):
    """Not the address of an endpoint; the text says why and follows its name."""


@dataclass(frozen=True)
class Address:
    """Where an endpoint is; `host` names it, with its port if that is unusual."""

    secure: bool
    name: str
    port: int | None
    path: str

    @property
    def host(self) -> str:
        """The host as people read it."""
        return self.name if self.port is None else f"{self.name}:{self.port}"

    @classmethod
    def read(cls, url: str) -> Self:
        """Read an address such as https://ai.example.org/v1; raises `WrongAddress`."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise WrongAddress("is no address.") from error
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise WrongAddress("must be an address that begins with https://.")
        if parts.username is not None or parts.query or parts.fragment:
            raise WrongAddress("must hold no name, key or question mark.")
        secure = parts.scheme == "https"
        if not secure and not _is_near(parts.hostname):
            raise WrongAddress("must begin with https://: notes are sent to it.")
        path = parts.path.rstrip("/")
        if not path.endswith("/embeddings"):
            path += "/embeddings"
        return cls(secure, parts.hostname, port, path)


def _is_near(name: str) -> bool:
    """Whether a host is this machine, or a name that only a local network knows."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost" or "." not in name


class _Row(msgspec.Struct):
    index: int
    embedding: list[float]


class _Answer(msgspec.Struct):
    data: list[_Row]


class Endpoint:
    """An endpoint and the model that is asked of it."""

    def __init__(
        self,
        address: Address,
        model: str,
        key: str = "",
        *,
        patience: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Keep where it is; `patience` is in seconds, for all batches together."""
        self._address = address
        self._model = model
        self._key = key
        self._patience = patience
        self._clock = clock
        self._answered: dict[str, list[float]] = {}

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; raises `MeasureFailed` without text or key.

        What was answered before a failure is not asked again the next time.
        """
        if len(texts) > MOST_TEXTS:
            raise MeasureFailed(f"more than {MOST_TEXTS} texts")
        until = self._clock() + self._patience
        if len(self._answered) > MOST_TEXTS:
            self._answered.clear()
        left = [text for text in dict.fromkeys(texts) if text not in self._answered]
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            rows = self._asked([text[:MOST_LETTERS] for text in batch], until)
            self._answered.update(zip(batch, rows, strict=True))
        found = [self._answered[text] for text in texts]
        self._answered.clear()
        if any(len(row) != len(found[0]) for row in found):
            raise MeasureFailed("the endpoint gave vectors of unequal length")
        with np.errstate(over="ignore"):  # too large becomes infinite, and is refused
            return np.array(found, dtype=np.float32)

    def _asked(self, batch: list[str], until: float) -> list[list[float]]:
        try:
            body = self._answer(batch, until)
        except TimeoutError as error:
            raise MeasureFailed("the endpoint took too long") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise MeasureFailed("the endpoint cannot be reached") from error
        return _read(body, len(batch))

    def _answer(self, batch: list[str], until: float) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        asked = {"model": self._model, "input": batch, "encoding_format": "float"}
        question = Question(self._address.path, json.dumps(asked), headers)
        left = self._left(until)
        return Line(self._connection(left)).ask(question, left)

    def _connection(self, left: float) -> http.client.HTTPConnection:
        name, port = self._address.name, self._address.port
        if not self._address.secure:
            return http.client.HTTPConnection(name, port, timeout=left)
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(name, port, timeout=left, context=context)

    def _left(self, until: float) -> float:
        left = until - self._clock()
        if left <= 0:
            raise TimeoutError
        return left


def _read(body: bytes, many: int) -> list[list[float]]:
    """Return the vectors in the order in which the texts were asked."""
    try:
        answer = msgspec.json.decode(body, type=_Answer)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise MeasureFailed("the endpoint gave no vectors") from error
    found = {row.index: row.embedding for row in answer.data}
    if found.keys() != set(range(many)) or len(answer.data) != many:
        raise MeasureFailed("the endpoint did not give one vector for each text")
    rows = [found[n] for n in range(many)]
    if not rows[0] or any(len(row) != len(rows[0]) for row in rows):
        raise MeasureFailed("the endpoint gave vectors of unequal length")
    return rows
