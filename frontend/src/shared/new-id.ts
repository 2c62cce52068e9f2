// SPDX-License-Identifier: EUPL-1.2
/** Ids that a client makes: 32 lower-case hex digits, also outside a secure context. */

export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
