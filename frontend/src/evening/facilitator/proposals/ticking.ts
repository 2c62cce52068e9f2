// SPDX-License-Identifier: EUPL-1.2
/** Which members of a proposal are ticked at this desk; all of them at first. */

import type { Voorstel } from "../../../shared/model";
import type { Desk } from "../context";

export type Whole = Pick<Voorstel, "id" | "leden">;

export function tickedOf(desk: Desk, { id, leden }: Whole): string[] {
  return leden.filter((lid) => !desk.ui.unticked.has(`${id}:${lid}`));
}

/** A proposal as it is ticked, for an act: members are named when some are not. */
export interface Choice {
  readonly voorstel: string;
  readonly leden?: readonly string[];
}

export function choiceOf(desk: Desk, voorstel: Whole): Choice {
  const leden = tickedOf(desk, voorstel);
  const whole = leden.length === voorstel.leden.length;
  return { voorstel: voorstel.id, ...(whole ? {} : { leden }) };
}
