# SPDX-License-Identifier: EUPL-1.2
"""Looks at everything in turn; one that breaks does not stop the others."""

from collections.abc import Callable, Iterator

from nulplaat.config.speaking import say
from nulplaat.operations.doctor import around, database, machine
from nulplaat.operations.doctor.findings import Finding, wrong

Look = Callable[[], Iterator[Finding]]

LOOKS: tuple[Look, ...] = (
    machine.settings_told,
    machine.folder,
    machine.disk,
    machine.static_files,
    machine.port,
    machine.mail,
    machine.backups,
    around.bus,
)
"""What needs no database."""

IN_DATABASE: tuple[Look, ...] = (
    database.durable,
    database.migrations,
)

IN_TABLES: tuple[Look, ...] = (
    database.clock,
    database.log_without_gaps,
)


def look(*, every_room: bool = False) -> Iterator[Finding]:
    """Yield what is found; `every_room` compares all tables with the log."""
    for one in LOOKS:
        yield from _guarded(one)
    reached = list(_guarded(database.reached))
    yield from reached
    if _any_wrong(reached):
        return
    found = [finding for one in IN_DATABASE for finding in _guarded(one)]
    yield from found
    if any(f.about == "migrations" and f.level == "wrong" for f in found):
        return
    for one in IN_TABLES:
        yield from _guarded(one)
    yield from _guarded(lambda: database.tables_as_the_log(every_room=every_room))


def _any_wrong(found: list[Finding]) -> bool:
    return any(finding.level == "wrong" for finding in found)


def _guarded(one: Look) -> Iterator[Finding]:
    try:
        yield from one()
    except Exception as error:  # noqa: BLE001  (a doctor who falls ill helps nobody)
        name = getattr(one, "__name__", "look")
        told = " ".join(str(error).split())[:200]
        yield wrong(
            name,
            say("Looking at this failed: {told}", told=told),
            say("See the sentence itself."),
        )
