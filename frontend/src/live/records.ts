// SPDX-License-Identifier: EUPL-1.2
/** The records of a room and how an entry changes them; the same as in Python. */

/** One small JSON object. Never mutated: a new version replaces the old one whole. */
export type Rec = Readonly<Record<string, unknown>>;

/** All records of a room that this viewer may see, by key, such as `geeltje/7f…`. */
export type Records = ReadonlyMap<string, Rec>;

/** What an accepted act does: records put under a key, and keys removed. */
export interface Changes {
  readonly put: Readonly<Record<string, Rec>>;
  readonly remove: readonly string[];
}

/** Apply one entry's changes to the records, in place. */
export function apply(records: Map<string, Rec>, changes: Changes): void {
  for (const key of changes.remove) {
    records.delete(key);
  }
  for (const [key, record] of Object.entries(changes.put)) {
    records.set(key, record);
  }
}
