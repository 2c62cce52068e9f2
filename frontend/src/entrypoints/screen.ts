// SPDX-License-Identifier: EUPL-1.2
/** Bring the projector's page to life. */

import "../styles/pieces.css";
import "../styles/screen.css";
import { ScreenApp } from "../evening/screen/screen-app";
import { readKader } from "../shared/kader";

document.getElementById("app")?.replaceChildren(new ScreenApp(readKader()));
