// SPDX-License-Identifier: EUPL-1.2
/** Bring the result page to life; all of it works without this too. */

import { PlaatPage } from "../plaat/plaat-page";
import { readKader } from "../shared/kader";

const page = document.getElementById("app");
if (page) {
  new PlaatPage(page).start(document.getElementById("kader") ? readKader() : null);
}
