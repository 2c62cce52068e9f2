# SPDX-License-Identifier: EUPL-1.2
"""Other measures than the lexical one: a model on this machine, or an endpoint.

Off unless whoever runs the server chooses one. When one fails, the lexical measure
answers and a notice says so.
"""

from dataclasses import dataclass
from functools import cache

from nulplaat.merging.lexical import LEXICAL
from nulplaat.merging.measure import Measure
from nulplaat.merging.measures.endpoint import Address, Endpoint, WrongAddress
from nulplaat.merging.measures.sentences import SentenceModel
from nulplaat.merging.measures.vectors import Embedded

LEXICAL_NAME = "lexical"
SENTENCES = "sentence-transformers"
ENDPOINT = "endpoint"
NAMES = (LEXICAL_NAME, SENTENCES, ENDPOINT)

SENTENCE_MODEL = "paraphrase-multilingual-MiniLM-L12-v2"
"""Small, knows Dutch, and needs no card for graphics."""


class WrongMeasure(ValueError):
    """The settings name no measure that can be made; the text is for the operator."""


@dataclass(frozen=True)
class Choice:
    """A measure, and whether texts leave this machine for it, and to which host."""

    measure: Measure
    sees_text: bool
    host: str


@cache
def chosen(name: str, *, url: str = "", model: str = "", key: str = "") -> Choice:
    """Return the measure that the settings ask for; the same one for the same settings.

    Nothing is loaded or asked yet, so a model that is not there only shows when texts
    are compared. Raises `WrongMeasure`.
    """
    if name in ("", LEXICAL_NAME):
        return Choice(LEXICAL, sees_text=False, host="")
    if name == SENTENCES:
        local = SentenceModel(model or SENTENCE_MODEL)
        return Choice(Embedded(SENTENCES, local), sees_text=False, host="")
    if name != ENDPOINT:
        raise WrongMeasure(
            f"NULPLAAT_MEASURE is {name!r}; choose one of: {', '.join(NAMES)}."
        )
    if not model:
        raise WrongMeasure("Set NULPLAAT_MEASURE_MODEL to a model of the endpoint.")
    try:
        address = Address.read(url)
    except WrongAddress as wrong:
        raise WrongMeasure(f"NULPLAAT_MEASURE_URL {wrong}") from wrong
    endpoint = Endpoint(address, model, key)
    return Choice(Embedded(ENDPOINT, endpoint), sees_text=True, host=address.host)
