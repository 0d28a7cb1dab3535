import type { HostLine } from "./host_line";

type Hear = (response: string | { data: string }) => void;

/** The bridge that MSAL.js looks for (window.nestedAppAuthBridge); the host page stands for Outlook's broker. */
export function authBridge(line: HostLine): object {
  const hearing = new Set<Hear>();
  line.listen((told) => {
    if (told.type === "auth") for (const hear of hearing) hear(told.response);
  });
  return {
    addEventListener: (_: string, hear: Hear) => void hearing.add(hear),
    removeEventListener: (_: string, hear: Hear) => void hearing.delete(hear),
    postMessage: (request: string) => line.say({ type: "auth", request }),
  };
}
