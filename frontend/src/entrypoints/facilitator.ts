// SPDX-License-Identifier: EUPL-1.2
/** Bring the facilitator's page to life. */

import "../styles/pieces.css";
import "../styles/facilitator.css";
import "../styles/alike.css";
import "../styles/proposals.css";
import "../styles/talking.css";
import { FacilitatorApp } from "../evening/facilitator/facilitator-app";
import { readKader } from "../shared/kader";

document.getElementById("app")?.replaceChildren(new FacilitatorApp(readKader()));
