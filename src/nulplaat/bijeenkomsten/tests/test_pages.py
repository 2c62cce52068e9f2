# SPDX-License-Identifier: EUPL-1.2
"""People walk through the pages of an evening."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.bijeenkomsten.models import Bijeenkomst
from nulplaat.bijeenkomsten.services import facilitator_link
from nulplaat.live.queries import read

pytestmark = pytest.mark.django_db

EVENING = {
    "naam": "Avond in Laren",
    "nuldoel": "0 ouders ontevreden",
    "uitgangspositie": "Ouders voelen zich niet gehoord.",
    "tafels": "3",
    **{f"fase_{fase}": "on" for fase in FASEN},
}


def start_evening(client: Client) -> str:
    answer = client.post(reverse("new"), EVENING)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].strip("/").split("/")[-1]


def code_of(room: str) -> str:
    return str(read(room).state["deur"]["code"])


def join(client: Client, room: str, **fields: str) -> None:
    answer = client.post(reverse("join", args=[code_of(room)]), fields)
    assert answer.status_code == 302, answer.content.decode()


def go(client: Client, room: str, fase: str) -> None:
    from nulplaat.bijeenkomsten.acts import FaseGo
    from nulplaat.live.domain import Actor
    from nulplaat.live.services import Ack, perform

    now = read(room).state["fase"]["nu"]
    bram = Actor(id="b" * 32, rol="begeleider")
    assert isinstance(perform(room, FaseGo(fase=fase, van=now), by=bram), Ack)


def test_bram_prepares_an_evening_and_carla_joins_with_the_code() -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    assert "facilitator" in bram.get(reverse("evening", args=[room])).content.decode()
    typed = code_of(room).lower().replace("-", " ")
    answer = carla.post(reverse("find"), {"code": typed})
    assert answer["Location"] == reverse("join", args=[code_of(room)])
    page = carla.get(answer["Location"]).content.decode()
    assert "ouders ontevreden" in page
    assert "iedereen in de groep kan het zien" in page
    join(Client(), room, perspectief="")
    join(carla, room, perspectief="ouder", tafel="2")
    page = carla.get(reverse("evening", args=[room])).content.decode()
    assert 'data-island="phone"' in page
    silent, carla_record = sorted(
        (r for k, r in read(room).state.items() if k.startswith("deelnemer/")),
        key=lambda record: record["perspectief"] or "",
    )
    assert silent["perspectief"] is None
    assert carla_record["perspectief"] == "ouder"
    assert carla_record["tafel"] == 2


def test_choosing_a_template_keeps_what_bram_typed(client: Client) -> None:
    chosen = {**EVENING, "tafels": "7", "kies": "1"}
    answer = client.post(f"{reverse('new')}?sjabloon=geeltjes", chosen)
    assert answer.status_code == 200
    form = answer.context["form"]
    assert form["naam"].value() == "Avond in Laren"
    assert form["uitgangspositie"].value() == EVENING["uitgangspositie"]
    assert form["tafels"].value() == "7"
    assert form["fase_groeperen"].value()
    assert not form["fase_tafels"].value()
    assert "Alleen geeltjes schrijven" in answer.content.decode()


def test_carla_writes_without_javascript_and_presses_twice() -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    go(bram, room, "schrijven")
    page = carla.get(reverse("evening", args=[room])).content.decode()
    found = re.search(r'name="geeltje" value="([0-9a-f]{32})"', page)
    assert found is not None
    form = {"geeltje": found[1], "tekst": "Één vast gezicht <b>"}
    for _press in range(2):
        answer = carla.post(reverse("write", args=[room]), form, follow=True)
    text = answer.content.decode()
    assert text.count("Één vast gezicht &lt;b&gt;") == 1
    for geeltje in ("f" * 32, "0" * 32):
        form = {"geeltje": geeltje, "tekst": f"Later {geeltje[0]}"}
        answer = carla.post(reverse("write", args=[room]), form, follow=True)
    text = answer.content.decode()
    assert text.index("Later 0") < text.index("Later f") < text.index("Één vast")
    assert answer.status_code == 200
    assert "Één vast" not in bram.get(reverse("evening", args=[room])).content.decode()


def test_carla_keeps_her_text_when_it_is_refused() -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    form = {"geeltje": "a" * 32, "tekst": "te vroeg"}
    answer = carla.post(reverse("write", args=[room]), form)
    assert answer.status_code == 400
    go(bram, room, "schrijven")
    form["tekst"] = "x" * 501
    answer = carla.post(reverse("write", args=[room]), form)
    assert answer.status_code == 400
    assert "x" * 501 in answer.content.decode()


def test_l15_a_second_tab_on_the_same_phone_is_the_same_guest() -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    address = reverse("join", args=[code_of(room)])
    assert carla.get(address)["Location"] == reverse("evening", args=[room])
    assert carla.post(address, {})["Location"] == reverse("evening", args=[room])
    assert sum(k.startswith("deelnemer/") for k in read(room).state) == 1


def test_s12_a_one_time_link_is_used_by_pressing_not_by_looking() -> None:
    room = start_evening(Client())
    link = facilitator_link(room)
    bram, dirk = Client(), Client()
    for _scan in range(3):
        assert dirk.get(link).status_code == 200
    assert bram.post(link)["Location"] == reverse("evening", args=[room])
    assert bram.get(reverse("import", args=[room])).status_code == 200
    assert dirk.post(link).status_code == 404
    assert dirk.get(reverse("evening", args=[room])).status_code == 404


def test_bram_hands_over_to_a_screen_that_can_only_look() -> None:
    bram, screen = Client(), Client()
    room = start_evening(bram)
    page = bram.post(reverse("hand_over", args=[room]), {"rol": "scherm"}).content
    found = re.search(r"/binnen/[\w-]+/", page.decode())
    assert found is not None
    assert screen.post(found[0]).status_code == 302
    assert screen.get(reverse("evening", args=[room]))["Location"] == reverse(
        "screen", args=[room]
    )
    assert screen.get(reverse("screen", args=[room])).status_code == 200
    assert screen.get(reverse("import", args=[room])).status_code == 404
    refused = bram.post(reverse("hand_over", args=[room]), {"rol": "systeem"})
    assert refused.status_code == 404


def test_s9_a_closed_door_says_only_that_it_is_closed() -> None:
    from nulplaat.bijeenkomsten.acts import DeurSet
    from nulplaat.live.domain import Actor
    from nulplaat.live.services import perform

    bram, dirk = Client(), Client()
    room = start_evening(bram)
    perform(room, DeurSet(open=False), by=Actor(id="b" * 32, rol="begeleider"))
    answer = dirk.get(reverse("join", args=[code_of(room)]))
    assert answer.status_code == 403
    assert "gesloten" in answer.content.decode()
    assert "Laren" not in answer.content.decode()
    assert bram.get(reverse("evening", args=[room])).status_code == 200


def test_s9_a_renewed_code_is_useless_and_drops_nobody() -> None:
    from nulplaat.bijeenkomsten.acts import DeurRenew
    from nulplaat.live.domain import Actor
    from nulplaat.live.services import perform

    bram, carla, dirk = Client(), Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    old = code_of(room)
    perform(room, DeurRenew(), by=Actor(id="b" * 32, rol="begeleider"))
    assert code_of(room) != old
    assert dirk.get(reverse("join", args=[old])).status_code == 404
    assert carla.get(reverse("evening", args=[room])).status_code == 200


def test_l6_wrong_codes_look_alike_and_end_for_that_address_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from nulplaat.accounts import codes

    monkeypatch.setattr(codes, "_minute", lambda: 30_000_000)
    room = start_evening(Client())
    dirk, carla = Client(REMOTE_ADDR="203.0.113.9"), Client(REMOTE_ADDR="203.0.113.10")
    answers = {dirk.get(f"/mee/ZZZ-{n:03}/").status_code for n in range(60)}
    assert answers == {404}
    for code in ("ZZZ-999", code_of(room)):
        assert dirk.get(f"/mee/{code}/").status_code == 429
    assert carla.get(reverse("join", args=[code_of(room)])).status_code == 200


def test_l6_many_addresses_together_are_slowed_and_memory_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from nulplaat.accounts import codes
    from nulplaat.accounts.models import WrongCode

    monkeypatch.setattr(codes, "MOST_ROWS", 20)
    monkeypatch.setattr(codes, "_minute", lambda: 30_000_000)
    for n in range(600):
        codes.note_wrong(f"198.51.100.{n % 50}")
    assert WrongCode.objects.count() <= 21
    for _n in range(6):
        codes.note_wrong("198.51.100.1")
    assert not codes.may_try("198.51.100.1")
    assert not codes.may_try("192.0.2.1")


def test_l6_under_siege_who_made_no_mistake_comes_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from nulplaat.accounts import codes

    monkeypatch.setattr(codes, "_minute", lambda: 30_000_000)
    for n in range(600):
        codes.note_wrong(f"198.51.100.{n % 50}")
    assert not codes.may_try("198.51.100.1")
    assert codes.may_try("192.0.2.1")


def test_a2_a3_a_guest_is_another_in_each_evening_and_keeps_no_address() -> None:
    from nulplaat.accounts.models import Guest

    carla = Client(REMOTE_ADDR="203.0.113.77")
    first, second = start_evening(Client()), start_evening(Client())
    join(carla, first)
    join(carla, second)
    one, two = (Guest.objects.get(room=r, rol="deelnemer") for r in (first, second))
    assert one.id != two.id
    assert one.token != two.token
    names = {field.name for field in Guest._meta.get_fields()}
    assert names == {"id", "room", "rol", "token", "created"}
    page = carla.get(reverse("evening", args=[first])).content.decode()
    assert two.id not in page
    assert one.token not in page
    assert carla.cookies[f"np-{first[:8]}"].value not in page


def test_i1_hostile_texts_stand_as_typed(client: Client) -> None:
    hostile = '"><svg onload=x>{{7*7}}</title></script>'
    fields = {**EVENING, "naam": hostile, "nuldoel": hostile}
    room = client.post(reverse("new"), fields)["Location"].strip("/").split("/")[-1]
    for page in ("evening", "screen", "plaat"):
        text = client.get(reverse(page, args=[room])).content.decode()
        assert "<svg onload" not in text
        assert "{{7*7}}" in unescape(text)
        assert text.count("</script>") <= 4
    answer = client.get(reverse("plaat_json", args=[room]))
    name = answer["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="[\w.-]+"', name)


@pytest.mark.parametrize(
    "fields",
    [
        {"tafels": "-1"},
        {"tafels": "NaN"},
        {"tafels": "1e9"},
        {"naam": "x" * 121},
        {"naam": "\x00"},
        {"naam": "a\u202eb"},
        {"nuldoel": "\u200b"},
        {"minuten_welkom": "-4"},
    ],
)
def test_i4_a_wrong_form_makes_nothing(client: Client, fields: dict[str, str]) -> None:
    answer = client.post(reverse("new"), {**EVENING, **fields})
    assert answer.status_code == 400
    assert Bijeenkomst.objects.count() == 0


def test_pages_are_complete_in_english(client: Client) -> None:
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="en">' in page
    assert "Join the evening" in page
    client.post(reverse("set_language"), {"language": "nl", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="nl">' in page
    assert "Doe mee" in page


def test_the_own_evenings_of_anna_can_be_led_from_another_device() -> None:
    from nulplaat.accounts.models import User

    anna = User.objects.create_user("anna@example.org", "een lang wachtwoord")
    laptop, phone, dirk = Client(), Client(), Client()
    laptop.force_login(anna)
    phone.force_login(anna)
    room = start_evening(laptop)
    assert "Avond in Laren" in phone.get(reverse("own")).content.decode()
    assert phone.post(reverse("lead", args=[room])).status_code == 302
    assert phone.get(reverse("import", args=[room])).status_code == 200
    assert dirk.post(reverse("lead", args=[room])).status_code == 404


def test_without_an_account_nothing_starts_where_the_host_wants_that(
    client: Client, settings: Settings
) -> None:
    settings.OPEN = False
    assert client.get(reverse("new")).status_code == 302
    assert client.post(reverse("transfer")).status_code == 302
    assert Bijeenkomst.objects.count() == 0


def test_a1_the_result_page_and_files_hold_no_private_geeltje() -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    go(bram, room, "schrijven")
    form = {"geeltje": "a" * 32, "tekst": "merkwoord"}
    carla.post(reverse("write", args=[room]), form)
    for page in ("plaat", "plaat_csv", "plaat_json", "plaat_svg", "evening", "screen"):
        answer = bram.get(reverse(page, args=[room]))
        assert answer.status_code == 200
        assert "merkwoord" not in answer.content.decode("utf-8-sig")


def test_f8_a_file_bears_its_moment_and_is_not_kept_by_the_browser() -> None:
    bram = Client()
    room = start_evening(bram)
    for page in ("plaat_csv", "plaat_json", "plaat_svg", "plaat_png", "plaat_pdf"):
        answer = bram.get(reverse(page, args=[room]))
        assert answer["Cache-Control"] == "no-store"
        assert answer["Content-Disposition"].startswith('attachment; filename="0-plaat')
    assert '"moment": ' in bram.get(reverse("plaat_json", args=[room])).content.decode()
    paper = reverse("plaat_pdf", args=[room])
    assert bram.get(paper, {"papier": "A1"}).status_code == 200
    assert bram.get(paper, {"papier": "../A1"}).status_code == 404


def test_l2_a_join_form_pressed_twice_lets_one_carla_in() -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    address = reverse("join", args=[code_of(room)])
    page = carla.get(address).content.decode()
    found = re.search(r'name="press" value="([^"]+)"', page)
    assert found is not None
    presses = [carla, Client()]
    for browser in presses:
        browser.post(address, {"press": found[1], "naam": "Carla"})
    people = [k for k in read(room).state if k.startswith("deelnemer/")]
    assert len(people) == 1
    evening = reverse("evening", args=[room])
    assert [b.get(evening).status_code for b in presses] == [404, 200]
    Client().post(address, {"press": f"{found[1]}x", "naam": "Carla"})
    assert len([k for k in read(room).state if k.startswith("deelnemer/")]) == 2
