import { ActionArea } from "./action_area";
import { Backend } from "./backend";
import { CarryOut } from "./carry_out";
import { Follower } from "./follow";
import type { Host } from "./host";
import { Judging } from "./judging";
import { type Sentences, sentencesFor } from "./language";
import { startOutlook } from "./outlook_host";
import { Pane } from "./pane";
import { readSettings } from "./settings";
import { OutlookSignIn } from "./sign_in";
import { followTheme } from "./theme";

const root = document.getElementById("pane") as HTMLElement;
const announcement = document.getElementById("announcement") as HTMLElement;

async function start(): Promise<void> {
  followTheme();
  try {
    open(await startOutlook());
  } catch {
    new Pane(root, announcement, sentencesFor(navigator.language)).tell("not_in_outlook");
  }
}

function open(host: Host): void {
  const say = sentencesFor(host.language);
  speak(say);
  const pane = new Pane(root, announcement, say);
  if (!host.isRecentEnough) return pane.tell("outlook_too_old");
  const settings = readSettings(document);
  const signIn = new OutlookSignIn(settings, host);
  const backend = new Backend(settings.apiBase, signIn, say.language);
  const follower = new Follower(host, backend, pane, signIn, say);
  const area = new ActionArea(root, say);
  const carryOut = new CarryOut(host, backend, signIn, follower, pane, area, say);
  pane.onAction((kind) => void carryOut.press(kind));
  new Judging(root, backend, follower, pane, say).listen();
  follow(host, follower);
}

/** The page was written in the browser's language; Outlook's goes before it. */
function speak(say: Sentences): void {
  document.documentElement.lang = say.language;
  const help = document.getElementById("help-link");
  help?.replaceChildren(say.help);
  help?.setAttribute("href", `/help?language=${say.language}`);
}

/** The event alone is not to be trusted: some Outlooks forget to send it, so we look again when we are seen. */
function follow(host: Host, follower: Follower): void {
  const look = (): void => void follower.look();
  host.onItemChanged(look);
  globalThis.addEventListener("focus", look);
  document.addEventListener("visibilitychange", () => document.hidden || look());
  globalThis.addEventListener("online", () => root.dataset["state"] === "offline" && void follower.again());
  look();
}

void start();
