import { button, element, nodesOf } from "./element";
import { fill, type Sentences } from "./language";
import { Problem, type Trouble } from "./problem";

/** A state that is told in words. */
export type Told = "none" | "other" | Trouble;

export interface Offer {
  readonly label: string;
  readonly press: () => void;
}

/** What the reader sees: exactly one state at a time. Knows nothing of Outlook or the server. */
export class Pane {
  constructor(
    private readonly root: HTMLElement,
    private readonly announcement: HTMLElement,
    private readonly say: Sentences,
  ) {}

  onAction(press: (kind: string) => void): void {
    this.root.addEventListener("click", (event) => {
      const pressed = (event.target as Element | null)?.closest<HTMLElement>("[data-action]");
      if (pressed) press(pressed.dataset["action"] ?? "");
    });
  }

  /** At once, so that advice about one mail never stands beside another. */
  waiting(): void {
    const bar = element("div", { class: "bar", "aria-hidden": "true" });
    this.place("loading", element("div", { class: "waiting" }, bar, element("p", {}, this.say.loading)));
    this.root.setAttribute("aria-busy", "true");
  }

  guidance(html: string, isShared: boolean): void {
    this.place("guidance", ...nodesOf(html));
    if (isShared) this.explainShared();
    const headline = this.root.querySelector("h2")?.textContent ?? "";
    this.announce(fill(this.say.guidance, { headline: headline.trim() }));
  }

  /** One of the states in words; what the server said of a problem goes before our own words. */
  tell(state: Told, offer?: Offer, problem?: Problem): void {
    const words = this.say.states[state];
    const title = problem?.title || words.title;
    const heading = element("h2", { id: "state", tabindex: "-1", "data-focus": "" }, title);
    const attributes = { class: "state", "aria-labelledby": "state" };
    const section = element("section", attributes, heading, element("p", {}, problem?.detail || words.text));
    if (offer) section.append(button(offer.label, offer.press));
    this.place(state, section);
    this.announce(title);
  }

  focus(): void {
    this.root.querySelector<HTMLElement>("[data-focus]")?.focus();
  }

  announce(text: string): void {
    this.announcement.textContent = text;
  }

  private place(state: string, ...nodes: readonly Node[]): void {
    this.root.dataset["state"] = state;
    this.root.setAttribute("aria-busy", "false");
    this.root.replaceChildren(...nodes);
    this.root.scrollTop = 0;
  }

  private explainShared(): void {
    const buttons = [...this.root.querySelectorAll("[data-action]")];
    const region = this.root.querySelector("[data-actions]");
    if (!buttons.length || !region) return;
    for (const pressed of buttons) (pressed.closest(".more") ?? pressed.closest(".action") ?? pressed).remove();
    region.prepend(element("p", { class: "actions__cannot" }, this.say.shared));
  }
}
