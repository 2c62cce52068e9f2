// SPDX-License-Identifier: EUPL-1.2
/** Bring the screen to life. */

import "../styles/pieces.css";
import "../styles/screen.css";
import "../styles/talking.css";
import { ScreenApp } from "../evening/screen/screen-app";
import { readKader } from "../shared/kader";

document.getElementById("app")?.replaceChildren(new ScreenApp(readKader()));
