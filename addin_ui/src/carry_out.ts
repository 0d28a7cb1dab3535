import type { ActionArea } from "./action_area";
import type { Backend } from "./backend";
import { nodesOf } from "./element";
import type { Follower, Shown } from "./follow";
import type { Host } from "./host";
import { fill, type Sentences } from "./language";
import type { Offer, Pane } from "./pane";
import { Problem } from "./problem";
import type { SignIn } from "./sign_in";

/** Carries out what the reader pressed: once, for the mail that is open, with a receipt. */
export class CarryOut {
  private readonly underway = new Set<string>();

  constructor(
    private readonly host: Host,
    private readonly backend: Pick<Backend, "act">,
    private readonly signIn: Pick<SignIn, "withWindow">,
    private readonly follower: Pick<Follower, "shown" | "look" | "again">,
    private readonly pane: Pane,
    private readonly area: ActionArea,
    private readonly say: Sentences,
  ) {}

  async press(kind: string): Promise<void> {
    const mail = this.follower.shown;
    if (!mail) return this.follower.look();
    this.area.busy(kind);
    this.pane.announce(this.say.sending);
    const name = `${mail.key} ${kind}`;
    if (this.underway.has(name)) return;
    this.underway.add(name);
    try {
      this.succeed(kind, mail, await this.actSignedIn(kind, mail));
    } catch (error) {
      this.fail(kind, mail, error instanceof Problem ? error : new Problem("server"));
    } finally {
      this.underway.delete(name);
    }
  }

  /** The press is a gesture, so a window may be opened when Entra asks for more. */
  private async actSignedIn(kind: string, mail: Shown): Promise<string> {
    try {
      return await this.backend.act(kind, mail);
    } catch (error) {
      if (!(error instanceof Problem) || error.trouble !== "sign_in") throw error;
      await this.signIn.withWindow();
      return this.backend.act(kind, mail);
    }
  }

  private succeed(kind: string, mail: Shown, html: string): void {
    if (this.isOpen(mail)) {
      const close = { label: this.say.buttons.close, press: () => this.host.close() };
      this.area.done(kind, html, this.host.isMobile ? close : undefined);
      this.pane.announce(wordsOf(html));
    } else {
      this.pane.announce(fill(this.say.done_elsewhere, { receipt: wordsOf(html) }));
    }
  }

  private fail(kind: string, mail: Shown, problem: Problem): void {
    if (!this.isOpen(mail)) return;
    const reread: Offer = { label: this.say.buttons.reread, press: () => void this.follower.again() };
    const isStale = problem.trouble === "conflict" || problem.trouble === "not_found";
    this.area.failed(kind, problem, isStale ? reread : undefined);
  }

  private isOpen(mail: Shown): boolean {
    return this.follower.shown?.key === mail.key;
  }
}

function wordsOf(html: string): string {
  const words = nodesOf(html).map((node) => node.textContent ?? "");
  return words.join(" ").replace(/\s+/g, " ").trim();
}
