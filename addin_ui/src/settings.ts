/** What the page tells the script; written by the server into the page. */
export interface Settings {
  readonly clientId: string;
  readonly authority: string;
  readonly scope: string;
  readonly apiBase: string;
}

export function readSettings(page: Document): Settings {
  return JSON.parse(page.getElementById("settings")?.textContent ?? "{}") as Settings;
}
