import type { Client } from "../clients";
import type { Person, SimulatedItem, SimulatedMail } from "../protocol";

type Done = (answer: object) => void;

/** Office.context.mailbox.item for what is open in the host page. */
export function fakeItem(client: Client, open: SimulatedItem, delay: number): object | null {
  if (open.kind === "none") return null;
  if (open.kind === "meeting") return { itemType: "appointment", subject: open.subject };
  const { mail } = open;
  const later = (done: Done, value: unknown): void => void setTimeout(() => done({ status: "succeeded", value }), delay);
  return {
    itemType: "message",
    itemClass: "IPM.Note",
    itemId: client.isMobile ? mail.ids.rest : mail.ids.ews,
    subject: mail.subject,
    from: mail.from ? details(mail.from) : undefined,
    to: mail.toRecipients.slice(0, 100).map(details),
    cc: (mail.ccRecipients ?? []).slice(0, 100).map(details),
    internetMessageId: mail.internetMessageId,
    conversationId: mail.conversationId,
    dateTimeCreated: new Date(mail.receivedDateTime),
    attachments: (mail.attachments ?? []).map(({ name, contentType, size, isInline }) => ({ name, contentType, size, isInline })),
    body: { getAsync: (kind: string, done: Done) => later(done, bodyAs(kind, mail)) },
    ...headersOf(client, mail, later),
    ...(open.isShared ? { getSharedPropertiesAsync: (done: Done) => later(done, { targetMailbox: "" }) } : {}),
  };
}

function headersOf(client: Client, mail: SimulatedMail, later: (done: Done, value: unknown) => void): object {
  if (client.headers === "absent") return {};
  if (client.headers === "never") return { getAllInternetHeadersAsync: () => undefined };
  const text = (mail.internetMessageHeaders ?? []).map(({ name, value }) => `${name}: ${value}`).join("\r\n");
  return { getAllInternetHeadersAsync: (done: Done) => later(done, text) };
}

function bodyAs(kind: string, mail: SimulatedMail): string {
  const { content, contentType } = mail.body;
  const isHtml = contentType.toLowerCase() === "html";
  if (kind === "html") return isHtml ? content : `<html><body><pre>${escaped(content)}</pre></body></html>`;
  return isHtml ? (new DOMParser().parseFromString(content, "text/html").body.textContent ?? "") : content;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function details(person: Person): object {
  return { displayName: person.emailAddress.name, emailAddress: person.emailAddress.address };
}
