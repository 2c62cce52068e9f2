# SPDX-License-Identifier: EUPL-1.2
"""The tables of the log. Nobody but `log.py` touches them."""

from django.db import models


class Room(models.Model):
    """One thing made together, such as an evening. `created` is in milliseconds.

    `epoch` is empty, or names the restore after which the log may differ from what
    people saw before.
    """

    id = models.CharField(primary_key=True, max_length=32)
    kind = models.CharField(max_length=40)
    created = models.BigIntegerField()
    epoch = models.CharField(max_length=8, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Entry(models.Model):
    """An accepted act, as JSON in `changes`. `at` is in milliseconds."""

    room = models.ForeignKey(Room, on_delete=models.CASCADE, db_index=False)
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=32)
    kind = models.CharField(max_length=60)
    by = models.CharField(max_length=32, blank=True)
    at = models.BigIntegerField()
    changes = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("room", "seq"), name="one_entry_per_seq"),
            models.UniqueConstraint(fields=("room", "act"), name="one_entry_per_act"),
        )

    def __str__(self) -> str:
        return f"{self.room_id} {self.seq} {self.kind}"


class Snapshot(models.Model):
    """The state of a room at some `seq`, as JSON: entries before it need no reading."""

    room = models.OneToOneField(Room, primary_key=True, on_delete=models.CASCADE)
    seq = models.PositiveIntegerField()
    at = models.BigIntegerField()
    state = models.TextField()

    def __str__(self) -> str:
        return f"{self.room_id} at {self.seq}"
