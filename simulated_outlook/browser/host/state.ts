import type { SimulatedItem } from "../protocol";

/** What the page shows. One frozen value; every change makes a new one. */
export interface State {
  readonly client: string;
  readonly language: string;
  readonly address: string;
  readonly folder: string;
  readonly item: SimulatedItem;
  readonly isPaneOpen: boolean;
  readonly isPinned: boolean;
  readonly isOffline: boolean;
  readonly isSignedOut: boolean;
  readonly isShared: boolean;
  readonly isSlow: boolean;
}

export type Change = Partial<State>;

/** Starts from the address line, so that a test or a link can open any setting: ?client=ipad&language=en-US */
export function startingState(search: string, signedInAs: string): State {
  const wish = new URLSearchParams(search);
  return {
    client: wish.get("client") ?? "web",
    language: wish.get("language") ?? "sv-SE",
    address: wish.get("address") ?? signedInAs,
    folder: "inbox",
    item: { kind: "none" },
    isPaneOpen: false,
    isPinned: true,
    isOffline: false,
    isSignedOut: false,
    isShared: false,
    isSlow: false,
  };
}

/** Holds the state and tells everybody who draws. */
export class Store {
  private readonly listeners: ((now: State, before: State) => void)[] = [];

  constructor(private current: State) {}

  get now(): State {
    return this.current;
  }

  listen(listener: (now: State, before: State) => void): void {
    this.listeners.push(listener);
  }

  change(change: Change): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const tell of this.listeners) tell(this.current, before);
  }
}
