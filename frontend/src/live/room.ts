// SPDX-License-Identifier: EUPL-1.2
/** A room as a page sees it: its records, kept up to date, and what is sent to it. */

import { newId } from "../shared/new-id";
import { Clock } from "./clock";
import {
  type ActBody,
  type Answer,
  type AnswerFrame,
  answerOf,
  type EntriesFrame,
  epochOf,
  OFFLINE,
  type ServerFrame,
} from "./frames";
import {
  type Address,
  CLOSE_GONE,
  CLOSE_VERSION,
  type Line,
  type LineEvents,
  openPoll,
  openSocket,
  type Since,
} from "./line";
import { Outbox, type PendingAct } from "./outbox";
import { Posting } from "./posting";
import { apply, type Rec, type Records } from "./records";

export type { ActBody, Answer, Refused } from "./frames";
export type { PendingAct } from "./outbox";
export type { Rec, Records } from "./records";

export interface RoomAddress extends Address {
  readonly room: string;
}

/** `outdated`: the page must be loaded again. `gone`: signed out, or no such room. */
export type RoomStatus = "connecting" | "online" | "offline" | "outdated" | "gone";

const ANSWER_LIMIT = 15_000;
const BACKOFF_FIRST = 400;
const BACKOFF_MOST = 10_000;
const SOCKET_TRIES = 2;
const SOCKET_TRIES_ONCE_IT_WORKED = 6;

interface Waiting {
  readonly act: ActBody;
  readonly done: (answer: Answer) => void;
}

/**
 * One person's live sight of a room.
 *
 * Events: `change` (records changed, at most once a frame), `status` (online, here or
 * pending changed), `outdated` (the server speaks another version: load the page again).
 *
 *     const room = new LiveRoom(kader);
 *     room.addEventListener("change", draw);
 *     room.start();
 */
export class LiveRoom extends EventTarget {
  readonly #address: RoomAddress;
  readonly #records = new Map<string, Rec>();
  readonly #clock = new Clock();
  readonly #posting: Posting;
  readonly #waiting = new Map<string, Waiting>();
  #seq = 0;
  #epoch = "";
  #restored = false;
  #here = 0;
  #status: RoomStatus = "connecting";
  #line: Line | null = null;
  #polling = false;
  #failures = 0;
  #socketFailures = 0;
  #socketTries = SOCKET_TRIES;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #changeDue = false;
  #started = false;

  constructor(address: RoomAddress) {
    super();
    this.#address = address;
    this.#posting = new Posting(new Outbox(address.room), {
      online: () => this.online,
      transmit: (id, act) => this.#transmit(id, act),
      changed: () => this.dispatchEvent(new Event("status")),
    });
  }

  get records(): Records {
    return this.#records;
  }

  get seq(): number {
    return this.#seq;
  }

  get online(): boolean {
    return this.#status === "online";
  }

  get status(): RoomStatus {
    return this.#status;
  }

  /** Whether the room was put back from a back-up while this page was open. */
  get restored(): boolean {
    return this.#restored;
  }

  /** How many people are connected. */
  get here(): number {
    return this.#here;
  }

  /** What was posted and not yet acknowledged, in order; refused ones keep their words. */
  get pending(): readonly PendingAct[] {
    return this.#posting.pending;
  }

  /** The server's clock, milliseconds. */
  now(): number {
    return this.#clock.now();
  }

  /** Connect, and stay connected. */
  start(): void {
    if (this.#started) {
      return;
    }
    this.#started = true;
    window.addEventListener("online", this.#hurry);
    window.addEventListener("offline", this.#unplugged);
    document.addEventListener("visibilitychange", this.#hurry);
    void this.#posting.read();
    this.#connect();
  }

  /** Leave, for good or until `start`. */
  stop(): void {
    this.#started = false;
    window.removeEventListener("online", this.#hurry);
    window.removeEventListener("offline", this.#unplugged);
    document.removeEventListener("visibilitychange", this.#hurry);
    clearTimeout(this.#retry);
    this.#line?.close();
    this.#line = null;
    this.#setStatus("offline");
  }

  /** Send an act and tell its answer; nothing is kept when there is no connection. */
  send(act: ActBody): Promise<Answer> {
    return this.#transmit(newId(), act);
  }

  /**
   * Keep an act on this device until the server has it; it is sent by itself.
   *
   * Resolves when the device has stored it. Kept twice with the same `id`, it counts
   * once.
   */
  post(act: ActBody, id?: string): Promise<void> {
    return this.#posting.post(act, id);
  }

  /** Do not send this again after a restore: its writer took it back since. */
  forget(which: (act: ActBody) => boolean): void {
    this.#posting.forget(which);
  }

  /** Throw a refused act away: its words were taken over elsewhere. */
  discard(id: string): Promise<void> {
    return this.#posting.discard(id);
  }

  readonly #hurry = (): void => {
    if (this.#started && this.#line === null && !document.hidden && this.#mayConnect) {
      clearTimeout(this.#retry);
      this.#connect();
    }
  };

  /** A socket may take half a minute to notice that the network is gone. */
  readonly #unplugged = (): void => {
    if (this.#line !== null) {
      this.#line.close();
      this.#lost(0);
    }
  };

  get #mayConnect(): boolean {
    return this.#status !== "outdated" && this.#status !== "gone";
  }

  #connect(): void {
    this.#polling =
      this.#socketFailures >= this.#socketTries || typeof WebSocket === "undefined";
    let line: Line | null = null;
    try {
      const events: LineEvents = {
        frame: (frame) => this.#receive(frame),
        closed: (code) => {
          if (line === null || this.#line === line) {
            this.#lost(code);
          }
        },
      };
      line = this.#polling
        ? openPoll(this.#address, events)
        : openSocket(this.#address, this.#since, events);
    } catch {
      this.#lost(0);
      return;
    }
    this.#line = line;
  }

  #lost(code: number): void {
    const wasOnline = this.online;
    this.#line = null;
    if (code === CLOSE_VERSION) {
      this.#outdated();
      return;
    }
    if (code === CLOSE_GONE) {
      // A restore may have lost this guest with all that was acknowledged: keep it here,
      // for whoever comes in again with this browser.
      this.#posting.again();
      this.#setStatus("gone");
      this.#failWaiting();
      return;
    }
    if (!wasOnline) {
      this.#failures += 1;
      // A server that is down must not make a browser poll for good.
      this.#socketFailures = this.#polling
        ? SOCKET_TRIES - 1
        : this.#socketFailures + 1;
    }
    this.#setStatus("offline");
    if (this.#started) {
      this.#retry = setTimeout(() => this.#connect(), this.#pause());
    }
  }

  /** Twice as long each time, with chance in it: 25 phones must not come back at once. */
  #pause(): number {
    const most = Math.min(BACKOFF_MOST, BACKOFF_FIRST * 2 ** this.#failures);
    return most / 2 + (Math.random() * most) / 2;
  }

  #outdated(): void {
    this.#line?.close();
    this.#line = null;
    this.#setStatus("outdated");
    this.#failWaiting();
    this.dispatchEvent(new Event("outdated"));
  }

  #receive(frame: ServerFrame): void {
    switch (frame.t) {
      case "state":
        this.#turnEpoch(epochOf(frame));
        this.#records.clear();
        apply(this.#records, { put: frame.records, remove: [] });
        this.#arrived(frame.seq, frame.now);
        break;
      case "entries":
        this.#receiveEntries(frame);
        break;
      case "ack":
      case "no":
        this.#receiveAnswer(frame);
        break;
      case "here":
        this.#here = frame.n;
        this.dispatchEvent(new Event("status"));
        break;
      case "pong":
        this.#clock.learn(frame.now);
        break;
    }
  }

  get #since(): Since {
    return { seq: this.#seq, epoch: this.#epoch };
  }

  /** The server lost what came after a back-up: say so, and send ours again. */
  #turnEpoch(epoch: string): void {
    if (this.#seq > 0 && epoch !== this.#epoch) {
      this.#restored = true;
      this.#posting.again();
      this.dispatchEvent(new Event("status"));
    }
    this.#epoch = epoch;
  }

  #receiveEntries(frame: EntriesFrame): void {
    if (frame.from !== this.#seq) {
      this.#line?.hello(this.#since);
      return;
    }
    apply(this.#records, frame);
    this.#arrived(frame.seq, frame.now);
  }

  #arrived(seq: number, now: number): void {
    this.#seq = seq;
    this.#clock.learn(now);
    this.#announceChange();
    if (!this.online) {
      this.#failures = 0;
      if (!this.#polling) {
        this.#socketFailures = 0;
        this.#socketTries = SOCKET_TRIES_ONCE_IT_WORKED;
      }
      this.#setStatus("online");
      this.#resend();
      void this.#posting.read().then(() => this.#posting.flush());
    }
  }

  /** What got no answer before the line broke is sent again, with the same id. */
  #resend(): void {
    for (const [id, { act }] of this.#waiting) {
      this.#line?.act(id, act);
    }
  }

  #receiveAnswer(frame: AnswerFrame): void {
    if (frame.t === "no" && frame.code === "version") {
      this.#outdated();
      return;
    }
    const waiting = frame.id ? this.#waiting.get(frame.id) : undefined;
    if (frame.id && waiting) {
      this.#waiting.delete(frame.id);
      waiting.done(answerOf(frame));
    }
  }

  #failWaiting(): void {
    for (const { done } of this.#waiting.values()) {
      done(OFFLINE);
    }
    this.#waiting.clear();
  }

  #transmit(id: string, act: ActBody): Promise<Answer> {
    const line = this.#line;
    if (!this.online || line === null) {
      return Promise.resolve(OFFLINE);
    }
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#waiting.delete(id);
        resolve(OFFLINE);
      }, ANSWER_LIMIT);
      this.#waiting.set(id, {
        act,
        done: (answer) => {
          clearTimeout(limit);
          resolve(answer);
        },
      });
      line.act(id, act);
    });
  }

  #setStatus(status: RoomStatus): void {
    if (this.#status !== status) {
      this.#status = status;
      this.dispatchEvent(new Event("status"));
    }
  }

  #announceChange(): void {
    if (this.#changeDue) {
      return;
    }
    this.#changeDue = true;
    const tell = (): void => {
      this.#changeDue = false;
      this.dispatchEvent(new Event("change"));
    };
    // A hidden tab gets no animation frames, and must still follow.
    if (document.hidden) {
      setTimeout(tell, 0);
    } else {
      requestAnimationFrame(tell);
    }
  }
}
