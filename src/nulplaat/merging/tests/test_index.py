# SPDX-License-Identifier: EUPL-1.2
"""Anna sees which knoppen of other platen come near one of hers."""

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.merging import LEXICAL
from nulplaat.merging.index import Index, index_terms, nearest, rank, search_terms

KNOPPEN = {
    "a": "Ouders vanaf dag één mee aan tafel",
    "b": "Ouders zitten mee aan tafel",
    "c": "Minder formulieren voor het gezin",
    "d": "Meer formulieren voor het gezin",
    "e": "De wachttijd is veel te lang",
    "f": "Financiën van de gemeente op orde",
    "g": "🙂",
}
RELATED = LEXICAL.bands.related
WORDS = ["ouders", "tafel", "tafels", "plan", "gezin", "gezinnen", "taal", "wachtlijst"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


class Table:
    """Postings as a table of (term, key), with what may not be seen left out."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.rows = {
            (t, key) for key, text in texts.items() for t in search_terms(text)
        }

    def total(self) -> int:
        return len(self.texts)

    def sizes(self, terms: Collection[str]) -> Mapping[str, int]:
        return Counter(term for term, _ in self.rows if term in terms)

    def heaviest(self, weights: Mapping[str, int], most: int) -> Sequence[str]:
        sums: Counter[str] = Counter()
        for term, key in self.rows:
            sums[key] += weights.get(term, 0)
        found = sorted((key for key in sums if sums[key]), key=lambda k: (-sums[k], k))
        return found[:most]

    def read(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.texts[key] for key in keys}


def index_of(texts: Mapping[str, str]) -> Index:
    index = Index()
    for key, text in texts.items():
        index.add(key, text)
    return index


def test_merge_30_the_nearest_come_first_with_their_likeness() -> None:
    found = index_of(KNOPPEN).nearest("ouders zitten aan tafel")
    assert [key for key, _ in found[:2]] == ["b", "a"]
    assert found == rank("ouders zitten aan tafel", KNOPPEN, most=len(found))
    assert all(0 < score <= 1 for _, score in found)


def test_merge_30_words_that_are_kin_are_found_too() -> None:
    index = index_of(KNOPPEN)
    for asked in ("wachtlijst duurt lang", "de wachttyd", "wachtijden"):
        assert index.nearest(asked)[0][0] == "e"
    assert index.nearest("iets over voetbal") == []
    assert index.nearest("") == []


def test_merge_31_what_may_be_opposite_is_below_the_band() -> None:
    scores = dict(index_of(KNOPPEN).nearest("Meer formulieren voor het gezin"))
    assert scores["d"] == 1.0
    assert scores["c"] < LEXICAL.bands.likely


def test_merge_32_rights_go_before_ranking() -> None:
    many = {f"x{n:04}": "Ouders zitten mee aan tafel" for n in range(2_000)}
    index = index_of({**many, **KNOPPEN})
    found = index.nearest("ouders aan tafel", allowed={"a", "b", "e"})
    assert sorted(key for key, _ in found) == ["a", "b"]
    assert index.nearest("ouders aan tafel", allowed=set()) == []
    assert len(index.nearest("ouders aan tafel")) == 10


def test_merge_33_a_text_is_added_and_removed_without_the_rest() -> None:
    index = index_of(KNOPPEN)
    index.add("nieuw", "Een steunfiguur voor elke jongere")
    assert index.nearest("steunfiguur")[0][0] == "nieuw"
    index.add("nieuw", "Taallessen op school")
    assert index.nearest("steunfiguur") == []
    assert index.nearest("taallessen")[0][0] == "nieuw"
    index.remove("nieuw")
    index.remove("nieuw")
    assert index.nearest("taallessen") == []
    assert len(index) == len(KNOPPEN)


ACTS = st.lists(st.tuples(st.sampled_from("abcd"), st.none() | TEXT), max_size=30)


@settings(max_examples=60, deadline=None)
@given(ACTS, TEXT)
def test_merge_33_whatever_was_done_it_answers_as_one_made_anew(
    acts: list[tuple[str, str | None]], asked: str
) -> None:
    index = Index()
    held: dict[str, str] = {}
    for key, text in acts:
        if text is None:
            index.remove(key)
            held.pop(key, None)
        else:
            index.add(key, text)
            held[key] = text
    order = random.Random(1).sample(sorted(held), len(held))
    assert len(index) == len(held)
    assert index.nearest(asked) == index_of({k: held[k] for k in order}).nearest(asked)


def test_merge_34_a_table_of_terms_and_keys_answers_as_the_memory_does() -> None:
    table, index = Table(KNOPPEN), index_of(KNOPPEN)
    for asked in (*list(KNOPPEN.values())[:-1], "wachtlijst duurt lang"):
        known = [pair for pair in index.nearest(asked) if pair[1] >= RELATED]
        found = nearest(asked, table, table.read)
        assert [pair for pair in found if pair[1] >= RELATED] == known
        assert known


def test_merge_34_a_key_that_is_gone_from_the_texts_is_passed_over() -> None:
    table = Table(KNOPPEN)
    found = nearest("ouders aan tafel", table, lambda keys: {"a": KNOPPEN["a"]})
    assert [key for key, _ in found] == ["a"]


def test_merge_35_terms_are_without_marks_and_those_of_search_hold_all() -> None:
    assert "financien" in search_terms("Financiën op orde")
    assert "een" in search_terms("één plan")
    assert {"wachtlijst", "wachtlijsten"} <= set(search_terms("Wachtlijsten"))
    for text in KNOPPEN.values():
        assert set(index_terms(text)) <= set(search_terms(text))
