# SPDX-License-Identifier: EUPL-1.2
"""Static files, packed once and served whole: WhiteNoise without its streaming."""

import re
from pathlib import Path

import brotli
from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import (
    WhiteNoiseMiddleware,
)
from whitenoise.responders import StaticFile

HASHED = re.compile(r"^/static/dist/.+-[\w-]{8,}\.\w+$")
PACKED = (".css", ".js", ".svg", ".json", ".webmanifest")


class StaticFiles(WhiteNoiseMiddleware):
    """Serve what Vite built; a name with a hash may be kept for ever.

    Answers are not streamed: under ASGI a stream from a file would block the loop.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._packed: dict[str, bytes] = {}

    def immutable_file_test(self, path: str, url: str) -> bool:
        """Say whether the file can never change under this address."""
        return HASHED.match(url) is not None

    def serve(self, static_file: StaticFile, request: HttpRequest) -> HttpResponse:
        """Answer with the file's bytes, packed where the browser can unpack."""
        found = static_file.get_response(request.method, request.META)
        body = found.file.read() if found.file is not None else b""
        if found.file is not None:
            found.file.close()
        answer = HttpResponse(body, status=int(found.status))
        for name, value in found.headers:
            answer[name] = value
        self._pack(request, answer)
        return answer

    def _pack(self, request: HttpRequest, answer: HttpResponse) -> None:
        path = request.path_info
        if Path(path).suffix not in PACKED or answer.has_header("Content-Encoding"):
            return
        answer["Vary"] = "Accept-Encoding"
        accepts = "br" in request.headers.get("Accept-Encoding", "")
        if answer.status_code != 200 or not answer.content or not accepts:
            return
        if path not in self._packed:
            self._packed[path] = brotli.compress(answer.content, quality=9)
        answer.content = self._packed[path]
        answer["Content-Encoding"] = "br"
        answer["Content-Length"] = str(len(answer.content))
