# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("live", "0001_the_log")]

    operations = [
        migrations.AddField(
            model_name="room",
            name="epoch",
            field=models.CharField(blank=True, default="", max_length=8),
        ),
    ]
