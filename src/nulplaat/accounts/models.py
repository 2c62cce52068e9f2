# SPDX-License-Identifier: EUPL-1.2
"""Who may enter: accounts, guests of one evening, one-time links, wrong codes."""

from typing import ClassVar

from django.contrib.auth.models import (
    AbstractBaseUser,
    BaseUserManager,
    PermissionsMixin,
)
from django.db import models


class Rol(models.TextChoices):
    """What somebody is in one evening."""

    DEELNEMER = "deelnemer"
    BEGELEIDER = "begeleider"
    SCHERM = "scherm"


class UserManager(BaseUserManager["User"]):
    """Makes accounts, known by their mail address only."""

    def create_user(
        self, email: str, password: str | None = None, **extra: object
    ) -> "User":
        """Make an account."""
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(
        self, email: str, password: str | None = None, **extra: object
    ) -> "User":
        """Make an account that may do everything."""
        return self.create_user(
            email, password, is_staff=True, is_superuser=True, **extra
        )


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account: a mail address and nothing else."""

    email = models.EmailField(unique=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        """Name the account by its address."""
        return self.email


class Guest(models.Model):
    """Somebody in one evening; the id means nothing outside it.

    `token` is the hash of the secret that the browser keeps in a cookie.
    """

    id = models.CharField(primary_key=True, max_length=32)
    room = models.CharField(max_length=32, db_index=True)
    rol = models.CharField(max_length=12, choices=Rol)
    token = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Name the guest by its rol."""
        return self.rol


class EntryLink(models.Model):
    """A link that lets one person in once, as begeleider or scherm."""

    token = models.CharField(max_length=64, unique=True)
    room = models.CharField(max_length=32, db_index=True)
    rol = models.CharField(max_length=12, choices=Rol)
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name the link by its rol."""
        return self.rol


class Ownership(models.Model):
    """An evening that somebody with an account prepared or leads."""

    room = models.CharField(max_length=32)
    user = models.ForeignKey(User, on_delete=models.CASCADE)

    class Meta:
        """An evening stands once in somebody's list."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("user", "room"), name="an_evening_once_per_account"
            )
        ]

    def __str__(self) -> str:
        """Name the evening by its id."""
        return self.room


class WrongCode(models.Model):
    """How often an address tried a wrong code in one minute.

    `address` is a keyed hash that changes daily; rows go away after minutes.
    """

    address = models.CharField(max_length=32)
    minute = models.BigIntegerField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row per address and minute."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("address", "minute"), name="one_count_per_address_and_minute"
            )
        ]

    def __str__(self) -> str:
        """Name the minute."""
        return str(self.minute)
