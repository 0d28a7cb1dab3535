import { clientNamed } from "../clients";
import type { Person, SimulatedMail } from "../protocol";
import { button, element } from "./element";
import type { Store } from "./state";
import type { Words } from "./words";

/** The reading area: the mail, and the way to the pane that the client has. */
export function drawReading(place: HTMLElement, store: Store, say: Words): void {
  const { item } = store.now;
  const back = button(say.back, () => store.change({ item: { kind: "none" }, isPaneOpen: false }), { class: "back" });
  if (item.kind === "none") return place.replaceChildren(element("p", { class: "empty" }, say.choose));
  if (item.kind === "meeting") return place.replaceChildren(back, element("h2", {}, item.subject), opener(store, say));
  const { mail } = item;
  place.replaceChildren(
    element("div", { class: "bar" }, back, opener(store, say)),
    element("h2", {}, mail.subject || "–"),
    element("p", {}, `${say.from}: ${mail.from ? named(mail.from) : "–"}`),
    element("p", {}, `${say.to}: ${mail.toRecipients.map(named).join("; ")}`),
    ...(mail.ccRecipients?.length ? [element("p", {}, `${say.cc}: ${mail.ccRecipients.map(named).join("; ")}`)] : []),
    ...attachments(mail, store, say),
    body(mail, say),
  );
}

/** A ribbon button on a desk, «…» on a tablet. */
function opener(store: Store, say: Words): HTMLElement {
  const open = button(say.open_pane, () => store.change({ isPaneOpen: !store.now.isPaneOpen }), {
    class: "open-pane",
    "aria-pressed": String(store.now.isPaneOpen),
  });
  if (clientNamed(store.now.client).form === "desktop") return open;
  return element("details", { class: "dots" }, element("summary", { "aria-label": say.more }, "⋯"), open);
}

function attachments(mail: SimulatedMail, store: Store, say: Words): HTMLElement[] {
  const shown = (mail.attachments ?? []).map((attachment, number) => ({ attachment, number }));
  if (!shown.length) return [];
  const address = `/api/mailboxes/${encodeURIComponent(store.now.address)}/messages/${encodeURIComponent(mail.id)}`;
  const links = shown.map(({ attachment, number }) =>
    element("li", {}, element("a", { href: `${address}/attachments/${number}`, download: "" }, attachment.name)),
  );
  return [element("p", {}, `${say.attachments}:`), element("ul", { class: "attachments" }, ...links)];
}

/** Mail may hold anything: it is shown in a frame without scripts, requests or an origin. */
function body(mail: SimulatedMail, say: Words): HTMLElement {
  if (mail.body.contentType.toLowerCase() !== "html") return element("pre", {}, mail.body.content);
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`;
  return element("iframe", { sandbox: "", srcdoc: `${policy}${mail.body.content}`, title: say.message_text });
}

function named(person: Person): string {
  const { name, address } = person.emailAddress;
  return name && name !== address ? `${name} <${address}>` : address;
}
