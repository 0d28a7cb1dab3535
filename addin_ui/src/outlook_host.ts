// The only file that says Office.
import { type Answer, ask, NoAnswer } from "./ask";
import { type Capabilities, capabilitiesOf } from "./capabilities";
import { type Host, ItemMoved, type OpenItem } from "./host";
import { type Attachment, type Mail, parseHeaders, type Recipient } from "./mail";

const START = 10_000;
const BODY = 8_000;
const HEADERS = 3_000;
const DIALOG = 180_000;

/** Waits for Outlook. Rejects with NoAnswer outside Outlook or when it never gets ready. */
export async function startOutlook(): Promise<Host> {
  const office = (globalThis as { Office?: typeof Office }).Office;
  if (!office) throw new NoAnswer();
  const info = await ask<{ host: unknown }>(
    (done) => void office.onReady().then((value) => done({ status: "succeeded", value })),
    START,
  );
  if (!info.host) throw new NoAnswer();
  return new OutlookHost(capabilitiesOf(office.context.mailbox?.diagnostics?.hostName ?? ""));
}

/** Tells the pane what the sign-in dialog got; only of use inside a dialog of Outlook's. */
export async function tellPane(text: string): Promise<void> {
  await Office.onReady();
  Office.context.ui.messageParent(text);
}

class OutlookHost implements Host {
  readonly language = Office.context.displayLanguage ?? "";
  readonly isMobile: boolean;
  readonly isRecentEnough = has("Mailbox", "1.5");
  readonly signsIn = has("NestedAppAuth", "1.1");

  constructor(private readonly can: Capabilities) {
    this.isMobile = can.isMobile;
  }

  openItem(): OpenItem {
    const item = openMessage();
    if (!item) return { kind: Office.context.mailbox?.item ? "other" : "none" };
    const isShared = typeof (item as Partial<Office.MessageRead>).getSharedPropertiesAsync === "function";
    return { kind: "mail", key: keyOf(item), isShared };
  }

  async readMail(): Promise<Mail> {
    const item = openMessage();
    if (!item) throw new ItemMoved();
    const key = keyOf(item);
    const [body, headers] = await Promise.all([readBody(item), this.readHeaders(item)]);
    const now = openMessage();
    if (!now || keyOf(now) !== key) throw new ItemMoved();
    return { ...envelope(item, this.restId(item.itemId)), body, ...headers };
  }

  onItemChanged(changed: () => void): void {
    if (!this.can.hasItemChanged) return;
    Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, changed);
  }

  async openDialog(url: string): Promise<string> {
    const open = (done: (answer: Answer<Office.Dialog>) => void): void =>
      Office.context.ui.displayDialogAsync(url, { height: 60, width: 30 }, done);
    const dialog = await ask<Office.Dialog>(open, START);
    return ask<string>((done) => {
      dialog.addEventHandler(Office.EventType.DialogMessageReceived, (told) => {
        dialog.close();
        done("message" in told ? { status: "succeeded", value: told.message } : { status: "failed", value: "" });
      });
      dialog.addEventHandler(Office.EventType.DialogEventReceived, () => done({ status: "failed", value: "" }));
    }, DIALOG);
  }

  close(): void {
    Office.context.ui.closeContainer();
  }

  private restId(itemId: string): string {
    if (this.can.givesRestId || !itemId) return itemId ?? "";
    return Office.context.mailbox.convertToRestId(itemId, Office.MailboxEnums.RestVersion.v2_0);
  }

  /** Without headers the guidance says what it could not see; that is better than no guidance. */
  private async readHeaders(item: Office.MessageRead): Promise<Pick<Mail, "internetMessageHeaders">> {
    if (!this.can.hasHeaders || !has("Mailbox", "1.8")) return {};
    try {
      const text = await ask<string>((done) => item.getAllInternetHeadersAsync(done), HEADERS);
      return { internetMessageHeaders: parseHeaders(text) };
    } catch {
      return {};
    }
  }
}

function has(set: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(set, version);
}

/** The open received mail; undefined for nothing, calendar items and drafts (whose subject is no text). */
function openMessage(): Office.MessageRead | undefined {
  const item = Office.context.mailbox?.item as Office.MessageRead | null | undefined;
  return item && item.itemType === "message" && typeof item.subject === "string" ? item : undefined;
}

/** itemId may be absent on a Mac; the mail's own name then stands in. */
function keyOf(item: Office.MessageRead): string {
  return item.itemId || item.internetMessageId || item.conversationId;
}

async function readBody(item: Office.MessageRead): Promise<Mail["body"]> {
  try {
    const html = await ask<string>((done) => item.body.getAsync(Office.CoercionType.Html, done), BODY);
    return { contentType: "html", content: html };
  } catch {
    const text = await ask<string>((done) => item.body.getAsync(Office.CoercionType.Text, done), BODY);
    return { contentType: "text", content: text };
  }
}

function envelope(item: Office.MessageRead, id: string): Omit<Mail, "body"> {
  return {
    id,
    subject: item.subject,
    ...(item.from ? { from: recipient(item.from) } : {}),
    toRecipients: (item.to ?? []).map(recipient),
    ccRecipients: (item.cc ?? []).map(recipient),
    ...(item.attachments ? { attachments: item.attachments.map(attachment) } : {}),
    internetMessageId: item.internetMessageId ?? "",
    conversationId: item.conversationId ?? "",
    ...(item.dateTimeCreated ? { receivedDateTime: item.dateTimeCreated.toISOString() } : {}),
  };
}

function recipient(address: Office.EmailAddressDetails): Recipient {
  return { emailAddress: { name: address.displayName ?? "", address: address.emailAddress ?? "" } };
}

function attachment(details: Office.AttachmentDetails): Attachment {
  const { name, contentType, size, isInline } = details;
  return { name: name ?? "", contentType: contentType ?? "", size: size ?? 0, isInline: Boolean(isInline) };
}
