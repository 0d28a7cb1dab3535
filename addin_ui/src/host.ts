import type { Mail } from "./mail";

/** What stands in the reading area. `key` tells one mail from another; it is never shown or stored. */
export type OpenItem =
  | { readonly kind: "none" }
  | { readonly kind: "other" }
  | { readonly kind: "mail"; readonly key: string; readonly isShared: boolean };

/** What the pane needs of the program around it. Implemented by outlook_host.ts alone. */
export interface Host {
  readonly language: string;
  readonly isMobile: boolean;
  /** False when Outlook is too old for the pane at all. */
  readonly isRecentEnough: boolean;
  /** True when Outlook itself signs in (nested app authentication). */
  readonly signsIn: boolean;
  openItem(): OpenItem;
  /** Reads the open mail. Rejects with ItemMoved when another mail was opened meanwhile. */
  readMail(): Promise<Mail>;
  onItemChanged(changed: () => void): void;
  /** Opens a page of ours in a window of Outlook's and resolves with what it tells back. */
  openDialog(url: string): Promise<string>;
  /** Closes the pane: on a tablet it covers the mail. */
  close(): void;
}

/** The reader opened another mail while this one was read. */
export class ItemMoved extends Error {}
