/** A subset of the Microsoft Graph `message` resource: what the backend takes. Absent = not visible here. */
export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly body: { readonly contentType: "html" | "text"; readonly content: string };
  readonly from?: Recipient;
  readonly toRecipients: readonly Recipient[];
  readonly ccRecipients: readonly Recipient[];
  readonly internetMessageHeaders?: readonly Header[];
  readonly attachments?: readonly Attachment[];
  readonly internetMessageId: string;
  readonly conversationId?: string;
  readonly receivedDateTime?: string;
}

export interface Recipient {
  readonly emailAddress: { readonly name: string; readonly address: string };
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly isInline: boolean;
}

/** Both names of a mail; the server checks that they name the same one. */
export interface MailIds {
  readonly itemId: string;
  readonly internetMessageId: string;
}

/** Outlook gives the headers as one text; long ones go on over several lines (RFC 5322 section 2.2.3). */
export function parseHeaders(text: string): Header[] {
  return text
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .map((line) => ({ at: line.indexOf(":"), line }))
    .filter(({ at }) => at > 0)
    .map(({ at, line }) => ({ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }));
}
