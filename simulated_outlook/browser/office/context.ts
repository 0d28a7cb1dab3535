import { type Client, clientNamed } from "../clients";
import type { Behaviour, SimulatedItem } from "../protocol";
import type { HostLine } from "./host_line";
import { fakeItem } from "./item";

export interface Now {
  item: SimulatedItem;
  behaviour: Behaviour;
}

/** Office.context with what the played client has; the rest is absent, as there. */
export function contextFor(line: HostLine, now: Now, changed: (() => void)[]): object {
  const client = clientNamed(now.behaviour.client);
  return {
    displayLanguage: now.behaviour.language,
    platform: client.platform,
    mailbox: mailboxFor(client, now, changed),
    requirements: { isSetSupported: (set: string, version: string) => supports(client, set, version) },
    ui: { closeContainer: () => line.say({ type: "close" }), ...(client.isMobile ? {} : dialogs()) },
  };
}

function mailboxFor(client: Client, now: Now, changed: (() => void)[]): object {
  const mailbox = {
    diagnostics: { hostName: client.hostName, hostVersion: "1.0" },
    get item(): object | null {
      return fakeItem(client, now.item, now.behaviour.delay);
    },
    addHandlerAsync: (_: string, handler: () => void, done?: (answer: object) => void): void => {
      if (!client.isMobile) changed.push(handler);
      if (!client.isMobile) setTimeout(() => done?.({ status: "succeeded" }), now.behaviour.delay);
    },
  };
  if (client.isMobile) return mailbox;
  const convertToRestId = (id: string): string => id.replaceAll("/", "-").replaceAll("+", "_");
  return Object.defineProperties({ convertToRestId }, Object.getOwnPropertyDescriptors(mailbox));
}

function supports(client: Client, set: string, version: string): boolean {
  if (set === "NestedAppAuth") return client.hasNestedAppAuth;
  return set === "Mailbox" && Number(version.split(".")[1]) <= client.mailbox;
}

/** No dialog is simulated: it answers as Outlook does when dialogs are switched off. */
function dialogs(): object {
  const refuse = (_: string, __: object, done: (answer: object) => void): void =>
    void setTimeout(() => done({ status: "failed", error: { name: "Dialog unavailable" } }));
  return { displayDialogAsync: refuse };
}
