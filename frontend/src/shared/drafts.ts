// SPDX-License-Identifier: EUPL-1.2
/** Texts being typed, kept at every keystroke: they survive a reload and a fase change. */

const memory = new Map<string, string>();

/**
 * The drafts of one room, by name.
 *
 * Two tabs keep their own drafts (session storage); a new tab begins with the last one
 * (local storage). Where a browser refuses both, memory holds them.
 */
export class Drafts {
  readonly #prefix: string;

  constructor(room: string) {
    this.#prefix = `nulplaat-draft/${room}/`;
  }

  /** Give the draft with this name, empty when there is none. */
  read(name: string): string {
    const key = this.#prefix + name;
    return (
      memory.get(key) ?? fromStore("session", key) ?? fromStore("local", key) ?? ""
    );
  }

  /** Keep a draft; an empty one is forgotten. */
  keep(name: string, text: string): void {
    const key = this.#prefix + name;
    if (text === "") {
      this.clear(name);
      return;
    }
    memory.set(key, text);
    toStore("session", key, text);
    toStore("local", key, text);
  }

  /** Forget a draft, because it was sent or thrown away. */
  clear(name: string): void {
    const key = this.#prefix + name;
    memory.delete(key);
    toStore("session", key, null);
    toStore("local", key, null);
  }

  /** Forget what this page remembers itself, as a reload does; for tests. */
  static forgetMemory(): void {
    memory.clear();
  }
}

type Kind = "session" | "local";

function storage(kind: Kind): Storage {
  return kind === "session" ? window.sessionStorage : window.localStorage;
}

function fromStore(kind: Kind, key: string): string | null {
  try {
    return storage(kind).getItem(key);
  } catch {
    return null;
  }
}

function toStore(kind: Kind, key: string, text: string | null): void {
  try {
    if (text === null) {
      storage(kind).removeItem(key);
    } else {
      storage(kind).setItem(key, text);
    }
  } catch {
    // A private window or a full store: memory holds the draft.
  }
}
