// The page /sign-in: last stop of the sign-in popup, and the whole of the sign-in dialog.
import { createStandardPublicClientApplication } from "@azure/msal-browser";
import { broadcastResponseToMainFrame } from "@azure/msal-browser/redirect-bridge";
import type { DialogAnswer } from "./dialog_tokens";
import { configuration } from "./msal_tokens";
import { tellPane } from "./outlook_host";
import { readSettings } from "./settings";

const STARTED = "sign-in-dialog";

/** In a dialog: go to Entra, come back here, tell the pane. Only a mark «started» is kept meanwhile, no token. */
async function runDialog(): Promise<void> {
  const settings = readSettings(document);
  const msal = await createStandardPublicClientApplication(configuration(settings));
  const result = await msal.handleRedirectPromise();
  if (!result) {
    sessionStorage.setItem(STARTED, "1");
    const claims = new URLSearchParams(location.search).get("claims");
    await msal.acquireTokenRedirect({ scopes: [settings.scope], ...(claims ? { claims } : {}) });
    return;
  }
  sessionStorage.removeItem(STARTED);
  const answer: DialogAnswer = { accessToken: result.accessToken, expiresOn: result.expiresOn?.getTime() ?? 0 };
  await tellPane(JSON.stringify(answer));
}

if (location.hash === "#dialog" || sessionStorage.getItem(STARTED)) void runDialog();
else void broadcastResponseToMainFrame();
