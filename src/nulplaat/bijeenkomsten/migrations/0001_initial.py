# SPDX-License-Identifier: EUPL-1.2
"""The first tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Bijeenkomst",
            fields=[
                (
                    "room",
                    models.CharField(max_length=32, primary_key=True, serialize=False),
                ),
                ("naam", models.CharField(max_length=120)),
                ("nuldoel", models.CharField(max_length=300)),
                ("fase", models.CharField(max_length=20)),
                ("sinds", models.BigIntegerField()),
                ("code", models.CharField(max_length=12, unique=True)),
                ("open", models.BooleanField()),
                ("tafels", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Geeltje",
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
                ("room", models.CharField(max_length=32)),
                ("geeltje", models.CharField(max_length=32)),
                ("tekst", models.TextField()),
                ("tafel", models.PositiveSmallIntegerField(null=True)),
                ("perspectief", models.CharField(max_length=24)),
                ("verwijderd", models.BooleanField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "geeltje"), name="a_geeltje_once_per_room"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Knop",
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
                ("room", models.CharField(max_length=32)),
                ("knop", models.CharField(max_length=32)),
                ("tafel", models.PositiveSmallIntegerField(null=True)),
                ("tekst", models.CharField(max_length=500)),
                ("kring", models.CharField(max_length=24)),
                ("aard", models.CharField(max_length=24)),
                ("stand", models.CharField(max_length=24)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "knop"), name="a_knop_once_per_room"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Schakel",
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
                ("room", models.CharField(max_length=32)),
                ("paar", models.CharField(max_length=65)),
                ("oordeel", models.CharField(max_length=8)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("room", "paar"), name="a_pair_once_per_room"
                    )
                ],
            },
        ),
    ]
