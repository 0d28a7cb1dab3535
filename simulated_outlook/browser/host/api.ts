import type { SimulatedMail } from "../protocol";

export interface Configuration {
  readonly paneUrl: string;
  readonly clientId: string;
  readonly tenantId: string;
  readonly scope: string;
  readonly authority: string;
  readonly signedInAs: string;
}

export interface Mailbox {
  readonly address: string;
  readonly name: string;
  readonly role: string;
  readonly unread: number;
}

export interface Granted {
  readonly access_token: string;
  readonly id_token: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly account: Record<string, string>;
}

export const configuration = (): Promise<Configuration> => get("/api/configuration");
export const mailboxes = (): Promise<Mailbox[]> => get("/api/mailboxes");
export const message = (address: string, id: string): Promise<SimulatedMail> =>
  get(`/api/mailboxes/${encodeURIComponent(address)}/messages/${encodeURIComponent(id)}`);

export async function messages(address: string, folder: string): Promise<SimulatedMail[]> {
  const list = await get<{ value: SimulatedMail[] }>(
    `/api/mailboxes/${encodeURIComponent(address)}/messages?folder=${encodeURIComponent(folder)}`,
  );
  return list.value;
}

/** What Entra says to the broker: tokens, or an error as Entra writes it. */
export async function token(wish: object): Promise<Granted | { error: string; suberror?: string }> {
  return (await post("/api/token", wish)).json() as Promise<Granted | { error: string }>;
}

export async function setFault(kind: string): Promise<void> {
  const fault = { kind, operation: "*", times: kind === "claims_challenge" ? 0 : 2, seconds: kind === "slow" ? 8 : 2 };
  await post("/api/faults", { faults: kind ? [fault] : [] });
}

export const reset = (): Promise<Response> => post("/api/reset", {});

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json() as Promise<T>;
}

function post(path: string, body: object): Promise<Response> {
  return fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
}
