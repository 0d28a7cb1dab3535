import type { Host } from "./host";
import type { Settings } from "./settings";
import { Problem } from "./problem";

export interface Wish {
  /** What Entra asks for beyond the usual, from a 401. */
  readonly claims?: string;
  /** The server did not take the last token. */
  readonly isFresh?: boolean;
}

/** Gives access tokens for our API. Rejects with Problem("sign_in") when the reader must press a button. */
export interface SignIn {
  token(wish?: Wish): Promise<string>;
  /** The reader pressed «Logga in»: may open a window. */
  withWindow(): Promise<void>;
}

/** What is asked of MSAL; its code is loaded when the first token is needed. */
export interface Tokens {
  silently(wish: Wish): Promise<string>;
  withWindow(claims: string): Promise<string>;
}

export type LoadTokens = (settings: Settings, host: Host) => Promise<Tokens>;

const loadMsal: LoadTokens = async (settings, host) => (await import("./msal_tokens")).msalTokens(settings, host);

/** Nested app authentication where Outlook has it, a window of our own elsewhere. Nothing is stored. */
export class OutlookSignIn implements SignIn {
  private tokens: Promise<Tokens> | undefined;
  private claims = "";
  /** What the window gave. It carries what Entra asked for; one got in silence need not. Used once. */
  private given = "";

  constructor(
    private readonly settings: Settings,
    private readonly host: Host,
    private readonly load: LoadTokens = loadMsal,
  ) {}

  async token(wish: Wish = {}): Promise<string> {
    const claims = wish.claims || this.claims;
    this.claims = claims;
    const given = this.given;
    this.given = "";
    if (given && !wish.claims && !wish.isFresh) return given;
    try {
      const token = await (await this.ready()).silently({ ...wish, ...(claims ? { claims } : {}) });
      this.claims = "";
      return token;
    } catch (error) {
      throw asProblem(error);
    }
  }

  async withWindow(): Promise<void> {
    try {
      this.given = await (await this.ready()).withWindow(this.claims);
      this.claims = "";
    } catch (error) {
      throw asProblem(error);
    }
  }

  private ready(): Promise<Tokens> {
    // A tablet has no other way to sign in than Outlook's own.
    if (this.host.isMobile && !this.host.signsIn) return Promise.reject(new Problem("outlook_too_old"));
    this.tokens ??= this.load(this.settings, this.host).catch((error: unknown) => {
      this.tokens = undefined;
      throw error;
    });
    return this.tokens;
  }
}

/** Only MSAL's error code is passed on: its messages may hold addresses. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  // The chunk that holds MSAL.js could not be fetched.
  if (error instanceof TypeError) return new Problem("offline");
  const code = (error as { errorCode?: unknown }).errorCode;
  if (code === "no_network_connectivity" || code === "NO_NETWORK") return new Problem("offline");
  return new Problem("sign_in");
}
