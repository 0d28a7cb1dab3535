import type { Backend, Said } from "./backend";
import type { Follower } from "./follow";
import type { Sentences } from "./language";
import type { Pane } from "./pane";
import { Problem } from "./problem";

/** «Stämmer inte», «Jag upplever detta som hot», «Ångra»: the reader decides, and the guidance is given anew. */
export class Judging {
  private isUnderway = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly backend: Pick<Backend, "judge">,
    private readonly follower: Pick<Follower, "shown" | "look">,
    private readonly pane: Pane,
    private readonly say: Sentences,
  ) {}

  listen(): void {
    this.root.addEventListener("click", (event) => {
      const pressed = (event.target as Element | null)?.closest<HTMLElement>("[data-judge]");
      if (pressed) void this.press(pressed);
    });
  }

  private async press(pressed: HTMLElement): Promise<void> {
    const mail = this.follower.shown;
    if (!mail) return this.follower.look();
    if (this.isUnderway) return;
    this.isUnderway = true;
    this.busy(pressed);
    try {
      const html = await this.backend.judge(mail, saidBy(pressed));
      if (this.follower.shown?.key === mail.key) this.show(html);
    } catch (error) {
      if (this.follower.shown?.key === mail.key) this.fail(pressed, error);
    } finally {
      this.isUnderway = false;
    }
  }

  private show(html: string): void {
    this.pane.guidance(html, this.follower.shown?.isShared ?? false);
    this.pane.focus();
  }

  private busy(pressed: HTMLElement): void {
    this.pane.announce(this.say.saving);
    pressed.setAttribute("aria-disabled", "true");
    pressed.parentElement?.querySelector(".judge__failed")?.remove();
  }

  /** The button stays, so that the reader can press again. */
  private fail(pressed: HTMLElement, error: unknown): void {
    const problem = error instanceof Problem ? error : new Problem("server");
    const words = this.say.states[problem.trouble];
    const told = document.createElement("p");
    told.className = "judge__failed";
    told.setAttribute("role", "alert");
    told.textContent = `${problem.title || words.title}. ${problem.detail || words.text}`;
    pressed.removeAttribute("aria-disabled");
    pressed.before(told);
  }
}

function saidBy(pressed: HTMLElement): Said {
  const chosen = pressed.parentElement?.querySelector<HTMLInputElement>("input[type=radio]:checked");
  return {
    code: pressed.dataset["code"] ?? "",
    verdict: pressed.dataset["judge"] ?? "",
    reason: pressed.dataset["judge"] === "wrong" ? (chosen?.value ?? "other") : "",
  };
}
