// SPDX-License-Identifier: EUPL-1.2
/** Notice texts that look like details of a person, before they leave the device. */

const EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]{2,}/u;
const PHONE = /(?:\+31|0031|\b0)[\s-]?[1-9](?:[\s-]?\d){7,8}\b/u;
const DIGITS = /\b\d(?:[\s.-]?\d){8}\b/gu;
const CHILD =
  /\b(?:zoon|zoontje|dochter|dochtertje|jongen|jongetje|meisje|kind|leerling|casus|cliënt|client|son|daughter|boy|girl|child|pupil)\b/iu;
const AGE = /\b(?:\d{1,2})[\s-]?(?:jaar|jarige?|years?)\b|\(\d{1,2}\)/iu;
const CHILD_NAME =
  /\b(?:zoon|zoontje|dochter|dochtertje|jongen|meisje|leerling|son|daughter|pupil)\s+\p{Lu}\p{Ll}+/u;
const NAME_AGE = /\p{Lu}\p{Ll}+\s*(?:\(\d{1,2}\)|,?\s\d{1,2}\s?jaar)/u;

/** Say whether nine digits pass the eleven-test of a burgerservicenummer. */
function isBsn(text: string): boolean {
  const digits = [...text].filter((sign) => sign >= "0" && sign <= "9").map(Number);
  const sum = digits.reduce((all, digit, i) => all + digit * (i === 8 ? -1 : 9 - i), 0);
  return digits.length === 9 && sum > 0 && sum % 11 === 0;
}

/** Say whether a text looks like a phone number, e-mail address, BSN or a child's case. */
export function looksPersonal(text: string): boolean {
  return (
    EMAIL.test(text) ||
    PHONE.test(text) ||
    (text.match(DIGITS) ?? []).some(isBsn) ||
    (CHILD.test(text) && AGE.test(text)) ||
    CHILD_NAME.test(text) ||
    NAME_AGE.test(text)
  );
}
