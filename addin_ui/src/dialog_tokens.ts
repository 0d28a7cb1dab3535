import type { Host } from "./host";
import type { Tokens, Wish } from "./sign_in";

const MARGIN = 120_000;

/** What the dialog tells the pane. */
export interface DialogAnswer {
  readonly accessToken: string;
  readonly expiresOn: number;
}

/**
 * For an Outlook that cannot sign in by itself: a popup where popups work, else a dialog of Outlook's whose page
 * signs in and tells the pane. The token stays in memory.
 */
export class DialogTokens implements Tokens {
  private told: DialogAnswer | undefined;

  constructor(
    private readonly popup: Tokens,
    private readonly host: Host,
  ) {}

  silently(wish: Wish): Promise<string> {
    const isUsable = this.told && !wish.isFresh && !wish.claims && this.told.expiresOn - MARGIN > Date.now();
    return isUsable && this.told ? Promise.resolve(this.told.accessToken) : this.popup.silently(wish);
  }

  async withWindow(claims: string): Promise<string> {
    try {
      return await this.popup.withWindow(claims);
    } catch {
      const query = claims ? `?claims=${encodeURIComponent(claims)}` : "";
      const answer = await this.host.openDialog(`${location.origin}/sign-in${query}#dialog`);
      this.told = JSON.parse(answer) as DialogAnswer;
      return this.told.accessToken;
    }
  }
}
