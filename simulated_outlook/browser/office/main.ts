// A fake of Microsoft's office.js for local use. Loaded inside the pane's frame; speaks with the host page around it.
import type { Behaviour, FromHost, SimulatedItem } from "../protocol";
import { authBridge } from "./auth_bridge";
import { contextFor } from "./context";
import { HostLine } from "./host_line";
import { breakNetwork } from "./network";

const source = (document.currentScript as HTMLScriptElement | null)?.src ?? location.href;
const line = new HostLine(new URL(source).origin);
const changed: (() => void)[] = [];
const now: { item: SimulatedItem; behaviour: Behaviour | undefined } = { item: { kind: "none" }, behaviour: undefined };

const office = {
  context: {} as object,
  EventType: { ItemChanged: "olkItemSelectedChanged", DialogMessageReceived: "dm", DialogEventReceived: "de" },
  CoercionType: { Html: "html", Text: "text" },
  AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
  MailboxEnums: { RestVersion: { v1_0: "v1.0", v2_0: "v2.0" } },
  onReady: (): Promise<{ host: string | null; platform: string | null }> => ready,
};

const ready = new Promise<{ host: string | null; platform: string | null }>((resolve) => {
  if (globalThis.parent === globalThis.window) return resolve({ host: null, platform: null });
  line.listen((told) => hear(told, () => resolve({ host: "Outlook", platform: null })));
  line.say({ type: "hello" });
});

function hear(told: FromHost, start: () => void): void {
  if (told.type === "welcome") {
    now.item = told.item;
    now.behaviour = told.behaviour;
    office.context = contextFor(line, now as { item: SimulatedItem; behaviour: Behaviour }, changed);
    start();
  } else if (told.type === "behaviour") {
    now.behaviour = told.behaviour;
  } else if (told.type === "item") {
    now.item = told.item;
    for (const tell of changed) tell();
  }
}

// The real office.js takes these away too.
Object.assign(globalThis.history, { pushState: null, replaceState: null });
breakNetwork(() => now.behaviour?.isOffline ?? false);
Object.assign(globalThis, { Office: office, nestedAppAuthBridge: authBridge(line) });
