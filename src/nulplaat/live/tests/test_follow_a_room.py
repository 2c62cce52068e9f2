# SPDX-License-Identifier: EUPL-1.2
"""Anna, Bram and Carla follow a room live, each seeing what they may see."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from nulplaat.live import asgi, log, models, opening, queries, services
from nulplaat.live.domain import Actor, Refusal, view
from nulplaat.live.errors import NoSuchRoom, SeqTaken
from nulplaat.live.ids import new_id
from nulplaat.live.rooms import Ack, Draft, Room
from nulplaat.live.seats import Seat
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import (
    SYSTEEM,
    Phone,
    evening,
    in_thread,
    make_room,
)
from nulplaat.live.viewers import Viewer

pytestmark = pytest.mark.django_db(transaction=True)

ANNA = Actor(id="anna", rol="begeleider")


async def same_as_anew(*phones: Phone) -> None:
    """Check that what was followed equals the view fetched anew."""
    for phone in phones:
        moment = await in_thread(queries.read, phone.room)
        await phone.until_seq(moment.seq)
        assert phone.records == view(
            toy.TOY, moment.state, Actor(id=phone.name, rol="deelnemer")
        )


def test_live_11_followed_equals_fetched_anew() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = await Phone(room, "bram").enter()
        note = new_id()
        await anna.write("eerst", note)
        await bram.write("van Bram")
        await same_as_anew(anna, bram)
        await anna.act("show", on=True)
        await same_as_anew(anna, bram)
        await anna.act("note.drop", note=note)
        await same_as_anew(anna, bram)
        assert f"note/{note}" not in bram.records
        assert "own" not in anna.records

    evening(story)


def test_live_10_12_private_until_shown_and_then_the_whole_view() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        carla = await Phone(room, "carla").enter()
        note = new_id()
        await carla.write("MERKWOORD", note)
        await carla.act("note.drop", note=note)
        await carla.write("MERKWOORD opnieuw", note)
        await anna.until(lambda: anna.records.get("count") == {"notes": 1})
        await anna.until_seq(4)
        assert "MERKWOORD" not in repr(anna.frames)
        assert note not in repr(anna.frames)
        await anna.act("show", on=True)
        shown = [frame for frame in anna.frames if frame["t"] == "state"]
        assert shown[-1]["records"][f"note/{note}"] == {"text": "MERKWOORD opnieuw"}
        await anna.act("show", on=False)
        assert f"note/{note}" not in anna.records

    evening(story)


def test_live_20_21_hello_in_step_gets_empty_entries_else_the_state() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        assert anna.frames[0]["t"] == "state"
        await anna.leave()
        await anna.enter()
        again = anna.frames[-1]
        assert (again["t"], again["from"], again["seq"]) == ("entries", 1, 1)
        assert (again["put"], again["remove"]) == ({}, [])
        await anna.leave()
        await in_thread(services.perform, room, toy.Show(on=True), by=SYSTEEM)
        await anna.enter()
        assert anna.frames[-1]["t"] == "state"
        anna.hello(since=999)
        count = len(anna.frames)
        await anna.until(lambda: len(anna.frames) > count)
        assert anna.frames[-1]["t"] == "state"

    evening(story)


def test_live_22_the_ack_comes_after_the_frame_that_shows_it() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        for number in range(5):
            ack = await anna.write(f"geeltje {number}")
            kinds = [(f["t"], f.get("seq")) for f in anna.frames]
            assert kinds.index(("entries", ack["seq"])) < kinds.index(
                ("ack", ack["seq"])
            )

    evening(story)


def test_live_3_an_act_that_comes_twice_gets_its_first_result() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = await Phone(room, "bram").enter()
        act_id, note = new_id(), new_id()
        first = await anna.act("note.write", act_id, note=note, text="een")
        assert first == await anna.act("note.write", act_id, note=note, text="twee")
        assert anna.seq == first["seq"]
        assert anna.records[f"note/{note}"] == {"text": "een"}
        refused = await bram.act("note.drop", other := new_id(), note=note)
        await anna.act("note.drop", note=note)
        assert refused["code"] == "not-yours"
        assert refused == await bram.act("note.drop", other, note=note)
        await asgi.stop()
        again = await (await Phone(room, "anna").enter()).act(
            "note.write", act_id, note=note, text="drie"
        )
        assert again == first

    evening(story)


def test_live_4_two_writers_at_once_both_stand_in_the_log() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        running = asgi.hub()
        running.wake = lambda room, seq=0: None  # type: ignore[method-assign]
        for number in range(5):
            act = toy.Write(note=new_id(), text=f"van buiten {number}")
            await in_thread(services.perform, room, act, by=ANNA)
            assert (await anna.write(f"van binnen {number}"))["t"] == "ack"
        await same_as_anew(anna)
        entries = await in_thread(lambda: list(log.entries(room)))
        assert [entry.seq for entry in entries] == list(range(1, 12))

    evening(story)


def test_live_4_nothing_is_refused_on_what_another_process_changed() -> None:
    room, note = make_room(), new_id()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = Actor(id="bram", rol="deelnemer")
        running = asgi.hub()
        await in_thread(
            services.perform, room, toy.Write(note=note, text="van Bram"), by=bram
        )
        await anna.until(lambda: anna.records.get("count") == {"notes": 1})
        assert (await anna.write("niet van mij", note))["code"] == "not-yours"
        running.wake = lambda room, seq=0: None  # type: ignore[method-assign]
        await in_thread(services.perform, room, toy.Drop(note=note), by=bram)
        assert (await anna.write("nu van mij", note))["t"] == "ack"
        await same_as_anew(anna)

    evening(story)


def drafts_of(room: str, count: int) -> list[Draft]:
    """Return drafts that know nothing of each other."""
    drafts = [Draft(log.load(room)) for _ in range(count)]
    for number, draft in enumerate(drafts):
        draft.act(f"{number:032}", toy.Show(on=True), SYSTEEM, 1)
    return drafts


def test_live_2_a_taken_seq_is_refused_by_the_database(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()
    first, second = drafts_of(room, 2)
    log.store([first])
    monkeypatch.setattr(log, "news", lambda seqs: {})
    with pytest.raises(SeqTaken):
        log.store([second])
    assert [entry.seq for entry in log.entries(room)] == [1, 2]


def test_live_4_only_the_room_where_others_wrote_is_decided_again() -> None:
    busy, calm = make_room(), make_room()
    first, second = drafts_of(busy, 2)
    (other,) = drafts_of(calm, 1)
    log.store([first])
    log.store([second, other])
    assert [entry.act for entry in log.entries(busy, after=1)] == [
        *first.acts,
        *second.acts,
    ]
    assert second.missed == first.entries
    assert other.missed == []
    assert second.answer(second.acts[0]) == Ack(3)
    assert other.answer(other.acts[0]) == Ack(2)


def test_live_4_what_was_done_before_stands_in_nobodys_way() -> None:
    room = make_room()
    (first,) = drafts_of(room, 1)
    log.store([first])
    known = log.load(room)
    # So many came after it that memory forgot.
    known.results.clear()
    again = Draft(known)
    again.act(first.acts[0], toy.Show(on=True), SYSTEEM, 1)
    again.act("f" * 32, toy.Show(on=False), SYSTEEM, 1)
    log.store([again])
    assert again.answer(first.acts[0]) == Ack(2)
    assert again.answer("f" * 32) == Ack(3)


@pytest.mark.parametrize("woken", [True, False])
def test_live_8_a_write_of_another_process_is_seen(woken: bool) -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        if not woken:
            asgi.hub().wake = lambda room, seq=0: None  # type: ignore[method-assign]
        act = toy.Write(note=new_id(), text="van elders")
        await in_thread(services.perform, room, act, by=SYSTEEM)
        await anna.until(lambda: anna.records.get("count") == {"notes": 1})
        await same_as_anew(anna)

    evening(story)


def test_live_9_a_room_that_nobody_is_in_leaves_memory_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = await Phone(room, "bram").enter()
        await anna.until(lambda: anna.here == 2)
        await bram.leave()
        await anna.until(lambda: anna.here == 1)
        running = asgi.hub()
        assert running.rooms == [room]
        await anna.leave()
        running._opener.drop_empty()
        assert running.rooms == [room]
        assert (await anna.enter()).frames[-1]["t"] == "entries"
        assert running.count().loads == 1
        await anna.leave()
        monkeypatch.setattr(opening, "GRACE", 0.0)
        running._opener.drop_empty()
        assert running.rooms == []

    evening(story)


def test_live_6_rebuilt_tables_are_equal() -> None:
    room = make_room()
    notes = [new_id() for _ in range(5)]
    for note in notes:
        services.perform(room, toy.Write(note=note, text="x"), by=ANNA)
    services.perform(room, toy.Drop(note=notes[0]), by=ANNA)
    written = toy.TABLES.pop(room)
    call_command("rebuild", stdout=StringIO())
    assert toy.TABLES[room] == written == queries.read(room).state


def test_live_6_an_entry_that_cannot_be_read_is_named_and_nothing_is_lost() -> None:
    broken, other = make_room(), make_room()
    for room in (broken, other):
        services.perform(room, toy.Write(note=new_id(), text="x"), by=ANNA)
    written = dict(toy.TABLES[broken])
    toy.TABLES.pop(other)
    models.Entry.objects.filter(room=broken, seq=1).update(changes='{"cut')
    with pytest.raises(CommandError, match=f"entry 1 of room {broken} cannot be read"):
        call_command("rebuild")
    assert toy.TABLES[broken] == written
    assert toy.TABLES[other] == queries.read(other).state
    assert models.Entry.objects.get(room=broken, seq=1).changes == '{"cut'


@pytest.mark.parametrize(
    ("lost", "first"), [((2,), 2), ((1,), 1), ((1, 2, 3, 4), 1), ((3, 4), 3)]
)
def test_o2_live_6_tables_stay_when_an_entry_of_the_log_is_gone(
    lost: tuple[int, ...], first: int
) -> None:
    broken, other = make_room(), make_room()
    for room in (broken, broken, broken, other):
        services.perform(room, toy.Write(note=new_id(), text="x"), by=ANNA)
    written = dict(toy.TABLES[broken])
    assert toy.TABLES.pop(other)
    if first == 3:
        log.snapshot(broken, 4, 1, queries.read(broken).state)
    assert list(log.gaps()) == []
    models.Entry.objects.filter(room=broken, seq__in=lost).delete()
    with pytest.raises(CommandError, match=f"entry {first} of room {broken} is gone"):
        call_command("rebuild")
    assert toy.TABLES[broken] == written
    assert toy.TABLES[other] == queries.read(other).state
    assert [gap[0] for gap in log.gaps()] == ([] if first == 3 else [broken])


def test_live_7_a_snapshot_with_the_entries_after_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(log, "SNAPSHOT_EVERY", 4)
    room = make_room()
    for number in range(10):
        note = new_id() if number % 3 else "a" * 32
        services.perform(room, toy.Write(note=note, text=str(number)), by=ANNA)
    assert models.Snapshot.objects.get(room=room).seq == 8
    replayed = Room(room, toy.TOY)
    replayed.read_on(log.entries(room))
    loaded = log.load(room)
    assert (loaded.seq, loaded.at) == (replayed.seq, replayed.at)
    assert loaded.state == replayed.state
    acts = list(replayed.results)
    assert log.results({room: acts}) == {room: replayed.results}


@pytest.mark.parametrize(
    ("state", "seq", "shown"),
    [
        ("{", 2, True),
        ("[]", 2, True),
        ("{", 9, True),
        # What can be read but is not so is found by who compares.
        ("{}", 2, False),
        ('{"count":{"notes":9}}', 1, False),
    ],
)
def test_o2_live_7_a_damaged_snapshot_loses_nothing(
    state: str, seq: int, shown: bool
) -> None:
    room = make_room()
    services.perform(room, toy.Write(note=new_id(), text="x"), by=ANNA)
    whole = queries.read(room).state
    models.Snapshot.objects.create(room_id=room, seq=seq, at=1, state=state)
    assert (queries.read(room).state == whole) is shown
    done = log.rebuild_every()
    assert (done.mended, done.broken) == ([room], [])
    assert toy.TABLES[room] == queries.read(room).state == whole
    assert log.rebuild_every().mended == []


def test_a_slow_act_is_prepared_and_a_broken_rule_breaks_nothing() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        assert (await anna.act("draw"))["t"] == "ack"
        assert anna.records["drawn"] == {"number": toy.DRAWN + 1}
        assert (await anna.act("break"))["code"] == "failed"
        assert (await anna.write("gaat door"))["t"] == "ack"

    evening(story)


def test_a_service_prepares_refuses_and_answers_twice_alike() -> None:
    room = make_room()
    assert services.perform(room, toy.Draw(), by=ANNA) == services.Ack(2)
    act_id, note = new_id(), new_id()
    act = toy.Write(note=note, text="x")
    assert services.perform(room, act, by=ANNA, act_id=act_id) == services.Ack(3)
    assert services.perform(room, act, by=ANNA, act_id=act_id) == services.Ack(3)
    dirk = Actor(id="dirk", rol="deelnemer")
    assert services.perform(room, toy.Drop(note=note), by=dirk) == toy.NOT_YOURS
    assert len(list(queries.entries(room))) == 3


def test_the_tables_of_the_log_need_no_other_migration() -> None:
    call_command("makemigrations", "live", check=True, dry_run=True, verbosity=0)


def test_a_room_opens_with_all_its_acts_or_not_at_all() -> None:
    room, note = new_id(), new_id()
    acts = [
        (new_id(), toy.Write(note=note, text="x")),
        (new_id(), toy.Drop(note=note)),
    ]
    assert services.open_room("toy", room, acts, by=ANNA) == services.Ack(2)
    other = new_id()
    broken = [*acts, (new_id(), toy.Break())]
    refused = services.open_room("toy", other, broken, by=ANNA)
    assert isinstance(refused, Refusal)
    with pytest.raises(NoSuchRoom):
        queries.read(other)


def test_live_15_an_equal_sight_is_sent_the_very_same_bytes() -> None:
    room = Room("0" * 32, toy.TOY, seq=1, state={"shown": {"on": True}})
    seat = Seat(room)
    lines = {name: Shelf() for name in ("anna", "bram", "carla")}
    for name, shelf in lines.items():
        viewer = Viewer(Actor(id=name, rol="deelnemer"), shelf)
        seat.viewers[viewer] = None
        seat.enter(viewer, 0, 0)
    first = [shelf.frames.pop() for shelf in lines.values()]
    assert len(set(first)) == 1
    room.state = {**room.state, "note/1": {"text": "x", "by": "anna"}}
    room.seq, seat.changed = 2, {"note/1"}
    seat.publish(0, lambda _, viewer, show: show(viewer))
    anna, bram, carla = (shelf.frames.pop() for shelf in lines.values())
    assert bram is carla
    assert b'"own":{"notes":1}' in anna
    assert b'"own"' not in bram


class Shelf:
    """A wire that keeps what it is handed."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []

    def push(self, frame: bytes, kind: str) -> None:
        self.frames.append(frame)

    def close(self, code: int) -> None:
        raise AssertionError(code)
