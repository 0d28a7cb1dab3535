import type { Host, OpenItem } from "../src/host";
import type { Mail } from "../src/mail";

export function aMail(wanted: Partial<Mail> = {}): Mail {
  return {
    id: "AAMk-1",
    subject: "Fråga",
    body: { contentType: "html", content: "<p>Hej</p>" },
    toRecipients: [],
    ccRecipients: [],
    internetMessageId: "<1@example>",
    ...wanted,
  };
}

/** A host whose open mail a test decides. */
export class StageHost implements Host {
  readonly language = "sv-SE";
  isMobile = false;
  readonly isRecentEnough = true;
  signsIn = true;
  item: OpenItem = { kind: "none" };
  closed = 0;
  private changed: () => void = () => undefined;

  open(key: string, isShared = false): void {
    this.item = { kind: "mail", key, isShared };
    this.changed();
  }

  openItem(): OpenItem {
    return this.item;
  }

  readMail(): Promise<Mail> {
    const key = this.item.kind === "mail" ? this.item.key : "";
    return Promise.resolve(aMail({ id: key, internetMessageId: `<${key}@example>` }));
  }

  onItemChanged(changed: () => void): void {
    this.changed = changed;
  }

  openDialog(): Promise<string> {
    return Promise.reject(new Error("no dialog"));
  }

  close(): void {
    this.closed += 1;
  }
}

/** A promise that a test settles when it likes. */
export function later<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let [resolve, reject]: [(value: T) => void, (error: unknown) => void] = [() => undefined, () => undefined];
  const promise = new Promise<T>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

export const settled = (): Promise<void> => new Promise((go) => setTimeout(go, 5));
