# SPDX-License-Identifier: EUPL-1.2
"""A wall of any size: the notes of the evenings, and then notes made of their words.

A made note takes the small words of a real one and draws its other words by Zipf's law
from the words of the evenings, followed by a long tail of compounds of those. Some are
the same as an earlier note, some nearly so. The same wall every time.
"""

import random
import re
from collections import Counter
from itertools import accumulate

from bench.merge.evenings import evenings

TAIL = 30_000
"""How many different words there are to draw from."""
SMALL_WORDS = 90
"""So many of the words that are used most are kept where they stand."""
SAME, NEAR = 0.03, 0.13
"""Below the first a note says the same as an earlier one, below the second nearly."""
_LETTERS = "abcdefghijklmnoprstuvwz"


def typo(word: str, chance: random.Random) -> str:
    """Return a word with one slip: a letter swapped, lost, doubled or replaced."""
    at = chance.randrange(len(word) - 1)
    slips = (
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[: at + 1] + word[at:],
        word[:at] + chance.choice(_LETTERS) + word[at + 1 :],
    )
    made = [slip for slip in slips if slip != word]
    return chance.choice(made)


class _Words:
    """What a note is made of."""

    def __init__(self) -> None:
        self.real = [text for evening in evenings() for text in evening.notes.values()]
        counts = Counter(
            word for text in self.real for word in re.findall(r"\w+", text.casefold())
        )
        ranked = sorted(counts, key=lambda word: (-counts[word], word))
        self.small = {
            *ranked[:SMALL_WORDS],
            *(word for word in ranked if len(word) < 4),
        }
        telling = [word for word in ranked if word not in self.small]
        self.words: list[str] = [*telling, *self._compounds(telling)][:TAIL]
        weights = [1 / (rank + 2.7) for rank in range(len(self.words))]
        self.weights = list(accumulate(weights))

    @staticmethod
    def _compounds(telling: list[str]) -> list[str]:
        """Return pairs of words in one, of common words first."""
        parts = [word for word in telling if 4 <= len(word) <= 9 and word.isalpha()]
        size = min(len(parts), 400)
        pairs = sorted(
            ((i, j) for i in range(size) for j in range(size) if i != j),
            key=lambda pair: ((pair[0] + 1) * (pair[1] + 1), pair),
        )
        return [parts[i] + parts[j] for i, j in pairs[:TAIL]]

    def draw(self, chance: random.Random) -> str:
        """Return a word, the common ones most."""
        return chance.choices(self.words, cum_weights=self.weights)[0]

    def made(self, chance: random.Random) -> str:
        """Return a new note in the shape of a real one."""
        shape = re.findall(r"\w+|[^\w\s]", chance.choice(self.real))
        words = [
            word
            if word.casefold() in self.small or not word[0].isalpha()
            else self.draw(chance)
            for word in shape
        ]
        return re.sub(r" ([^\w\s])", r"\1", " ".join(words)) or self.draw(chance)

    def nearly(self, text: str, chance: random.Random) -> str:
        """Return a note in other words: one replaced, one lost, or a slip."""
        words = text.split()
        at = chance.randrange(len(words))
        way = chance.randrange(3)
        if way == 0 and len(words) > 3:
            del words[at]
        elif way == 1 and len(words[at]) > 4:
            words[at] = typo(words[at], chance)
        else:
            words[at] = self.draw(chance)
        return " ".join(words)


def wall(count: int, seed: int = 3) -> dict[str, str]:
    """Return so many notes by id; another seed makes other notes of the same words."""
    chance = random.Random(seed)  # noqa: S311  (the same notes each time)
    words = _Words()
    texts = list(words.real)
    chance.shuffle(texts)
    while len(texts) < count:
        dice = chance.random()
        if dice < SAME:
            texts.append(chance.choice(texts).upper())
        elif dice < NEAR:
            texts.append(words.nearly(chance.choice(texts), chance))
        else:
            texts.append(words.made(chance))
    return {f"{n:06}": text for n, text in enumerate(texts[:count])}
