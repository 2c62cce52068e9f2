# SPDX-License-Identifier: EUPL-1.2
"""The tables of the log."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Room",
            fields=[
                (
                    "id",
                    models.CharField(max_length=32, primary_key=True, serialize=False),
                ),
                ("kind", models.CharField(max_length=40)),
                ("created", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "room",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="live.room",
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("at", models.BigIntegerField()),
                ("state", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("act", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=60)),
                ("by", models.CharField(blank=True, max_length=32)),
                ("at", models.BigIntegerField()),
                ("changes", models.TextField()),
                (
                    "room",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="live.room",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "seq"), name="one_entry_per_seq"
                    ),
                    models.UniqueConstraint(
                        fields=("room", "act"), name="one_entry_per_act"
                    ),
                ],
            },
        ),
    ]
