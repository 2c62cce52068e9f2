// SPDX-License-Identifier: EUPL-1.2
/** Bring the result page to life. */

import { LiveRoom } from "../live/room";
import { addTools, pressedKnop, sayChanged, showKnop } from "../plaat/plaat-page";
import { watchPlaat } from "../plaat/watch";
import { setLanguage } from "../shared/i18n";
import { readKader } from "../shared/kader";

const page = document.getElementById("app");
if (page) {
  const kader = readKader();
  setLanguage(kader.lang);
  addTools(page);
  page.querySelector(".plaat-picture")?.addEventListener("click", (event) => {
    const knop = pressedKnop(event.target);
    if (knop) {
      showKnop(page, knop);
    }
  });
  watchPlaat(new LiveRoom(kader), () => sayChanged(page));
}
