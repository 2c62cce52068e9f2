# SPDX-License-Identifier: EUPL-1.2
"""Take requests from standard input, one a line, until it ends."""

import asyncio
import gc
import json
import os
import sys
import traceback
from typing import Any

from bench.live.load import jobs, probes, soaking

JOBS: dict[str, jobs.Job] = {
    "rates": jobs.rates,
    "burst": jobs.burst,
    "state": jobs.state,
    "state-warm": jobs.state_warm,
    "again": jobs.again,
    "hold": jobs.hold,
    "fill": jobs.fill,
    "joining": jobs.joining,
    "probe": probes.probe,
    "soak": soaking.soak,
}


def main() -> None:
    """Answer every request; a failure is an answer too."""
    os.sched_setaffinity(0, {int(sys.argv[1])})
    gc.disable()
    for line in sys.stdin:
        spec = json.loads(line)
        answer: dict[str, Any]
        try:
            answer = asyncio.run(JOBS[spec["do"]](spec))
        except Exception as error:  # noqa: BLE001 (told to whoever asked)
            traceback.print_exc()
            answer = {"error": f"{type(error).__name__}: {error}"}
        gc.collect()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
