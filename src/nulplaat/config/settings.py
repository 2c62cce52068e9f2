# SPDX-License-Identifier: EUPL-1.2
"""Settings: read from the environment, safe without any.

Two modes. *Local* (the default) serves this machine: it makes its own secret key.
*Production* (`NULPLAAT_PRODUCTION=1`) refuses to start until it is told its secret key
and its hosts.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from nulplaat.config.environment import (
    bus,
    database,
    env,
    measure,
    number,
    secret_key,
    setup_folder,
)
from nulplaat.config.logs import logging_config
from nulplaat.config.speaking import say

PACKAGE = Path(__file__).resolve().parents[1]
DATA = setup_folder(PACKAGE)

PRODUCTION = env.bool("NULPLAAT_PRODUCTION", default=False)
"""Whether this server is on the internet; otherwise it is local."""

DEBUG = False

SECRET_KEY = secret_key(DATA, production=PRODUCTION)

ALLOWED_HOSTS: list[str] = env.list("NULPLAAT_HOSTS", default=[])
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        say("Set NULPLAAT_HOSTS to the names of this site, such as plaat.example.org.")
    )
if not PRODUCTION:
    ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1", "[::1]"]

OPEN = env.bool("NULPLAAT_OPEN", default=not PRODUCTION)
"""Whether anybody may start an evening without an account."""

SIGNUP = env.bool("NULPLAAT_SIGNUP", default=not PRODUCTION)
"""Whether anybody may make an account."""

PUBLIC_URL = env.str("NULPLAAT_URL", default="").rstrip("/")
"""How others reach this server, such as `https://plaat.example.org`, for links."""

SECURITY_CONTACT = env.str("NULPLAAT_SECURITY_CONTACT", default="")
"""A mail address or https address for `/.well-known/security.txt`."""

INSTALLED_APPS = [
    "nulplaat.config",
    "nulplaat.bijeenkomsten",
    "nulplaat.platen",
    "nulplaat.accounts",
    "nulplaat.live",
    "allauth",
    "allauth.account",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "nulplaat.config.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "nulplaat.config.static.StaticFiles",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "nulplaat.config.urls"
ASGI_APPLICATION = "nulplaat.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["nulplaat.config.templatetags.vite"],
        },
    }
]

DATABASES = {"default": database(DATA)}

BUS_URL = bus()
"""Where processes tell each other of new entries, such as `redis://host:6379/0`."""

ACTS_PER_TOKEN: float | None = number("NULPLAAT_ACTS_PER_TOKEN")
ACTS_PER_ROOM: float | None = number("NULPLAAT_ACTS_PER_ROOM")
"""Acts a second that one page, and one evening, may send; None is what is usual."""

# Comparing: what `nulplaat.merging.measures.chosen` takes

MEASURE = measure()

# Languages and time

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION
USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"

# Accounts

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "nulplaat.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = env.str(
    "NULPLAAT_EMAIL_VERIFICATION", default="mandatory" if PRODUCTION else "none"
)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "own"
ACCOUNT_LOGOUT_REDIRECT_URL = "start"

# Mail: without a server it is written to a folder

EMAIL_FILE_PATH = str(DATA / "mail")
if env.str("EMAIL_URL", default=""):
    EMAIL_CONFIG = env.email("EMAIL_URL")
    vars().update(EMAIL_CONFIG)
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("NULPLAAT_MAIL_FROM", default="nulplaat@localhost")

# Safety

SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "nulplaat.config.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_SSL_REDIRECT = PRODUCTION and env.bool("NULPLAAT_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
BEHIND_PROXY = env.bool("NULPLAAT_BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 3_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 2
FILE_UPLOAD_MAX_MEMORY_SIZE = 3_000_000

# Static files: built by Vite under names with a hash, so no collecting is needed

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What is told of itself: no address, no name, no text

LOGGING = logging_config(env.str("NULPLAAT_LOG", default="plain"))

METRICS_TOKEN = env.str("NULPLAAT_METRICS_TOKEN", default="")
"""With this, `/metrics` may be asked from anywhere; else only from this house."""

METRICS_NEED_TOKEN = PRODUCTION or BEHIND_PROXY
"""Whether nobody may ask without it: a proxy looks like somebody of this house."""
