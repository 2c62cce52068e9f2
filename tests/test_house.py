# SPDX-License-Identifier: EUPL-1.2
"""Anna starts a server: it runs, or it says in one sentence why it does not."""

import os
import shutil
import socket
import subprocess
import sys
import time
import venv
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from nulplaat import __version__
from tests.reference import ROOT
from tests.served import free_port

PATIENCE_S = 120
OWN = ("NULPLAAT_", "DATABASE_URL", "EMAIL_URL", "PORT", "HOST", "MAKE")
SAFE = {
    "NULPLAAT_PRODUCTION": "1",
    "NULPLAAT_HOSTS": "plaat.example.org",
    "NULPLAAT_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
}

Done = subprocess.CompletedProcess[str]


def clean(**extra: str) -> dict[str, str]:
    """Return an environment in which nobody set anything of ours."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(OWN)}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, **extra}


def run(*command: str, folder: Path = ROOT, env: dict[str, str] | None = None) -> Done:
    return subprocess.run(
        command,
        cwd=folder,
        env=clean() if env is None else env,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def nulplaat(*words: str, data: Path, **extra: str) -> Done:
    env = clean(NULPLAAT_DATA=str(data), **extra)
    return run(sys.executable, "-m", "nulplaat", *words, env=env)


def one_sentence(answer: Done, *parts: str) -> None:
    """Say that it failed, in one line that holds these parts, without a traceback."""
    assert answer.returncode != 0
    said = [line for line in answer.stderr.splitlines() if line.strip()]
    told = [line for line in said if not line.startswith("make:")]
    assert len(told) == 1, answer.stderr
    assert told[0].startswith("nulplaat: ")
    for part in parts:
        assert part in told[0]


# Refusals


@pytest.mark.parametrize("command", ["start", "serve"])
def test_a_port_that_is_taken_is_said_in_one_sentence(
    tmp_path: Path, command: str
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        answer = nulplaat(command, data=tmp_path, PORT=port)
    one_sentence(answer, port, "PORT=")


@pytest.mark.parametrize("port", ["acht", "0", "65536", "-1", "80 80", ""])
def test_a_port_that_is_none_is_said_in_one_sentence(tmp_path: Path, port: str) -> None:
    one_sentence(nulplaat("start", data=tmp_path, PORT=port), "PORT")


@pytest.mark.parametrize("command", ["start", "serve", "rebuild"])
def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(
    tmp_path: Path, command: str
) -> None:
    # Root may write everywhere, but not below a file.
    (tmp_path / "file").write_text("")
    port = str(free_port())
    answer = nulplaat(command, data=tmp_path / "file" / "var", PORT=port)
    one_sentence(answer, "NULPLAAT_DATA")


def test_a_folder_whose_database_is_none_is_said_in_one_sentence(
    tmp_path: Path,
) -> None:
    (tmp_path / "nulplaat.sqlite3").write_text("no database at all, by far" * 100)
    answer = nulplaat("serve", data=tmp_path, PORT=str(free_port()))
    one_sentence(answer, "database")


def test_make_names_the_python_it_needs(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    answer = run("make", "start", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}")
    one_sentence(answer, "Python 3.11")
    assert not (tmp_path / "venv" / "made").exists()


@pytest.mark.parametrize("missing", ["NULPLAAT_SECRET_KEY", "NULPLAAT_HOSTS"])
def test_production_does_not_start_without_key_and_hosts(
    tmp_path: Path, missing: str
) -> None:
    given = {name: value for name, value in SAFE.items() if name != missing}
    answer = nulplaat("serve", data=tmp_path, PORT=str(free_port()), **given)
    one_sentence(answer, missing)


def test_production_is_safe_for_deploying(tmp_path: Path) -> None:
    answer = run(
        *(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        env=clean(NULPLAAT_DATA=str(tmp_path), **SAFE),
    )
    assert answer.returncode == 0, answer.stderr
    assert "no issues" in answer.stdout


# The wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build source and wheel with what is installed already, so without a network."""
    out = tmp_path_factory.mktemp("wheel")
    build = ("-m", "build", "--no-isolation", "--outdir", str(out))
    answer = run(sys.executable, *build, str(ROOT))
    assert answer.returncode == 0, answer.stdout + answer.stderr
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """Install the wheel in an environment of its own; returns its folder of programs.

    What it needs comes from the environment of the tests, by a line in a .pth file.
    """
    place = tmp_path / "venv"
    uv = shutil.which("uv")
    venv.create(place, with_pip=uv is None, symlinks=True)
    programs = place / "bin"
    python = str(programs / "python")
    installer = (
        (uv, "pip", "install", "-q", "--offline", "-p", python)
        if uv
        else (python, "-m", "pip", "install", "-q", "--no-index")
    )
    answer = run(*installer, "--no-deps", str(wheel), folder=tmp_path)
    assert answer.returncode == 0, answer.stderr
    (packages,) = place.glob("lib/python*/site-packages")
    shared = Path(httpx.__file__).parents[1]
    (packages / "shared.pth").write_text(f"{shared}\n")
    return programs


@contextmanager
def running(*command: str, folder: Path, env: dict[str, str]) -> Iterator[None]:
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=env, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE_S)


def answered(address: str) -> int:
    """Return how a server answers, once it does."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return httpx.get(address, trust_env=False).status_code
        except httpx.TransportError:
            assert time.monotonic() < deadline, f"no answer from {address}"
            time.sleep(0.1)


@pytest.mark.slow
def test_the_wheel_holds_all_that_a_server_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert wheel.name == f"nulplaat-{__version__}-py3-none-any.whl"

    def holds(start: str, end: str) -> bool:
        return any(n.startswith(f"nulplaat/{start}") and n.endswith(end) for n in names)

    assert holds("static/dist/.vite/", "manifest.json")
    for page in ("phone", "facilitator", "screen", "plaat", "main"):
        assert holds(f"static/dist/assets/{page}-", "")
    assert holds("static/dist/assets/atkinson", ".woff2")
    assert holds("static/", "favicon.svg")
    assert holds("bijeenkomsten/templates/", ".html")
    assert holds("config/templates/", "base.html")
    assert holds("config/locale/nl/", "django.mo")
    assert holds("bijeenkomsten/locale/nl/", "django.mo")
    assert holds("platen/fonts/", ".ttf")
    assert holds("platen/", "paper.typ")
    assert holds("merging/data/", "stopwoorden.txt")
    assert holds("bijeenkomsten/example/", "avond.toml")
    assert holds("bijeenkomsten/example/", "notes.csv")
    assert holds("live/migrations/", "0001_the_log.py")
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any("/tests/" in name for name in names)


@pytest.mark.slow
def test_the_installed_wheel_serves_from_any_folder_without_node(
    installed: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    port = free_port()
    env = clean(PATH=str(installed), PORT=str(port))
    env.pop("PYTHONPATH", None)
    assert shutil.which("node", path=env["PATH"]) is None
    command = (str(installed / "nulplaat"), "serve")
    with running(*command, folder=elsewhere, env=env):
        address = f"http://127.0.0.1:{port}"
        assert answered(f"{address}/health/ready") == 200
        start = httpx.get(address, trust_env=False)
        assert start.status_code == 200
        assert "Doe mee" in start.text
        assert "/static/dist/assets/main-" in start.text
    assert (elsewhere / "var" / "nulplaat.sqlite3").exists()
