// SPDX-License-Identifier: EUPL-1.2
/** What is posted and not yet acknowledged: kept, sent in order, sent again. */

import { newId } from "../shared/new-id";
import type { ActBody, Answer } from "./frames";
import type { Outbox, PendingAct } from "./outbox";

const OFFLINE_PAUSE = 400;
const RETRY_LATER: Readonly<Record<string, number>> = {
  "slow-down": 1500,
  storage: 3000,
};

/** How many acknowledged acts a page remembers. */
const DONE_KEPT = 200;

/** What posting needs of the room it posts to. */
export interface PostingRoom {
  readonly online: () => boolean;
  readonly transmit: (id: string, act: ActBody) => Promise<Answer>;
  readonly changed: () => void;
}

export class Posting {
  readonly #outbox: Outbox;
  readonly #room: PostingRoom;
  #pending: readonly PendingAct[] = [];
  #flushing = false;
  #lastN = 0;
  /** What was acknowledged in this visit, the latest: the server may lose it. */
  #done: readonly PendingAct[] = [];

  constructor(outbox: Outbox, room: PostingRoom) {
    this.#outbox = outbox;
    this.#room = room;
  }

  /** What waits, in order; refused ones keep their words. */
  get pending(): readonly PendingAct[] {
    return this.#pending;
  }

  /** Keep an act and send it; resolves when the device has stored it. */
  async post(act: ActBody, id = newId()): Promise<void> {
    this.#lastN = Math.max(this.#lastN + 1, Date.now());
    const item: PendingAct = { id, act, n: this.#lastN, refusal: null };
    this.#set([...this.#pending.filter((other) => other.id !== id), item]);
    const stored = this.#outbox.put(item);
    void this.flush();
    await stored;
  }

  /** Send again, with the same ids, what was acknowledged: what is there counts once. */
  again(): void {
    const again = this.#done;
    this.#done = [];
    this.#set([...again, ...this.#pending]);
    for (const item of again) {
      // The page may be closed before they are sent.
      void this.#outbox.put(item);
    }
    void this.flush();
  }

  /** Do not send this again: its writer took it back since. */
  forget(which: (act: ActBody) => boolean): void {
    this.#done = this.#done.filter(({ act }) => !which(act));
  }

  /** Throw an act away. */
  async discard(id: string): Promise<void> {
    this.#set(this.#pending.filter((item) => item.id !== id));
    await this.#outbox.remove(id);
  }

  /** Take over what the device kept, of an earlier visit or another tab. */
  async read(): Promise<void> {
    const kept = await this.#outbox.all();
    this.#lastN = Math.max(this.#lastN, ...kept.map((item) => item.n));
    const known = new Set(kept.map((item) => item.id));
    const here = this.#pending.filter((item) => !known.has(item.id));
    this.#set([...kept, ...here].sort((a, b) => a.n - b.n));
  }

  /** Send what is pending, one after the other, so that the order stays. */
  async flush(): Promise<void> {
    if (this.#flushing) {
      return;
    }
    this.#flushing = true;
    try {
      let next = this.#next();
      while (this.#room.online() && next) {
        await this.#settle(next, await this.#room.transmit(next.id, next.act));
        next = this.#next();
      }
    } finally {
      this.#flushing = false;
    }
  }

  #next(): PendingAct | undefined {
    return this.#pending.find((item) => item.refusal === null);
  }

  async #settle(item: PendingAct, answer: Answer): Promise<void> {
    if (answer.ok) {
      this.#done = [...this.#done, item].slice(-DONE_KEPT);
      await this.discard(item.id);
      return;
    }
    const later = answer.code === "offline" ? OFFLINE_PAUSE : RETRY_LATER[answer.code];
    if (later !== undefined) {
      await new Promise((done) => setTimeout(done, later));
      return;
    }
    const refused = { ...item, refusal: answer };
    this.#set(this.#pending.map((other) => (other.id === item.id ? refused : other)));
    await this.#outbox.put(refused);
  }

  #set(pending: readonly PendingAct[]): void {
    this.#pending = pending;
    this.#room.changed();
  }
}
