# SPDX-License-Identifier: EUPL-1.2
"""What is written about the product is whole and true."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from nulplaat import __version__
from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.bijeenkomsten.rules import MAY, ROLLEN
from nulplaat.platen.kringen import AARDEN, KRINGEN, STANDEN
from tests.reference import PAGES_MADE, REFERENCE, ROOT, all_acts, kind_of

DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "nulplaat"
RULE = re.compile(r"^- \*\*([A-Z]+)-(\d+)\*\*", re.M)
RECORD = re.compile(r"^\| `([a-z]+)[`/]", re.M)
LINK = re.compile(r"\]\(([^)#\s]+)")
SETTING = re.compile(r'(?:env(?:iron)?\.\w+|number)\(\s*"([A-Z][A-Z_]+)"')
NEEDS_LICENCE = {".py", ".ts", ".css", ".html", ".toml", ".yml", ".typ", ".sh"}
MACHINE = re.compile(r"(?<![\w.:/])/(?:home|Users|root|work|workspace)/\w")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    found = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in found if path.is_file()]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf8")


def first_column(path: Path) -> set[str]:
    """Return what stands before the second bar of every row, without its marks."""
    rows = re.findall(r"^\| ([^|]+) \|", text_of(path), re.M)
    return {word.strip(" `*") for row in rows for word in row.split(",")}


# Words

GLOSSARY = first_column(DOCS / "glossary.md")


def test_every_table_has_its_word_in_the_glossary() -> None:
    own = [m for m in apps.get_models() if m.__module__.startswith("nulplaat.")]
    words = {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", m.__name__).lower() for m in own}
    assert words - GLOSSARY == set()


def test_every_noun_of_the_records_and_acts_is_in_the_glossary() -> None:
    records = RECORD.findall(text_of(SOURCE / "bijeenkomsten" / "SPEC.md"))
    nouns = {*records, *(kind.split(".")[0] for kind in MAY)}
    assert nouns - GLOSSARY == set()


def test_every_choice_is_in_the_glossary() -> None:
    choices = {*FASEN, *KRINGEN, *AARDEN, *STANDEN, *ROLLEN}
    assert choices - GLOSSARY == set()


# Reference


@pytest.mark.parametrize("name", PAGES_MADE)
def test_a_page_made_from_code_is_as_the_code(name: str) -> None:
    made = PAGES_MADE[name]()
    assert text_of(REFERENCE / name) == made, "run: python -m tests.reference"


def test_every_act_has_a_row_of_who_may() -> None:
    assert {kind_of(act) for act in all_acts()} == set(MAY)


def test_every_setting_is_documented_and_no_other() -> None:
    sources = [
        *(SOURCE / "config" / f"{name}.py" for name in ("settings", "environment")),
        SOURCE / "cli.py",
    ]
    read = {name for path in sources for name in SETTING.findall(text_of(path))}
    told = {w for w in first_column(REFERENCE / "settings.md") if w.isupper()}
    assert told == read - {"DJANGO_SETTINGS_MODULE"}


def test_every_command_is_documented() -> None:
    sources = (SOURCE / "cli.py", SOURCE / "operations" / "commands.py")
    both = "".join(map(text_of, sources))
    commands = re.findall(r'add_parser\("(\w+)"', both)
    told = first_column(REFERENCE / "settings.md")
    assert {f"nulplaat {command}" for command in commands} == {
        word for word in told if word.startswith("nulplaat ")
    }


def test_every_target_of_make_is_documented() -> None:
    found = re.search(r"^\.PHONY: (.+)$", text_of(ROOT / "Makefile"), re.M)
    assert found
    told = text_of(ROOT / "CONTRIBUTING.md")
    missing = [name for name in found[1].split() if f"`make {name}`" not in told]
    assert missing == []


def addresses(
    patterns: list[URLPattern | URLResolver], before: str = "/"
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        part = re.sub(r"<\w+:(\w+)>", r"{\1}", str(pattern.pattern))
        part = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", part).strip("^$")
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + part)
        else:
            yield before + part, str(pattern.name)


def test_every_address_is_documented_with_its_name() -> None:
    rows = re.findall(r"^\| `(/[^`]*)` \| `(\w+)` \|", text_of(ADDRESSES), re.M)
    assert set(rows) == set(addresses(get_resolver().url_patterns))


ADDRESSES = REFERENCE / "addresses.md"


def test_every_code_that_closes_a_connection_is_documented() -> None:
    sources = "\n".join(text_of(path) for path in (SOURCE / "live").glob("*.py"))
    codes = set(re.findall(r"^[A-Z_]+ = ([14]\d{3})$", sources, re.M))
    told = first_column(REFERENCE / "wire.md")
    assert codes
    assert codes - told == set()


# Rules and tests


def rules_of(spec: Path) -> set[tuple[str, str]]:
    return set(RULE.findall(text_of(spec)))


def shown_rules() -> Iterator[tuple[str, str]]:
    """Return the rules that tests bear: `test_bij_3_4_…` shows BIJ-3 and BIJ-4."""
    for folder in ("src", "tests"):
        for path in (ROOT / folder).rglob("test_*.py"):
            for area, numbers in re.findall(
                r"def test_([a-z]+)((?:_\d+)+)_", text_of(path)
            ):
                for number in numbers.strip("_").split("_"):
                    yield area.upper(), number


def test_every_rule_has_a_test_that_bears_its_number() -> None:
    specs = sorted(SOURCE.glob("*/SPEC.md"))
    assert specs
    rules = {rule for spec in specs for rule in rules_of(spec)}
    assert rules - set(shown_rules()) == set()


@pytest.mark.slow
def test_o5_every_test_file_on_disk_is_collected() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:xdist"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    collected = {
        ROOT / line.split("::")[0] for line in listed.split("\n") if "::" in line
    }
    on_disk = {p for p in tracked() if re.fullmatch(r"test_\w+\.py", p.name)}
    assert on_disk - collected == set()


def test_o5_every_test_of_the_browser_part_is_found() -> None:
    found = [p for p in tracked() if p.name.endswith((".test.ts", ".spec.ts"))]
    assert found
    for path in found:
        assert path.is_relative_to(ROOT / "frontend" / "src")
        assert path.name.endswith(".test.ts")


def test_make_test_leaves_no_test_out() -> None:
    makefile = text_of(ROOT / "Makefile")
    assert '-m "not browser and not slow"' in makefile
    assert '-m "browser or slow"' in makefile


def test_no_test_is_skipped() -> None:
    mark = re.compile(r"pytest\.mark\.(?:skip|xfail)|pytest\.skip\(|\.skip\(|\.only\(")
    tests = [p for p in tracked() if re.search(r"(test_\w+\.py|\.test\.ts)$", p.name)]
    found = [p for p in tests if p != Path(__file__) and mark.search(text_of(p))]
    assert found == []


# The house


def test_links_in_documents_lead_somewhere() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in tracked()
        if path.suffix == ".md"
        for link in LINK.findall(text_of(path))
        if ":" not in link and not (path.parent / link).exists()
    ]
    assert broken == []


def test_every_document_is_on_the_map() -> None:
    place = DOCS / "map.md"
    told = {(DOCS / link).resolve() for link in LINK.findall(text_of(place))}
    pages = {p for p in DOCS.rglob("*.md") if p != place}
    assert pages - told == set()


def test_every_folder_of_source_is_on_the_map() -> None:
    told = text_of(DOCS / "map.md")
    folders = {
        str(path.parent.relative_to(ROOT))
        for path in tracked()
        if path.suffix in (".py", ".ts", ".css")
    } - {"."}
    parts = re.compile(r"/(?:migrations|management|tests|templatetags)\b")
    named = {re.sub(r"^src/nulplaat/?", "", f) for f in folders if not parts.search(f)}
    missing = [name for name in sorted(named) if name and f"`{name}/`" not in told]
    assert missing == []


def test_all_say_the_same_version() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", text_of(ROOT / "CHANGELOG.md"), re.M)
    public = re.search(
        r"^softwareVersion: (\S+)$", text_of(ROOT / "publiccode.yml"), re.M
    )
    package = re.search(
        r'"version": "([^"]+)"', text_of(ROOT / "frontend" / "package.json")
    )
    assert newest
    assert public
    assert package
    assert {newest[1], public[1], package[1]} == {__version__}


def test_publiccode_says_what_the_package_says() -> None:
    public = text_of(ROOT / "publiccode.yml")
    assert 'license = "EUPL-1.2"' in text_of(ROOT / "pyproject.toml")
    assert "license: EUPL-1.2" in public
    for key in (
        "publiccodeYmlVersion",
        "name",
        "developmentStatus",
        "softwareType",
        "platforms",
        "description",
        "maintenance",
        "localisation",
    ):
        assert re.search(rf"^{key}:", public, re.M), key


def test_locks_hold_no_address() -> None:
    locks = [
        *(ROOT / "requirements").glob("*.txt"),
        ROOT / "frontend/package-lock.json",
    ]
    for path in locks:
        assert not re.search(r"https?://", text_of(path)), path


def is_text(path: Path) -> bool:
    return path.suffix not in (".ttf", ".png", ".woff2", ".ico", ".pdf", ".xz")


def test_no_file_names_a_place_on_one_machine() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if is_text(path) and MACHINE.search(text_of(path))
    ]
    assert found == []


# REUSE-IgnoreStart
LICENCE = "SPDX-License-Identifier: EUPL-1.2"
# REUSE-IgnoreEnd


def test_every_source_file_names_its_licence() -> None:
    bare = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in NEEDS_LICENCE
        and path.stat().st_size
        and LICENCE not in text_of(path)[:400]
    ]
    assert bare == []


def test_every_file_has_a_licence_that_is_in_the_repository() -> None:
    reuse = [sys.executable, "-m", "reuse", "lint", "--lines"]
    answer = subprocess.run(
        reuse, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert answer.returncode == 0, answer.stdout
