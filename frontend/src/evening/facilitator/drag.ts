// SPDX-License-Identifier: EUPL-1.2
/** Dragging a geeltje to a thema with a mouse or pen; tap and keyboard do the same. */

const FAR = 8;

interface Drag {
  readonly id: string;
  readonly card: HTMLElement;
  readonly x: number;
  readonly y: number;
  moving: boolean;
}

/** Follows one pointer over a board whose cards bear `data-geeltje`. */
export class Dragging {
  #drag: Drag | null = null;
  #dropped: (geeltje: string, target: string) => void;

  constructor(dropped: (geeltje: string, target: string) => void) {
    this.#dropped = dropped;
  }

  readonly down = (event: PointerEvent): void => {
    const card = (event.target as Element).closest<HTMLElement>("[data-geeltje]");
    if (!card?.dataset.geeltje || event.pointerType === "touch" || event.button !== 0) {
      return;
    }
    const { clientX: x, clientY: y } = event;
    this.#drag = { id: card.dataset.geeltje, card, x, y, moving: false };
    window.addEventListener("pointermove", this.#move);
    window.addEventListener("pointerup", this.#up, { once: true });
    window.addEventListener("pointercancel", this.#end, { once: true });
  };

  readonly #move = (event: PointerEvent): void => {
    const drag = this.#drag;
    if (!drag) {
      return;
    }
    const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
    if (!drag.moving && Math.hypot(dx, dy) < FAR) {
      return;
    }
    drag.moving = true;
    drag.card.classList.add("fc-dragged");
    drag.card.style.setProperty("translate", `${dx}px ${dy}px`);
  };

  readonly #up = (event: PointerEvent): void => {
    const drag = this.#drag;
    this.#end();
    if (!drag?.moving) {
      return;
    }
    // The click that follows a drag would choose the card.
    window.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
    const under = document.elementFromPoint(event.clientX, event.clientY);
    const target = under?.closest<HTMLElement>("[data-drop]")?.dataset.drop;
    if (target !== undefined) {
      this.#dropped(drag.id, target);
    }
  };

  readonly #end = (): void => {
    window.removeEventListener("pointermove", this.#move);
    window.removeEventListener("pointerup", this.#up);
    window.removeEventListener("pointercancel", this.#end);
    this.#drag?.card.classList.remove("fc-dragged");
    this.#drag?.card.style.removeProperty("translate");
    this.#drag = null;
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
