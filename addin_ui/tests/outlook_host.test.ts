import { afterEach, describe, expect, it } from "vitest";
import { contextFor } from "../../simulated_outlook/browser/office/context";
import type { HostLine } from "../../simulated_outlook/browser/office/host_line";
import type { SimulatedItem } from "../../simulated_outlook/browser/protocol";
import { ItemMoved } from "../src/host";
import { startOutlook } from "../src/outlook_host";

const ids = { ews: "AAMk/1+2=", rest: "AAMk-1_2=", immutable: "AAkA" };
const person = (name: string): { emailAddress: { name: string; address: string } } => ({
  emailAddress: { name, address: `${name.toLowerCase()}@example.se` },
});
const mail = {
  id: "AAkA",
  ids,
  subject: "Klagomål",
  body: { contentType: "text", content: "a < b" },
  from: person("Anna"),
  toRecipients: [person("Karin")],
  internetMessageId: "<1@example.se>",
  conversationId: "c",
  receivedDateTime: "2026-11-24T08:00:00Z",
  internetMessageHeaders: [{ name: "List-Id", value: "<x>" }],
  attachments: [{ name: "a.pdf", contentType: "application/pdf", size: 9, isInline: false }],
};

/** Puts the played Outlook of one client in place and gives what the pane sees of it. */
async function outlook(client: string, item: SimulatedItem = { kind: "mail", mail, isShared: false }) {
  const now = { item, behaviour: { client, language: "sv-SE", delay: 1, isOffline: false } };
  const changed: (() => void)[] = [];
  const office = {
    onReady: () => Promise.resolve({ host: "Outlook" }),
    context: contextFor({ say: () => undefined } as unknown as HostLine, now, changed),
    EventType: { ItemChanged: "olkItemSelectedChanged" },
    CoercionType: { Html: "html", Text: "text" },
    MailboxEnums: { RestVersion: { v2_0: "v2.0" } },
  };
  Object.assign(globalThis, { Office: office });
  return { host: await startOutlook(), now, changed };
}

afterEach(() => void Reflect.deleteProperty(globalThis, "Office"));

describe("Outlook", () => {
  it("gives the whole mail on a desk, under the name that Graph takes", async () => {
    const { host } = await outlook("web");
    expect(await host.readMail()).toMatchObject({
      id: ids.rest,
      subject: "Klagomål",
      from: person("Anna"),
      toRecipients: [person("Karin")],
      body: { contentType: "html", content: expect.stringContaining("a &lt; b") as string },
      internetMessageHeaders: [{ name: "List-Id", value: "<x>" }],
      attachments: mail.attachments,
      receivedDateTime: "2026-11-24T08:00:00.000Z",
    });
  });

  it.each(["ipad", "android", "phone"])("reads without headers on %s, where some calls never end", async (client) => {
    const { host, changed } = await outlook(client);
    const read = await host.readMail();
    expect(read.id).toBe(ids.rest);
    expect(read.internetMessageHeaders).toBeUndefined();
    expect([host.isMobile, host.signsIn]).toEqual([true, true]);
    host.onItemChanged(() => undefined);
    expect(changed).toHaveLength(0);
  });

  it("knows an old tablet", async () => {
    expect((await outlook("old_ipad")).host.signsIn).toBe(false);
  });

  it("tells mail from nothing, meetings and shared mailboxes", async () => {
    expect((await outlook("web", { kind: "none" })).host.openItem()).toEqual({ kind: "none" });
    expect((await outlook("web", { kind: "meeting", subject: "x" })).host.openItem()).toEqual({ kind: "other" });
    const shared = await outlook("web", { kind: "mail", mail, isShared: true });
    expect(shared.host.openItem()).toEqual({ kind: "mail", key: ids.ews, isShared: true });
  });

  it("notices that another mail was opened while it read", async () => {
    const { host, now } = await outlook("web");
    const reading = host.readMail();
    now.item = { kind: "mail", mail: { ...mail, ids: { ...ids, ews: "other" } }, isShared: false };
    await expect(reading).rejects.toBeInstanceOf(ItemMoved);
  });

  it("is not there outside Outlook", async () => {
    await expect(startOutlook()).rejects.toThrow();
  });
});
