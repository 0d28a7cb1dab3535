// What Outlook does for a pane that uses nested app authentication; protocol: MSAL.js, src/naa.
import { type Configuration, token } from "./api";
import type { Store } from "./state";

interface Request {
  readonly method: "GetInitContext" | "GetToken" | "GetTokenPopup";
  readonly requestId: string;
  readonly tokenParams?: { readonly clientId: string; readonly scope: string; readonly claims?: string };
}

export type AskPerson = () => Promise<boolean>;

/** Answers the pane's MSAL.js as Outlook's broker does. */
export class Broker {
  constructor(
    private readonly configuration: Configuration,
    private readonly store: Store,
    private readonly askPerson: AskPerson,
  ) {}

  async answer(text: string): Promise<string> {
    const request = JSON.parse(text) as Request;
    const told = await this.tell(request);
    return JSON.stringify({ messageType: "NestedAppAuthResponse", requestId: request.requestId, ...told });
  }

  private async tell(request: Request): Promise<object> {
    if (request.method === "GetInitContext") {
      const initContext = { sdkName: "SimulatedOutlook", sdkVersion: "1.0", capabilities: { queryAccount: true } };
      return { success: true, initContext };
    }
    const needsPerson = this.store.now.isSignedOut || wantsMore(request.tokenParams?.claims);
    if (request.method === "GetToken" && needsPerson) return refusal("USER_INTERACTION_REQUIRED", "interaction_required");
    if (request.method === "GetTokenPopup" && needsPerson) {
      if (!(await this.askPerson())) return refusal("USER_CANCEL", "user_cancelled");
      this.store.change({ isSignedOut: false });
    }
    return this.grant(request);
  }

  private async grant(request: Request): Promise<object> {
    const granted = await token({
      address: this.store.now.address,
      client_id: request.tokenParams?.clientId ?? this.configuration.clientId,
      scope: request.tokenParams?.scope ?? "",
      ...(wantsMore(request.tokenParams?.claims) ? { claims: request.tokenParams?.claims } : {}),
    }).catch(() => ({ error: "no_network" }));
    if (!("access_token" in granted)) return refusal("PERSISTENT_ERROR", granted.error);
    const { account, ...rest } = granted;
    return { success: true, token: { ...rest, properties: null }, account };
  }
}

/** MSAL.js always asks for some claims of the ID token; only those of the access token are a challenge. */
function wantsMore(claims: string | undefined): boolean {
  return Boolean(claims && (JSON.parse(claims) as { access_token?: object }).access_token);
}

function refusal(status: string, code: string): object {
  return { success: false, error: { status, code, description: code } };
}
