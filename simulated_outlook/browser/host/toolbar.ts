import { CLIENTS } from "../clients";
import { reset, setFault } from "./api";
import { button, choice, element, tick } from "./element";
import type { Store } from "./state";
import type { Words } from "./words";

const LANGUAGES = { "sv-SE": "Svenska", "en-US": "English" };

/** Which Outlook is played, in which language, and what is to go wrong. */
export function drawToolbar(place: HTMLElement, store: Store, say: Words): void {
  const names = say.clients as Readonly<Record<string, string>>;
  const clients = Object.fromEntries(Object.keys(CLIENTS).map((name) => [name, names[name] ?? name]));
  const toClient = (client: string): void => store.change({ client, item: { kind: "none" }, isPaneOpen: false });
  place.replaceChildren(
    element("h1", {}, say.title),
    choice(say.client, clients, store.now.client, toClient, "client"),
    choice(say.language, LANGUAGES, store.now.language, (language) => store.change({ language }), "language"),
    trouble(store, say),
    button(say.reset, () => void reset().then(() => location.reload()), { name: "reset" }),
  );
}

function trouble(store: Store, say: Words): HTMLElement {
  const faults = { "": say.no_fault, ...say.fault_kinds };
  return element(
    "details",
    { class: "trouble" },
    element("summary", {}, say.trouble),
    element(
      "div",
      {},
      tick(say.is_offline, store.now.isOffline, (isOffline) => store.change({ isOffline }), "offline"),
      tick(say.is_signed_out, store.now.isSignedOut, (isSignedOut) => store.change({ isSignedOut }), "signed_out"),
      tick(say.is_shared, store.now.isShared, (isShared) => store.change({ isShared }), "shared"),
      tick(say.is_slow, store.now.isSlow, (isSlow) => store.change({ isSlow }), "slow"),
      choice(say.faults, faults, "", (kind) => void setFault(kind), "fault"),
    ),
  );
}
