// What the host page and the fake Office.js inside the pane's frame say to one another.

/** A Graph message as our host page serves it, with the three names of the mail. */
export interface SimulatedMail {
  readonly id: string;
  readonly ids: { readonly ews: string; readonly rest: string; readonly immutable: string };
  readonly subject: string;
  readonly body: { readonly contentType: string; readonly content: string };
  readonly bodyPreview?: string;
  readonly from?: Person;
  readonly toRecipients: readonly Person[];
  readonly ccRecipients?: readonly Person[];
  readonly internetMessageId: string;
  readonly conversationId?: string;
  readonly receivedDateTime: string;
  readonly hasAttachments?: boolean;
  readonly isRead?: boolean;
  readonly internetMessageHeaders?: readonly { readonly name: string; readonly value: string }[];
  readonly attachments?: readonly SimulatedAttachment[];
}

export interface Person {
  readonly emailAddress: { readonly name: string; readonly address: string };
}

export interface SimulatedAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly isInline: boolean;
}

export type SimulatedItem =
  | { readonly kind: "none" }
  | { readonly kind: "meeting"; readonly subject: string }
  | { readonly kind: "mail"; readonly mail: SimulatedMail; readonly isShared: boolean };

/** How the Outlook that is played behaves. */
export interface Behaviour {
  readonly client: string;
  readonly language: string;
  /** Milliseconds before a callback comes. */
  readonly delay: number;
  readonly isOffline: boolean;
}

export type FromHost =
  | { readonly type: "welcome"; readonly behaviour: Behaviour; readonly item: SimulatedItem }
  | { readonly type: "item"; readonly item: SimulatedItem }
  | { readonly type: "behaviour"; readonly behaviour: Behaviour }
  | { readonly type: "auth"; readonly response: string };

export type FromPane =
  | { readonly type: "hello" }
  | { readonly type: "close" }
  | { readonly type: "auth"; readonly request: string };
