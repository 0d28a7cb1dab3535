import type { SimulatedMail } from "../protocol";
import { message } from "./api";
import { element } from "./element";
import type { Store } from "./state";
import type { Words } from "./words";

const SWEDISH_TIME = { dateStyle: "short", timeStyle: "short", timeZone: "Europe/Stockholm" } as const;

/** The mails of a folder, newest first. */
export function drawList(place: HTMLElement, store: Store, say: Words, mails: readonly SimulatedMail[]): void {
  if (!mails.length) return place.replaceChildren(element("p", { class: "empty" }, say.nothing_here));
  place.replaceChildren(element("ul", {}, ...mails.map((mail) => row(mail, store))));
}

function row(mail: SimulatedMail, store: Store): HTMLElement {
  const { item, folder, language } = store.now;
  const isOpen = item.kind === "mail" && item.mail.id === mail.id;
  const who = (folder === "inbox" ? mail.from : mail.toRecipients[0])?.emailAddress;
  const when = new Date(mail.receivedDateTime).toLocaleString(language, SWEDISH_TIME);
  const made = element(
    "button",
    { type: "button", class: mail.isRead ? "mail" : "mail unread", "aria-current": isOpen ? "true" : undefined },
    element("span", { class: "who" }, who?.name || who?.address || "–"),
    element("time", {}, when),
    element("span", { class: "subject" }, `${mail.hasAttachments ? "📎 " : ""}${mail.subject || "–"}`),
    element("span", { class: "preview" }, mail.bodyPreview ?? ""),
  );
  made.addEventListener("click", () => void openMail(mail.id, store));
  return element("li", { "data-message": mail.internetMessageId }, made);
}

/** Opens a mail, unless another one was chosen while it was fetched. */
let latest = "";
async function openMail(id: string, store: Store): Promise<void> {
  latest = id;
  const mail = await message(store.now.address, id);
  if (latest === id) store.change({ item: { kind: "mail", mail, isShared: store.now.isShared } });
}
