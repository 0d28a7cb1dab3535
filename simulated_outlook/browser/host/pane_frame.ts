import { clientNamed } from "../clients";
import type { Behaviour, FromHost, FromPane } from "../protocol";
import type { Configuration } from "./api";
import type { Broker } from "./broker";
import { button, element } from "./element";
import type { State, Store } from "./state";
import type { Words } from "./words";

const QUICK = 40;
const SLOW = 4000;

/** The real pane in a frame, and the line to the fake Office.js inside it. */
export class PaneFrame {
  private frame: HTMLIFrameElement | undefined;
  private readonly origin: string;

  constructor(
    private readonly place: HTMLElement,
    private readonly store: Store,
    private readonly configuration: Configuration,
    private readonly broker: Broker,
  ) {
    this.origin = new URL(configuration.paneUrl).origin;
    globalThis.addEventListener("message", (event) => {
      if (event.source !== this.frame?.contentWindow || event.origin !== this.origin) return;
      void this.hear(event.data as FromPane);
    });
  }

  draw(now: State, before: State, say: Words): void {
    const isPinnable = clientNamed(now.client).form === "desktop";
    const isOther = now.client !== before.client || now.language !== before.language || now.address !== before.address;
    if (this.frame && now.item !== before.item && !(isPinnable && now.isPinned)) {
      this.store.change({ isPaneOpen: false });
      return;
    }
    if (!now.isPaneOpen) return this.close();
    if (!this.frame || isOther) return this.open(say);
    if (now.item !== before.item) this.say({ type: "item", item: now.item });
    this.say({ type: "behaviour", behaviour: behaviourOf(now) });
  }

  private open(say: Words): void {
    this.frame = element("iframe", { src: this.configuration.paneUrl, title: say.pane, class: "pane" });
    const pinned = element("input", { type: "checkbox", name: "pinned", ...(this.store.now.isPinned ? { checked: "" } : {}) });
    pinned.addEventListener("change", () => this.store.change({ isPinned: pinned.checked }));
    const close = button(say.close_pane, () => this.store.change({ isPaneOpen: false }), { class: "close-pane" });
    const pin = element("label", { class: "tick pin" }, pinned, say.pinned);
    this.place.replaceChildren(element("div", { class: "bar" }, element("strong", {}, say.open_pane), pin, close), this.frame);
    this.place.hidden = false;
  }

  private close(): void {
    this.frame = undefined;
    this.place.replaceChildren();
    this.place.hidden = true;
  }

  private async hear(told: FromPane): Promise<void> {
    const { now } = this.store;
    if (told.type === "hello") this.say({ type: "welcome", behaviour: behaviourOf(now), item: now.item });
    if (told.type === "close") this.store.change({ isPaneOpen: false });
    if (told.type === "auth") this.say({ type: "auth", response: await this.broker.answer(told.request) });
  }

  private say(told: FromHost): void {
    this.frame?.contentWindow?.postMessage(told, this.origin);
  }
}

function behaviourOf({ client, language, isOffline, isSlow }: State): Behaviour {
  return { client, language, isOffline, delay: isSlow ? SLOW : QUICK };
}
