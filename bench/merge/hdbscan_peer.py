# SPDX-License-Identifier: EUPL-1.2
"""Group texts as BERTopic does, for want of a model over tf-idf: run in its own venv.

Reads `{evening: [text, …]}` from standard input and writes `{choice: {evening: [label,
…]}}`; label -1 lies alone. Imports nothing of the project.
"""

import itertools
import json
import sys
import warnings
from importlib import import_module
from typing import Any

SIZES = (5, 10, 20, 40)
SAMPLES = (1, 2)
WAYS = ("eom", "leaf")


def reduced(texts: list[str], size: int) -> Any:
    """Return the texts as points: tf-idf of words and pairs, brought down by SVD."""
    vectorizer = import_module("sklearn.feature_extraction.text").TfidfVectorizer
    svd = import_module("sklearn.decomposition").TruncatedSVD
    normalizer = import_module("sklearn.preprocessing").Normalizer
    rows = vectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform(texts)
    points = svd(min(size, len(texts) - 1), random_state=0).fit_transform(rows)
    return normalizer().fit_transform(points)


def main() -> None:
    """Answer with the labels of every choice of settings."""
    warnings.simplefilter("ignore")
    hdbscan = import_module("sklearn.cluster").HDBSCAN
    evenings: dict[str, list[str]] = json.load(sys.stdin)
    found: dict[str, dict[str, list[int]]] = {}
    for size in SIZES:
        points = {name: reduced(texts, size) for name, texts in evenings.items()}
        for samples, way in itertools.product(SAMPLES, WAYS):
            made = {
                name: hdbscan(
                    min_cluster_size=2,
                    min_samples=samples,
                    cluster_selection_method=way,
                    copy=True,
                ).fit_predict(held)
                for name, held in points.items()
            }
            labels = {name: [int(n) for n in held] for name, held in made.items()}
            found[f"svd {size}, samples {samples}, {way}"] = labels
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
