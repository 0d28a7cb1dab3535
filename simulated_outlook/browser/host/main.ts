// The page that plays Outlook: mailboxes, list, reading area, and the real pane in a frame.
import { clientNamed } from "../clients";
import * as api from "./api";
import { Broker } from "./broker";
import { drawList } from "./mail_list";
import { drawNavigation } from "./navigation";
import { PaneFrame } from "./pane_frame";
import { drawReading } from "./reading";
import { askToSignIn } from "./sign_in_question";
import { startingState, type State, Store } from "./state";
import { drawToolbar } from "./toolbar";
import { wordsIn } from "./words";

const LOOK_AGAIN = 3000;

function place(name: string): HTMLElement {
  return document.getElementById(name) as HTMLElement;
}

async function start(): Promise<void> {
  const configuration = await api.configuration();
  const store = new Store(startingState(location.search, configuration.signedInAs));
  let boxes = await api.mailboxes();
  const nameOf = (address: string): string => boxes.find((box) => box.address === address)?.name ?? address;
  const ask = (): Promise<boolean> => askToSignIn(nameOf(store.now.address), wordsIn(store.now.language));
  const frame = new PaneFrame(place("frame"), store, configuration, new Broker(configuration, store, ask));

  const fetchLists = async (): Promise<void> => {
    const { address, folder, language } = store.now;
    const [mails, all] = await Promise.all([api.messages(address, folder), api.mailboxes()]);
    if (store.now.address !== address || store.now.folder !== folder) return;
    boxes = all;
    const say = wordsIn(language);
    redraw(() => drawList(place("list"), store, say, mails), "list");
    redraw(() => drawNavigation(place("navigation"), store, say, boxes), "navigation");
  };

  const draw = (now: State, before: State): void => {
    const say = wordsIn(now.language);
    document.documentElement.lang = now.language;
    document.body.dataset["form"] = clientNamed(now.client).form;
    document.body.dataset["reading"] = now.item.kind === "none" ? "no" : "yes";
    document.body.dataset["pane"] = now.isPaneOpen ? "open" : "closed";
    if (now.language !== before.language) drawToolbar(place("toolbar"), store, say);
    if (now.item !== before.item || now.isPaneOpen !== before.isPaneOpen || now.language !== before.language) {
      drawReading(place("reading"), store, say);
    }
    frame.draw(now, before, say);
    if (now.address !== before.address || now.folder !== before.folder || now.item !== before.item) void fetchLists();
  };

  store.listen(draw);
  drawToolbar(place("toolbar"), store, wordsIn(store.now.language));
  draw(store.now, { ...store.now, language: "" });
  await fetchLists();
  setInterval(() => document.hidden || void fetchLists(), LOOK_AGAIN);
}

/** Draws anew without taking the keyboard's place away. */
function redraw(draw: () => void, name: string): void {
  const focused = [...place(name).querySelectorAll("button")].findIndex((one) => one === document.activeElement);
  const top = place(name).scrollTop;
  draw();
  place(name).scrollTop = top;
  if (focused >= 0) place(name).querySelectorAll("button")[focused]?.focus();
}

void start();
