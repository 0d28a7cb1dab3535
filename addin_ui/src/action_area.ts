import { button, element, nodesOf } from "./element";
import type { Sentences } from "./language";
import type { Offer } from "./pane";
import type { Problem } from "./problem";

/** The buttons of the guidance on show: busy, done, failed. */
export class ActionArea {
  constructor(
    private readonly root: HTMLElement,
    private readonly say: Sentences,
  ) {}

  busy(kind: string): void {
    const pressed = this.button(kind);
    if (!pressed || pressed.dataset["label"]) return;
    this.root.querySelector(".failed")?.remove();
    pressed.dataset["label"] = pressed.textContent?.trim() ?? "";
    pressed.setAttribute("disabled-focusable", "");
    pressed.setAttribute("aria-disabled", "true");
    const spinner = element("fluent-spinner", { slot: "start", size: "tiny", "aria-hidden": "true" });
    pressed.replaceChildren(spinner, this.say.sending);
  }

  /** The receipt takes the button's place. */
  done(kind: string, html: string, close?: Offer): void {
    const receipt = element("div", { class: "receipt-place" }, ...nodesOf(html));
    if (close) receipt.append(button(close.label, close.press, "outline"));
    this.takePlace(kind, receipt);
    receipt.querySelector<HTMLElement>("[data-focus]")?.focus();
  }

  /** Says what went wrong beside the button; the button is there again unless the server refused for good. */
  failed(kind: string, problem: Problem, offer?: Offer): void {
    this.idle(kind);
    const words = this.say.states[problem.trouble];
    const title = element("h3", { tabindex: "-1", "data-focus": "" }, problem.title || words.title);
    const isFinal = problem.trouble === "conflict";
    const text = [problem.detail || words.text, isFinal ? "" : this.say.press_again].join(" ").trim();
    const box = element("div", { class: "failed", role: "alert" }, title, element("p", {}, text));
    if (offer) box.append(button(offer.label, offer.press, "outline"));
    if (isFinal) this.takePlace(kind, box);
    else this.root.querySelector("[data-actions]")?.prepend(box);
    title.focus();
  }

  private idle(kind: string): void {
    const pressed = this.button(kind);
    const label = pressed?.dataset["label"];
    if (!pressed || label === undefined) return;
    delete pressed.dataset["label"];
    pressed.removeAttribute("disabled-focusable");
    pressed.removeAttribute("aria-disabled");
    pressed.replaceChildren(label);
  }

  private takePlace(kind: string, shown: Node): void {
    const pressed = this.button(kind);
    const place = pressed?.closest(".action") ?? pressed;
    if (place) place.replaceWith(shown);
    else this.root.querySelector("[data-actions]")?.prepend(shown);
  }

  private button(kind: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-action="${CSS.escape(kind)}"]`);
  }
}
