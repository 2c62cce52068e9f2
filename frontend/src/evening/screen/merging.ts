// SPDX-License-Identifier: EUPL-1.2
/** Which joined knop the screen shows: the one that was joined last. Pure. */

import type { Records } from "../../live/records";
import type { Knop } from "../../shared/model";
import { schakelsOf } from "../../shared/selectors";

/** The links that say `samen`, by their key. */
export function linksOf(records: Records): Set<string> {
  return new Set(
    schakelsOf(records)
      .filter((schakel) => schakel.oordeel === "samen")
      .map(({ a, b }) => `${a}~${b}`),
  );
}

/** The ends of a link that was not there before; null when none is new. */
export function newLink(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): string | null {
  return [...after].filter((link) => !before.has(link)).at(-1) ?? null;
}

/** The joined knop that this link holds together; else the one that most tafels carry. */
export function shownKnop(
  knoppen: readonly Knop[],
  link: string | null,
): { readonly knop: Knop; readonly fresh: boolean } | null {
  const joined = knoppen.filter((knop) => knop.bronnen.length > 1);
  const [a, b] = link?.split("~") ?? [];
  const fresh = joined.find((knop) => {
    const ids = new Set(knop.bronnen.map((bron) => bron.id));
    return a !== undefined && b !== undefined && ids.has(a) && ids.has(b);
  });
  if (fresh) {
    return { knop: fresh, fresh: true };
  }
  const [knop] = [...joined].sort(
    (x, y) => y.tafels.length - x.tafels.length || y.bronnen.length - x.bronnen.length,
  );
  return knop ? { knop, fresh: false } : null;
}
