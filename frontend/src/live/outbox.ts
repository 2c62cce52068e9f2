// SPDX-License-Identifier: EUPL-1.2
/** Acts that are not acknowledged yet, kept on the device until they are. */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ActBody, Refused } from "./frames";

export interface PendingAct {
  /** The act's id: sent again with the same id, it counts once. */
  readonly id: string;
  readonly act: ActBody;
  /** Where it stands in the order of sending. */
  readonly n: number;
  /** Set when the server refused it for good; its words are still here. */
  readonly refusal: Refused | null;
}

interface Stored extends PendingAct {
  readonly room: string;
}

interface Schema extends DBSchema {
  outbox: { key: string; value: Stored; indexes: { room: string } };
}

const OPENING_LIMIT = 2000;

/**
 * The outbox of one room, shared by all tabs of a browser.
 *
 * Two tabs may send the same act: its id makes it count once. Where IndexedDB is refused
 * (a private window), local storage and memory keep the acts.
 */
export class Outbox {
  readonly #room: string;
  readonly #memory = new Map<string, PendingAct>();
  readonly #db: Promise<IDBPDatabase<Schema> | null>;

  constructor(room: string) {
    this.#room = room;
    this.#db = open();
  }

  /** All acts of this room that any tab still keeps, in order. */
  async all(): Promise<PendingAct[]> {
    const found = new Map<string, PendingAct>(this.#memory);
    for (const item of [...this.#local(), ...(await this.#stored())]) {
      found.set(item.id, item);
    }
    return [...found.values()].sort((a, b) => a.n - b.n);
  }

  /** Keep an act, or keep it anew with its refusal. */
  async put(item: PendingAct): Promise<void> {
    this.#memory.set(item.id, item);
    try {
      const db = await this.#db;
      if (db === null) {
        throw new Error("No database.");
      }
      await db.put("outbox", { ...item, room: this.#room });
    } catch {
      const others = this.#local().filter((other) => other.id !== item.id);
      this.#keepLocal([...others, item]);
    }
  }

  /** Forget an act: it was acknowledged, or its writer threw it away. */
  async remove(id: string): Promise<void> {
    this.#memory.delete(id);
    const local = this.#local();
    if (local.some((item) => item.id === id)) {
      this.#keepLocal(local.filter((item) => item.id !== id));
    }
    try {
      await (await this.#db)?.delete("outbox", id);
    } catch {
      // It will be sent once more some day, and counts once.
    }
  }

  async #stored(): Promise<PendingAct[]> {
    try {
      return (
        (await (await this.#db)?.getAllFromIndex("outbox", "room", this.#room)) ?? []
      );
    } catch {
      return [];
    }
  }

  #local(): PendingAct[] {
    try {
      const text = window.localStorage.getItem(this.#key);
      return text ? (JSON.parse(text) as PendingAct[]) : [];
    } catch {
      return [];
    }
  }

  #keepLocal(items: readonly PendingAct[]): void {
    try {
      if (items.length === 0) {
        window.localStorage.removeItem(this.#key);
      } else {
        window.localStorage.setItem(this.#key, JSON.stringify(items));
      }
    } catch {
      // Memory still holds them.
    }
  }

  get #key(): string {
    return `nulplaat-outbox/${this.#room}`;
  }
}

/** Open the database, or give null when the browser refuses or does not answer. */
async function open(): Promise<IDBPDatabase<Schema> | null> {
  try {
    const opening = openDB<Schema>("nulplaat", 1, {
      upgrade(db) {
        db.createObjectStore("outbox", { keyPath: "id" }).createIndex("room", "room");
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
      },
    });
    const late = new Promise<null>((done) =>
      setTimeout(() => done(null), OPENING_LIMIT),
    );
    return await Promise.race([opening, late]);
  } catch {
    return null;
  }
}
