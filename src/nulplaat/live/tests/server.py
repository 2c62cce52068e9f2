# SPDX-License-Identifier: EUPL-1.2
"""A real server of the toy, to be killed: `python server.py PORT`."""

import os
import sys

import django
import uvicorn

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.live.tests.settings")


def main() -> None:
    """Serve until killed."""
    django.setup()
    from nulplaat.live import asgi, registry
    from nulplaat.live.tests.toy import TOY, identify

    registry.register(TOY)
    registry.identify = identify
    uvicorn.run(
        asgi.app,
        host="127.0.0.1",
        port=int(sys.argv[1]),
        ws="nulplaat.live.line:Line",
        ws_per_message_deflate=False,
        ws_max_size=64 * 1024,
        log_level="warning",
    )


if __name__ == "__main__":
    main()
