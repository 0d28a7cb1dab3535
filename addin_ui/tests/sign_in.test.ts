import { describe, expect, it } from "vitest";
import { DialogTokens } from "../src/dialog_tokens";
import { OutlookSignIn, type Tokens, type Wish } from "../src/sign_in";
import { StageHost } from "./examples";

const settings = { clientId: "c", authority: "https://login.example", scope: "api://c/access_as_user", apiBase: "" };

class StageTokens implements Tokens {
  readonly wishes: Wish[] = [];
  readonly windows: string[] = [];
  error: unknown;

  silently(wish: Wish): Promise<string> {
    this.wishes.push(wish);
    return this.error ? Promise.reject(this.error) : Promise.resolve("token");
  }

  withWindow(claims: string): Promise<string> {
    this.windows.push(claims);
    return this.error ? Promise.reject(this.error) : Promise.resolve("window token");
  }
}

function signInWith(tokens: Tokens, host = new StageHost()): OutlookSignIn {
  return new OutlookSignIn(settings, host, () => Promise.resolve(tokens));
}

describe("sign-in", () => {
  it("says «update Outlook» on a tablet that cannot sign in, without loading anything", async () => {
    const host = new StageHost();
    [host.isMobile, host.signsIn] = [true, false];
    const never = (): Promise<Tokens> => Promise.reject(new Error("loaded"));
    const signIn = new OutlookSignIn(settings, host, never);
    await expect(signIn.token()).rejects.toMatchObject({ trouble: "outlook_too_old" });
  });

  it("repeats with the claims that Entra asked for, in silence first, then with a window", async () => {
    const tokens = new StageTokens();
    const signIn = signInWith(tokens);
    tokens.error = { errorCode: "interaction_required" };
    await expect(signIn.token({ claims: "{c}", isFresh: true })).rejects.toMatchObject({ trouble: "sign_in" });
    tokens.error = undefined;
    await signIn.withWindow();
    expect(tokens.windows).toEqual(["{c}"]);
    expect(await signIn.token()).toBe("window token");
    expect(await signIn.token()).toBe("token");
    expect(tokens.wishes.at(-1)).toEqual({});
  });

  it("passes on no words of MSAL's, which may name the person", async () => {
    const tokens = new StageTokens();
    tokens.error = Object.assign(new Error("karin.nyholm@norsjo.se is blocked"), { errorCode: "530021" });
    const error: unknown = await signInWith(tokens).token().catch((caught: unknown) => caught);
    expect(JSON.stringify(error) + String(error)).not.toContain("karin");
  });

  it("tries to load again after a lost connection", async () => {
    let loads = 0;
    const load = (): Promise<Tokens> =>
      (loads += 1) === 1 ? Promise.reject(new TypeError("chunk")) : Promise.resolve(new StageTokens());
    const signIn = new OutlookSignIn(settings, new StageHost(), load);
    await expect(signIn.token()).rejects.toMatchObject({ trouble: "offline" });
    await expect(signIn.token()).resolves.toBe("token");
  });
});

describe("sign-in without Outlook's help", () => {
  it("opens a dialog when popups do not work, and keeps what it tells", async () => {
    const popup = new StageTokens();
    popup.error = new Error("popup_window_error");
    const host = new StageHost();
    const asked: string[] = [];
    host.openDialog = (url?: string) => {
      asked.push(url ?? "");
      return Promise.resolve(JSON.stringify({ accessToken: "told", expiresOn: Date.now() + 3_600_000 }));
    };
    const tokens = new DialogTokens(popup, host);
    expect(await tokens.withWindow('{"x":1}')).toBe("told");
    expect(asked[0]).toMatch(/\/sign-in\?claims=%7B%22x%22%3A1%7D#dialog$/);
    expect(await tokens.silently({})).toBe("told");
    await expect(tokens.silently({ isFresh: true })).rejects.toThrow();
  });

  it("does not use a token that is about to end", async () => {
    const popup = new StageTokens();
    popup.error = new Error("popup_window_error");
    const host = new StageHost();
    host.openDialog = () => Promise.resolve(JSON.stringify({ accessToken: "old", expiresOn: Date.now() + 1000 }));
    const tokens = new DialogTokens(popup, host);
    await tokens.withWindow("");
    await expect(tokens.silently({})).rejects.toThrow("popup_window_error");
  });
});
