/** What can go wrong, as the reader has to be told it. */
export type Trouble =
  | "offline"
  | "slow"
  | "sign_in"
  | "not_allowed"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unreadable"
  | "server"
  | "outlook_silent"
  | "outlook_too_old"
  | "not_in_outlook";

/** An error with a name; `title` and `detail` come from the server when it said something better. */
export class Problem extends Error {
  constructor(
    readonly trouble: Trouble,
    readonly title = "",
    readonly detail = "",
    readonly claims = "",
    readonly status = 0,
  ) {
    super(trouble);
  }
}

const BY_STATUS: Readonly<Record<number, Trouble>> = {
  401: "sign_in",
  403: "not_allowed",
  404: "not_found",
  409: "conflict",
  413: "too_large",
  422: "unreadable",
};

/** Reads problem+json (RFC 9457) and the claims that Entra asks for. */
export async function problemOf(response: Response): Promise<Problem> {
  const told = await toldBy(response);
  const trouble = BY_STATUS[response.status] ?? "server";
  const claims = claimsIn(response.headers.get("WWW-Authenticate") ?? "");
  return new Problem(trouble, text(told["title"]), text(told["detail"]), claims, response.status);
}

/** The claims challenge of a WWW-Authenticate header, in clear; empty when there is none. */
export function claimsIn(header: string): string {
  const written = /claims="([^"]+)"/.exec(header)?.[1] ?? "";
  try {
    return written && !written.startsWith("{") ? atob(written.replace(/-/g, "+").replace(/_/g, "/")) : written;
  } catch {
    return "";
  }
}

async function toldBy(response: Response): Promise<Record<string, unknown>> {
  const isJson = (response.headers.get("Content-Type") ?? "").includes("json");
  const told: unknown = isJson ? await response.json().catch(() => ({})) : {};
  return typeof told === "object" && told !== null ? (told as Record<string, unknown>) : {};
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
