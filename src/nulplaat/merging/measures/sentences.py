# SPDX-License-Identifier: EUPL-1.2
"""Vectors from a model on this machine, by the package sentence-transformers."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import PurePath
from typing import Any

import numpy as np

from nulplaat.merging.measure import MeasureFailed
from nulplaat.merging.measures.vectors import Vectors


def load(model: str) -> Any:
    """Load a model that is on this machine already; nothing is downloaded."""
    try:
        package: Any = import_module("sentence_transformers")
    except ImportError as error:
        raise MeasureFailed("sentence-transformers is not installed") from error
    try:
        return package.SentenceTransformer(model, device="cpu", local_files_only=True)
    except (OSError, ValueError, RuntimeError) as error:
        raise MeasureFailed("the model is not on this machine") from error


def prompt(model: str) -> str:
    """Return what goes before each text: models of the family E5 were taught so."""
    return "query: " if "e5-" in PurePath(model).name.casefold() else ""


class SentenceModel:
    """A model, loaded when it is first asked."""

    def __init__(self, name: str, loader: Callable[[str], Any] = load) -> None:
        """Name it: a folder, or a model that was fetched before."""
        self._name = name
        self._loader = loader
        self._model: Any = None

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text."""
        if self._model is None:
            self._model = self._loader(self._name)
        try:
            rows = self._model.encode(
                [prompt(self._name) + text for text in texts],
                batch_size=32,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
            found: Vectors = np.asarray(rows, dtype=np.float32)
        except (OSError, ValueError, RuntimeError, TypeError) as error:
            raise MeasureFailed("the model could not read the texts") from error
        return found
