import type { Backend } from "./backend";
import { NoAnswer, Refused } from "./ask";
import { type Host, ItemMoved, type OpenItem } from "./host";
import type { Sentences } from "./language";
import type { MailIds } from "./mail";
import type { Offer, Pane } from "./pane";
import { Problem } from "./problem";
import type { SignIn } from "./sign_in";

/** The mail that the guidance on show is about. */
export interface Shown extends MailIds {
  readonly key: string;
  readonly isShared: boolean;
}

/** How often in a row the mail may change while it is read, before we say that Outlook does not keep still. */
const MOST_MOVES = 3;

/** Keeps the pane about the open mail. A late answer never covers a newer one. */
export class Follower {
  private turn = 0;
  private moves = 0;
  private seen: string | undefined;
  private current: Shown | undefined;

  constructor(
    private readonly host: Host,
    private readonly backend: Pick<Backend, "assess">,
    private readonly pane: Pane,
    private readonly signIn: Pick<SignIn, "withWindow">,
    private readonly say: Sentences,
  ) {}

  /** The mail on show, if it is the one that is open in Outlook too. */
  get shown(): Shown | undefined {
    const item = this.host.openItem();
    return item.kind === "mail" && item.key === this.current?.key ? this.current : undefined;
  }

  /** Looks at what is open; does nothing when the pane is already about it. */
  async look(): Promise<void> {
    const item = this.host.openItem();
    if (nameOf(item) !== this.seen) await this.show(item);
  }

  /** Reads the open mail anew, because the reader asked for it. */
  async again(): Promise<void> {
    await this.show(this.host.openItem());
    this.pane.focus();
  }

  private async show(item: OpenItem): Promise<void> {
    const turn = ++this.turn;
    this.seen = nameOf(item);
    this.current = undefined;
    if (item.kind !== "mail") return this.pane.tell(item.kind);
    this.pane.waiting();
    try {
      const mail = await this.host.readMail();
      const html = await this.backend.assess(mail);
      if (turn !== this.turn) return;
      this.moves = 0;
      this.current = { key: item.key, itemId: mail.id, internetMessageId: mail.internetMessageId, isShared: item.isShared };
      this.pane.guidance(html, item.isShared);
    } catch (error) {
      if (turn === this.turn) this.tellTrouble(error);
    }
  }

  private tellTrouble(error: unknown): void {
    if (error instanceof ItemMoved && ++this.moves <= MOST_MOVES) {
      void this.show(this.host.openItem());
      return;
    }
    this.moves = 0;
    const problem = problemIn(error);
    this.pane.tell(problem.trouble, this.offer(problem), problem);
  }

  private offer(problem: Problem): Offer | undefined {
    if (problem.trouble === "outlook_too_old" || problem.trouble === "not_allowed") return undefined;
    if (problem.trouble !== "sign_in") return { label: this.say.buttons.retry, press: () => void this.again() };
    return { label: this.say.buttons.sign_in, press: () => void this.signInAndShow() };
  }

  private async signInAndShow(): Promise<void> {
    this.pane.waiting();
    try {
      await this.signIn.withWindow();
      await this.again();
    } catch (error) {
      this.tellTrouble(error);
    }
  }
}

/** What is on show, as one text to compare with. */
function nameOf(item: OpenItem): string {
  return item.kind === "mail" ? `mail ${item.key}` : item.kind;
}

function problemIn(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(error instanceof NoAnswer || error instanceof Refused || error instanceof ItemMoved ? "outlook_silent" : "server");
}
