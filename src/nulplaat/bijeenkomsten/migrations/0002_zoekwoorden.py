# SPDX-License-Identifier: EUPL-1.2
"""Words of knoppen and evenings, to find them again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bijeenkomsten", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="knop",
            name="titel",
            field=models.CharField(default="", max_length=200),
        ),
        migrations.AddField(
            model_name="knop",
            name="woorden",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.CreateModel(
            name="Zoekwoord",
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
                ("woord", models.CharField(max_length=64)),
                ("room", models.CharField(max_length=32)),
                ("knop", models.CharField(max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["room", "knop"], name="words_of_a_knop")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("woord", "room", "knop"), name="a_word_once_per_knop"
                    )
                ],
            },
        ),
    ]
