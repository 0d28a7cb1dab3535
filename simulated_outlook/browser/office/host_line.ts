import type { FromHost, FromPane } from "../protocol";

/** The line between the frame and the page around it; hears only that page. */
export class HostLine {
  constructor(private readonly origin: string) {}

  listen(hear: (told: FromHost) => void): void {
    globalThis.addEventListener("message", (event) => {
      if (event.source === globalThis.parent && event.origin === this.origin) hear(event.data as FromHost);
    });
  }

  say(told: FromPane): void {
    globalThis.parent.postMessage(told, this.origin);
  }
}
