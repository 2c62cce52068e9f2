# SPDX-License-Identifier: EUPL-1.2
"""Write the pages of reference that follow from code: `python -m tests.reference`."""

import re
import typing
from collections.abc import Iterator
from pathlib import Path

import msgspec

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.bijeenkomsten.page_rules import PAGES, SHOWS_PLAAT
from nulplaat.live.domain import Act

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
# REUSE-IgnoreStart
HEAD = "<!-- SPDX-License-Identifier: EUPL-1.2 -->\n"
# REUSE-IgnoreEnd
MADE = "Made from the code by `python -m tests.reference`; a test keeps it equal.\n"
PEOPLE = (rules.DEELNEMER, rules.BEGELEIDER, rules.SCHERM)


def all_acts() -> list[type[Act]]:
    """Return every act, in the order in which the code tells them."""
    found = [each for each in vars(acts).values() if isinstance(each, type)]
    return [each for each in found if issubclass(each, Act) and each is not Act]


def kind_of(act: type[Act]) -> str:
    """Return the kind of an act, as it goes over the wire."""
    return str(act.__struct_config__.tag)


def _type(found: typing.Any) -> str:
    text = found.__name__ if isinstance(found, type) else str(found)
    return re.sub(r"nulplaat\.bijeenkomsten\.acts\.\w+\.", "", text).replace("|", r"\|")


def _field(found: msgspec.structs.FieldInfo) -> str:
    mark = "" if found.required else "?"
    return f"`{found.name}`{mark} {_type(found.type)}"


def _docs(act: type[Act]) -> str:
    return " ".join((act.__doc__ or "").split())


def _act_rows(wanted: list[type[Act]]) -> Iterator[str]:
    yield "| kind | fields | what it does |\n| --- | --- | --- |\n"
    for act in wanted:
        fields = ", ".join(map(_field, msgspec.structs.fields(act))) or "none"
        yield f"| `{kind_of(act)}` | {fields} | {_docs(act)} |\n"


def acts_page() -> str:
    """Return the page of all acts."""
    from_client = typing.get_args(acts.FromClient)
    server = [act for act in all_acts() if act not in from_client]
    most = "".join(f"| {name} | {n} |\n" for name, n in acts.MOST.items())
    return (
        f"{HEAD}# Acts\n\n{MADE}\n"
        "An act is what somebody asks of a room. A field with `?` may be left out.\n"
        "Unknown fields and wrong types refuse the act as a whole.\n\n"
        "## What a page may send\n\n"
        f"{''.join(_act_rows(list(from_client)))}"
        "\n## What only the server makes\n\n"
        f"{''.join(_act_rows(server))}"
        "\n## How long a text may be\n\n"
        "In characters, after normalising to NFC. Too long is refused, never cut.\n\n"
        f"| text | most |\n| --- | --- |\n{most}"
    )


def _when(fasen: frozenset[str] | None) -> str:
    if fasen is None:
        return "no"
    if fasen == rules.ALWAYS:
        return "always"
    return ", ".join(fase for fase in FASEN if fase in fasen) or "no"


def _may_rows() -> Iterator[str]:
    rollen = (rules.DEELNEMER, rules.BEGELEIDER, rules.SCHERM, rules.SYSTEEM)
    yield f"| act | {' | '.join(rollen)} |\n| --- | --- | --- | --- | --- |\n"
    for kind, by in rules.MAY.items():
        cells = " | ".join(_when(by.get(rol)) for rol in rollen)
        yield f"| `{kind}` | {cells} |\n"


def _page_rows() -> Iterator[str]:
    yield f"| page | {' | '.join(PEOPLE)} |\n| --- | --- | --- | --- |\n"
    for page, who in PAGES.items():
        cells = " | ".join(_page_cell(page, rol, who) for rol in PEOPLE)
        yield f"| `{page}` | {cells} |\n"


def _page_cell(page: str, rol: str, who: frozenset[str]) -> str:
    if rol not in who:
        return "no"
    if page not in SHOWS_PLAAT:
        return "yes"
    return _when(frozenset(fase for fase in FASEN if rules.sees_plaat(rol, fase)))


def _sight_rows() -> Iterator[str]:
    plaat = {
        rol: _when(frozenset(f for f in FASEN if rules.sees_plaat(rol, f)))
        for rol in PEOPLE
    }
    own = {
        rol: _when(frozenset(f for f in FASEN if rules.sees_knop(rol, f, 1, 1)))
        for rol in PEOPLE
    }
    other = {
        rol: _when(frozenset(f for f in FASEN if rules.sees_knop(rol, f, 1, 2)))
        for rol in PEOPLE
    }
    chose = {rol: _yes(rules.sees_herkenning(rol, own=False)) for rol in PEOPLE}
    early = {rol: _yes(rules.sees_all_geeltjes(rol)) for rol in PEOPLE}
    code = {rol: _yes(rules.sees_code(rol)) for rol in PEOPLE}
    talk = {rol: _yes(rules.sees_scherm(rol)) for rol in PEOPLE}
    people = {rol: _yes(rules.sees_people(rol)) for rol in PEOPLE}
    yield f"| what | {' | '.join(PEOPLE)} |\n| --- | --- | --- | --- |\n"
    for what, by in (
        ("another's geeltje before the reveal", early),
        ("knoppen of the own tafel", own),
        ("knoppen of another tafel", other),
        ("the merged plaat", plaat),
        ("what another person recognises", chose),
        ("in counts what all recognise, once shown", plaat),
        ("the join code", code),
        ("which proposal is on the screen", talk),
        ("who is in", people),
    ):
        yield f"| {what} | {' | '.join(by[rol] for rol in PEOPLE)} |\n"


def _yes(may: bool) -> str:
    return "yes" if may else "no"


def who_may_page() -> str:
    """Return the page of who may do, open and see what."""
    return (
        f"{HEAD}# Who may\n\n{MADE}\n"
        "A rol is what somebody is in one evening. `systeem` is the server itself.\n"
        "What is refused as a page is answered like a page that does not exist;\n"
        "only who is in reads that the plaat cannot be seen now.\n\n"
        "## Send an act, and in which fasen\n\n"
        f"{''.join(_may_rows())}"
        "\nA deelnemer changes only the own geeltjes (until they are shown), the own\n"
        "name, perspectief and tafel, and the knoppen of the own tafel.\n"
        "\n## Open a page of an evening\n\n"
        "The names are those of [addresses](addresses.md).\n\n"
        f"{''.join(_page_rows())}"
        "\n## See\n\n"
        f"{''.join(_sight_rows())}"
    )


PAGES_MADE = {"acts.md": acts_page, "who-may.md": who_may_page}
"""The pages that follow from code, by their file."""


def main() -> None:
    """Write them anew."""
    for name, make in PAGES_MADE.items():
        (REFERENCE / name).write_text(make(), encoding="utf8")


if __name__ == "__main__":
    main()
