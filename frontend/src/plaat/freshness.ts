// SPDX-License-Identifier: EUPL-1.2
/** Whether the plaat changed since the page was drawn: asked when somebody comes back. */

const PAUSE = 15_000;

/** What a plaat's page says, without what differs at every load. */
export function essence(page: ParentNode): string {
  const list = page.querySelector(".plaat-list");
  const goal = page.querySelector("h1.goal")?.textContent ?? "";
  const start = page.querySelector(".start-position")?.textContent ?? "";
  const items = [...(list?.querySelectorAll(".knop-item") ?? [])];
  const words = items.map((item) => `${item.id} ${item.textContent}`).join("\n");
  return [goal, start, words].join("\n").replace(/\s+/gu, " ").trim();
}

/** Look again each time the page comes into sight; `changed` is told once. */
export function watch(address: string, before: string, changed: () => void): void {
  let last = Date.now();
  const look = async (): Promise<void> => {
    if (document.visibilityState !== "visible" || Date.now() - last < PAUSE) {
      return;
    }
    last = Date.now();
    if (await differs(address, before)) {
      document.removeEventListener("visibilitychange", onSight);
      changed();
    }
  };
  const onSight = (): void => void look();
  document.addEventListener("visibilitychange", onSight);
}

async function differs(address: string, before: string): Promise<boolean> {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const text = answer.ok ? await answer.text() : "";
    const page = new DOMParser().parseFromString(text, "text/html");
    return answer.ok && essence(page) !== before;
  } catch {
    // No connection now; the next time somebody looks is soon enough.
    return false;
  }
}
