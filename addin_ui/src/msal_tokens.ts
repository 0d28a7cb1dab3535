// The chunk that holds MSAL.js; loaded when the first token is needed.
import {
  type Configuration,
  createNestablePublicClientApplication,
  createStandardPublicClientApplication,
  type IPublicClientApplication,
  LogLevel,
} from "@azure/msal-browser";
import type { Host } from "./host";
import type { Settings } from "./settings";
import { DialogTokens } from "./dialog_tokens";
import type { Tokens, Wish } from "./sign_in";

/** Tokens stay in memory; logs hold no personal data and nothing below an error. */
export function configuration(settings: Settings): Configuration {
  return {
    auth: {
      clientId: settings.clientId,
      authority: `${settings.authority}/organizations`,
      redirectUri: `${location.origin}/sign-in`,
    },
    cache: { cacheLocation: "memoryStorage" },
    system: {
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  };
}

export async function msalTokens(settings: Settings, host: Host): Promise<Tokens> {
  if (host.signsIn) {
    return new MsalTokens(await createNestablePublicClientApplication(configuration(settings)), settings.scope);
  }
  const standard = await createStandardPublicClientApplication(configuration(settings));
  return new DialogTokens(new MsalTokens(standard, settings.scope), host);
}

class MsalTokens implements Tokens {
  constructor(
    private readonly msal: IPublicClientApplication,
    private readonly scope: string,
  ) {}

  async silently(wish: Wish): Promise<string> {
    const account = this.msal.getAllAccounts()[0];
    const result = await this.msal.acquireTokenSilent({
      scopes: [this.scope],
      forceRefresh: Boolean(wish.isFresh),
      ...(account ? { account } : {}),
      ...(wish.claims ? { claims: wish.claims } : {}),
    });
    return result.accessToken;
  }

  async withWindow(claims: string): Promise<string> {
    const result = await this.msal.acquireTokenPopup({ scopes: [this.scope], ...(claims ? { claims } : {}) });
    return result.accessToken;
  }
}
