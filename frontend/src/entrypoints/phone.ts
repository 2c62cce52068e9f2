// SPDX-License-Identifier: EUPL-1.2
/** Bring the phone page to life. */

import "../styles/pieces.css";
import "../styles/phone.css";
import { PhoneApp } from "../evening/phone/phone-app";
import { readKader } from "../shared/kader";

document.getElementById("app")?.replaceChildren(new PhoneApp(readKader()));
