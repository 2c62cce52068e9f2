# SPDX-License-Identifier: EUPL-1.2
"""Anna's server asks another measure, which answers, fails, or answers nonsense."""

import json
import logging
import random
import threading
from collections.abc import Callable, Sequence
from http.client import HTTPConnection

import numpy as np
import pytest

from nulplaat.merging import LEXICAL, MeasureFailed, compare
from nulplaat.merging.measures import SENTENCES, WrongMeasure, chosen
from nulplaat.merging.measures.endpoint import BATCH, Address, Endpoint, WrongAddress
from nulplaat.merging.measures.line import Line, Question
from nulplaat.merging.measures.sentences import SentenceModel
from nulplaat.merging.measures.vectors import Embedded, Vectors
from nulplaat.merging.tests.endpoints import (
    Answer,
    dripping,
    good,
    standing_in,
    vector,
)

NOTES = {
    "a": "ouders aan tafel",
    "b": "ouders zitten aan tafel",
    "c": "minder formulieren",
    "d": "de wachtlijst is lang",
}
TEXTS = list(NOTES.values())


def endpoint(url: str, key: str = "", patience: float = 20.0) -> Endpoint:
    return Endpoint(Address.read(url), "stand-in", key, patience=patience)


def places(*numbers: int) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    return np.array(numbers, np.intp)


def vectors_of(texts: Sequence[str]) -> Vectors:
    return np.array([vector(text) for text in texts], np.float32)


class Counted:
    """A stand-in model that counts what it was asked, and may fail."""

    def __init__(self, embed: Callable[[Sequence[str]], Vectors] = vectors_of) -> None:
        self.asked: list[list[str]] = []
        self.embed = embed
        self.fails = False

    def __call__(self, texts: Sequence[str]) -> Vectors:
        self.asked.append(list(texts))
        if self.fails:
            raise MeasureFailed("down")
        return self.embed(texts)


def test_merge_53_an_endpoint_says_how_alike_texts_are() -> None:
    with standing_in() as server:
        measure = chosen("endpoint", url=server.url, model="stand-in", key="geheim")
        fitted = measure.measure.fit(TEXTS)
        alike = fitted.likeness(places(0, 0, 1), places(1, 2, 0))
    assert alike[0] == alike[2] > 0.6
    assert alike[1] < 0.1
    assert set(server.paths) == {"/v1/embeddings"}
    assert set(server.keys) == {"Bearer geheim"}
    assert server.asked[0]["model"] == "stand-in"


def test_merge_53_likeness_is_the_same_in_any_order_and_pairs_hold_what_is_near() -> (
    None
):
    texts = [f"{word} {n}" for word in ("plan", "tafel", "taal") for n in range(30)]
    measure = Embedded("stand-in", vectors_of)
    fitted = measure.fit(texts)
    order = random.Random(4).sample(range(90), 90)
    other = Embedded("stand-in", vectors_of).fit([texts[n] for n in order])
    one, two = (side.ravel() for side in np.mgrid[0:90, 0:90])
    back = np.argsort(order)
    whole = fitted.likeness(one, two)
    assert (whole == other.likeness(back[one], back[two])).all()
    left, right = fitted.near(0.3, 90)
    assert (left < right).all()
    near = set(zip(left.tolist(), right.tolist(), strict=True))
    assert near >= {
        (a, b)
        for a, b, value in zip(one.tolist(), two.tolist(), whole, strict=True)
        if a < b and value >= 0.3
    }
    few = set(zip(*(side.tolist() for side in fitted.near(0.3, 5)), strict=True))
    assert few <= near
    assert all(sum(n in pair for pair in few) >= 5 for n in range(90))


@pytest.mark.parametrize("count", [0, 1])
def test_merge_53_no_text_and_one_text_are_answered(count: int) -> None:
    fitted = Embedded("stand-in", vectors_of).fit(TEXTS[:count])
    assert [side.tolist() for side in fitted.near(0.3, 9)] == [[], []]


def test_merge_53_large_lists_go_in_batches_and_a_text_is_asked_once() -> None:
    texts = [f"geeltje nummer {n}" for n in range(150)]
    with standing_in() as server:
        measure = Embedded("endpoint", endpoint(server.url))
        measure.fit([*texts, *texts])
        asked = [
            str(text)
            for batch in server.asked
            if isinstance(batch["input"], list)
            for text in batch["input"]
        ]
        measure.fit(texts)
        again = len(server.asked)
        measure.fit([*texts, "één nieuw geeltje"])
    assert len([text for text in asked if text in texts]) == 150
    assert max(len(str(b["input"]).split("geeltje")) for b in server.asked) <= BATCH + 1
    assert len(server.asked) == again + 1
    assert server.asked[-1]["input"] == ["één nieuw geeltje"]


def test_merge_54_any_scale_of_a_model_is_laid_upon_the_same_bands() -> None:
    def squeezed(texts: Sequence[str]) -> Vectors:
        rows = vectors_of(texts)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return np.pad(rows, ((0, 0), (0, 1)), constant_values=8.0)

    raw = squeezed(TEXTS[::2])
    assert float(raw[0] @ raw[1]) / 65 == pytest.approx(64 / 65)
    plain = Embedded("plain", vectors_of).fit(TEXTS)
    narrow = Embedded("narrow", squeezed).fit(TEXTS)
    for pair in ((0, 1), (0, 2)):
        one, two = (places(n) for n in pair)
        assert narrow.likeness(one, two) == pytest.approx(
            plain.likeness(one, two), abs=1e-4
        )
    assert plain.likeness(places(0), places(2))[0] < 0.1


def test_merge_54_a_model_weighs_what_words_suggest_and_nothing_else() -> None:
    notes = {"a": "de wachtlijst is lang", "b": "kinderen thuis", "c": "lange lijst"}

    def all_of(texts: Sequence[str]) -> Vectors:
        means = dict.fromkeys(notes.values(), "wachten")
        return vectors_of([means.get(text, text) for text in texts])

    fitted = Embedded("sure", all_of).fit(list(notes.values()))
    words = LEXICAL.fit(list(notes.values()))
    one, two = places(0, 0), places(1, 2)
    alike, by_words = fitted.likeness(one, two), words.likeness(one, two)
    assert alike == pytest.approx(0.8 * by_words + 0.2, abs=1e-5)
    groups = compare(notes, measure=Embedded("sure", all_of)).groups
    assert not any({"a", "b"} <= set(group.members) for group in groups)


def test_merge_54_a_model_that_knows_no_dutch_is_refused() -> None:
    def same(texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 8), np.float32)

    def strange(texts: Sequence[str]) -> Vectors:
        return vectors_of([f"{text} {n}" for n, text in enumerate(texts)])

    for embed in (same, strange):
        with pytest.raises(MeasureFailed, match="Dutch"):
            Embedded("no-dutch", embed).fit(TEXTS)


def of_body(body: bytes, code: int = 200) -> Callable[[list[str]], Answer]:
    return lambda _: (code, {}, body)


def rows_of(
    change: Callable[[list[dict[str, object]]], object],
) -> Callable[[list[str]], Answer]:
    """Return good answers, their rows changed."""

    def answer(texts: list[str]) -> Answer:
        rows = json.loads(good(texts)[2])["data"]
        return 200, {}, json.dumps({"data": change(rows)}).encode()

    return answer


def with_number(value: object) -> Callable[[list[str]], Answer]:
    return rows_of(lambda rows: [{**row, "embedding": [value, 1.0]} for row in rows])


NONSENSE = {
    "a 500": of_body(b"{}", 500),
    "a 401 that repeats the key": of_body(b'{"error": "geheim"}', 401),
    "no json": of_body(b"<html>hallo</html>"),
    "another shape": of_body(b'{"vectors": []}'),
    "too few": rows_of(lambda rows: rows[:-1]),
    "one twice": rows_of(lambda rows: [*rows[:-1], rows[0]]),
    "unequal lengths": rows_of(
        lambda rows: [
            {**row, "embedding": [1.0] * (n + 1)} for n, row in enumerate(rows)
        ]
    ),
    "empty vectors": rows_of(lambda rows: [{**row, "embedding": []} for row in rows]),
    "zero vectors": rows_of(
        lambda rows: [{**row, "embedding": [0.0, 0.0]} for row in rows]
    ),
    "words": with_number("1"),
    "NaN": with_number(float("nan")),
    "infinite": with_number(float("inf")),
    "too large": with_number(1e300),
    "nothing": of_body(b""),
    "too deep": of_body(b'{"data": [], "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"),
}


@pytest.mark.parametrize("name", NONSENSE)
def test_merge_55_nonsense_falls_back_to_the_lexical_measure_with_a_notice(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), standing_in(NONSENSE[name]) as server:
        measure = Embedded("endpoint", endpoint(server.url, "geheim"))
        found = compare(NOTES, measure=measure)
        assert compare(NOTES, measure=measure).notice == found.notice
        assert len(server.asked) == 1
    plain = compare(NOTES, measure=LEXICAL)
    assert found.notice
    assert plain.notice == ""
    assert (found.groups, found.related) == (plain.groups, plain.related)
    told = caplog.text + found.notice
    assert "geheim" not in told
    assert "tafel" not in told


def test_merge_55_an_answer_that_does_not_come_is_waited_for_a_short_time() -> None:
    with standing_in(holds=True) as server, pytest.raises(MeasureFailed, match="long"):
        endpoint(server.url, patience=0.2)(["ouders"])


OK = b"HTTP/1.1 200 OK\r\n"
DRIPS = {
    "a status line": (b"HTTP/1.1 200 ", b"O"),
    "headers": (OK, b"X-A: b\r\n"),
    "one long header": (OK + b"X-A: ", b"b"),
    "endless 100s": (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "a body with a length": (OK + b"Content-Length: 99999\r\n\r\n", b" "),
    "a body in chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    "a body until the line closes": (OK + b"Connection: close\r\n\r\n", b" "),
    "a body of HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\n", b" "),
}


@pytest.mark.parametrize("name", DRIPS)
def test_merge_55_an_answer_that_drips_gives_way_and_its_line_is_closed(
    name: str,
) -> None:
    with dripping(*DRIPS[name]) as server:
        measure = Embedded("endpoint", endpoint(server.url, patience=0.2))
        found = compare(NOTES, measure=measure)
        assert server.saw_it_closed.wait(30)
    assert found.notice
    assert found.groups == compare(NOTES, measure=LEXICAL).groups


def test_merge_55_annas_evening_does_not_wait_long_for_a_stuck_one() -> None:
    stuck, let_go = threading.Event(), threading.Event()

    def holds(texts: Sequence[str]) -> Vectors:
        stuck.set()
        let_go.wait(30)
        return vectors_of(texts)

    measure = Embedded("stand-in", holds, patience=0.01)
    dirks = threading.Thread(target=measure.fit, args=(["een andere avond"],))
    dirks.start()
    try:
        assert stuck.wait(30)
        assert compare(NOTES, measure=measure).notice
    finally:
        let_go.set()
        dirks.join()
    assert compare(NOTES, measure=measure).notice == ""


def test_merge_55_the_first_comparison_waits_once() -> None:
    model = Counted()
    Embedded("stand-in", model).fit(TEXTS)
    assert len(model.asked) == 1


def test_merge_55_a_line_that_opens_too_late_is_told_nothing() -> None:
    late = threading.Event()

    class Late(HTTPConnection):
        def connect(self) -> None:
            late.wait(30)
            super().connect()

    with dripping(*DRIPS["headers"]) as server:
        address = Address.read(server.url)
        connection = Late(address.name, address.port)
        with pytest.raises(TimeoutError):
            Line(connection).ask(Question("/", "ouders", {}), 0.01)
        late.set()
        assert server.saw_it_closed.wait(30)
    assert server.heard == b""


def test_merge_55_what_a_slow_endpoint_answered_is_not_asked_again() -> None:
    texts = [f"geeltje nummer {n}" for n in range(3 * BATCH)]
    now, pace = [0.0], [10.0]

    def slowly(asked: list[str]) -> Answer:
        now[0] += pace[0]
        return good(asked)

    with standing_in(slowly) as server:
        slow = Endpoint(
            Address.read(server.url), "m", patience=15.0, clock=lambda: now[0]
        )
        with pytest.raises(MeasureFailed, match="long"):
            slow(texts)
        pace[0] = 0.0
        rows = slow(texts)
    assert [batch["input"] for batch in server.asked].count(texts[:BATCH]) == 1
    assert (rows == vectors_of(texts)).all()


def test_merge_55_an_answer_that_does_not_end_is_not_read() -> None:
    endless = of_body(b" " * 17_000_000)
    with (
        standing_in(endless) as server,
        pytest.raises(MeasureFailed, match="an answer"),
    ):
        endpoint(server.url)(["ouders"])


def test_merge_55_nobody_there_is_a_failure_and_rests_for_a_minute() -> None:
    with standing_in() as server:
        url = server.url
    with pytest.raises(MeasureFailed, match="cannot be reached"):
        endpoint(url)(["ouders"])
    now = [100.0]
    model = Counted()
    measure = Embedded("stand-in", model, lambda: now[0])
    model.fails = True
    for _ in range(3):
        with pytest.raises(MeasureFailed):
            measure.fit(TEXTS)
    assert len(model.asked) == 1
    now[0] += 61
    model.fails = False
    assert measure.fit(TEXTS).likeness(places(0), places(1))[0] > 0.6


def test_merge_55_a_model_that_grows_is_a_failure_once() -> None:
    now = [0.0]
    model = Counted()
    measure = Embedded("stand-in", model, lambda: now[0])
    measure.fit(TEXTS)
    model.embed = lambda texts: np.pad(vectors_of(texts), ((0, 0), (0, 3)))
    with pytest.raises(MeasureFailed, match="size"):
        measure.fit(["iets nieuws"])
    now[0] += 61
    assert measure.fit(TEXTS).likeness(places(0), places(1))[0] > 0.6


def test_merge_55_too_many_texts_are_not_sent() -> None:
    with standing_in() as server, pytest.raises(MeasureFailed, match="more than"):
        endpoint(server.url)([f"geeltje {n}" for n in range(5_001)])
    assert server.asked == []


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_f10_a_redirect_is_not_followed(code: int) -> None:
    with standing_in() as inside:
        elsewhere = {"Location": f"{inside.url}/embeddings"}
        with (
            standing_in(lambda _: (code, elsewhere, b"")) as server,
            pytest.raises(MeasureFailed, match=str(code)),
        ):
            endpoint(server.url, "geheim")(["ouders"])
    assert inside.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ai.example.org/v1",
        "file:///etc/passwd",
        "ftp://ai.example.org/v1",
        "http://ai.example.org/v1",
        "http://10.0.0.1/v1",
        "https://anna:geheim@ai.example.org/v1",
        "https://ai.example.org/v1?key=geheim",
        "https://ai.example.org:poort/v1",
        "https://[::1/v1",
        "https:///v1",
    ],
)
def test_f10_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(WrongAddress) as refused:
        Address.read(url)
    assert "geheim" not in str(refused.value)
    with pytest.raises(WrongMeasure, match="NULPLAAT_MEASURE_URL"):
        chosen("endpoint", url=url, model="m")


def test_merge_56_a_choice_says_who_sees_the_texts() -> None:
    url = "https://ai.example.org:8443/v1/"
    choice = chosen("endpoint", url=url, model="m", key="geheim")
    assert (choice.sees_text, choice.host) == (True, "ai.example.org:8443")
    assert choice.measure.id == "endpoint"
    assert "geheim" not in repr(choice)
    assert chosen("endpoint", url=url, model="m", key="geheim") is choice
    for name in ("", "lexical"):
        assert chosen(name).measure is LEXICAL
        assert not chosen(name).sees_text
    local = chosen("sentence-transformers")
    assert (local.sees_text, local.host) == (False, "")
    assert local.measure.id == SENTENCES
    near = Address.read("http://model:8080/v1/embeddings")
    assert (near.host, near.path) == ("model:8080", "/v1/embeddings")


@pytest.mark.parametrize(("name", "told"), [("beter", "choose"), ("endpoint", "MODEL")])
def test_merge_56_a_wrong_choice_is_said(name: str, told: str) -> None:
    with pytest.raises(WrongMeasure, match=told):
        chosen(name, url="https://ai.example.org/v1")


class Encoder:
    """A stand-in for a model of sentence-transformers."""

    def __init__(self, fails: bool = False) -> None:
        self.fails = fails

    def encode(self, texts: list[str], **options: object) -> Vectors:
        assert options["show_progress_bar"] is False
        if self.fails:
            raise RuntimeError("out of memory: " + texts[0])
        return vectors_of(texts)


def test_merge_57_a_model_on_this_machine_is_loaded_when_first_asked() -> None:
    loaded: list[str] = []

    def loader(name: str) -> Encoder:
        loaded.append(name)
        return Encoder()

    measure = Embedded(SENTENCES, SentenceModel("dir/model", loader))
    assert loaded == []
    measure.fit(TEXTS)
    found = compare(NOTES, measure=measure)
    assert loaded == ["dir/model"]
    assert found.notice == ""
    assert {"a", "b"} in [set(group.members) for group in found.groups]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("intfloat/multilingual-e5-small", "query: ouders"),
        ("/srv/multilingual-E5-base", "query: ouders"),
        ("/srv/e5-models/paraphrase-multilingual-MiniLM-L12-v2", "ouders"),
    ],
)
def test_merge_57_a_model_of_the_e5_family_is_asked_as_it_was_taught(
    name: str, asked: str
) -> None:
    seen: list[str] = []

    class Asked(Encoder):
        def encode(self, texts: list[str], **options: object) -> Vectors:
            seen.extend(texts)
            return super().encode(texts, **options)

    SentenceModel(name, lambda _: Asked())(["ouders"])
    assert seen == [asked]


def test_merge_57_without_the_package_or_the_model_it_falls_back() -> None:
    found = compare(NOTES, measure=chosen("sentence-transformers").measure)
    assert found.notice
    failing = SentenceModel("model", lambda _: Encoder(fails=True))
    with pytest.raises(MeasureFailed) as failure:
        failing(["ouders aan tafel"])
    assert "tafel" not in str(failure.value)
