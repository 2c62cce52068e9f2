// SPDX-License-Identifier: EUPL-1.2
/** What every view of the screen works with. */

import type { LiveRoom, Records } from "../../live/room";
import type { Kader } from "../../shared/kader";
import type { Level } from "./fit";
import type { Picture } from "./picture";

export interface Screen {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly records: Records;
  readonly picture: Picture;
  /** The link that was made last while this screen looked on. */
  readonly link: string | null;
  /** The most generous of these ways to draw a list that fits, as far as is known. */
  level(ways: readonly Level[]): Level;
}
