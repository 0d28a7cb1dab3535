import { beforeEach, describe, expect, it } from "vitest";
import { ActionArea } from "../src/action_area";
import { CarryOut } from "../src/carry_out";
import { sentencesFor } from "../src/language";
import type { MailIds } from "../src/mail";
import { Pane } from "../src/pane";
import { Problem } from "../src/problem";
import { later, settled, StageHost } from "./examples";

const say = sentencesFor("sv");
const KIND = "forward_to_secretary";
const FRAGMENT = `<article><h2>Råd</h2><div data-actions><div class="action">
  <fluent-button data-action="${KIND}">Skicka</fluent-button></div></div></article>`;
const RECEIPT = '<div data-receipt="EPL-1"><h3 data-focus tabindex="-1">Skickat</h3></div>';

let host: StageHost;
let root: HTMLElement;
let announcement: HTMLElement;
let calls: { ids: MailIds; answer: ReturnType<typeof later<string>> }[];
let windows: number;
let looks: number;
let carryOut: CarryOut;

function press(): HTMLElement | null {
  const pressed = root.querySelector<HTMLElement>(`[data-action="${KIND}"]`);
  void carryOut.press(KIND);
  return pressed;
}

beforeEach(() => {
  document.body.innerHTML = '<p id="announcement"></p><main id="pane"></main>';
  root = document.getElementById("pane") as HTMLElement;
  announcement = document.getElementById("announcement") as HTMLElement;
  [host, calls, windows, looks] = [new StageHost(), [], 0, 0];
  host.open("one");
  const pane = new Pane(root, announcement, say);
  pane.guidance(FRAGMENT, false);
  const shown = { key: "one", itemId: "one", internetMessageId: "<one@example>", isShared: false };
  const follower = {
    get shown() {
      return host.item.kind === "mail" && host.item.key === "one" ? shown : undefined;
    },
    look: () => Promise.resolve(void (looks += 1)),
    again: () => Promise.resolve(),
  };
  const act = (_: string, ids: MailIds): Promise<string> => {
    const answer = later<string>();
    calls.push({ ids, answer });
    return answer.promise;
  };
  const signIn = { withWindow: (): Promise<void> => Promise.resolve(void (windows += 1)) };
  carryOut = new CarryOut(host, { act }, signIn, follower, pane, new ActionArea(root, say), say);
});

describe("pressing a button", () => {
  it("acts once however often it is pressed", async () => {
    press();
    press();
    press();
    expect(calls).toHaveLength(1);
    expect(root.querySelector("[data-action]")?.getAttribute("aria-disabled")).toBe("true");
    expect(root.textContent).toContain(say.sending);
  });

  it("puts the receipt in the button's place and says so", async () => {
    press();
    calls[0]?.answer.resolve(RECEIPT);
    await settled();
    expect(root.querySelector("[data-action]")).toBeNull();
    expect(root.querySelector("[data-receipt='EPL-1']")).not.toBeNull();
    expect(announcement.textContent).toBe("Skickat");
    expect(document.activeElement?.textContent).toBe("Skickat");
  });

  it("does nothing with a mail that is no longer open", async () => {
    host.open("two");
    await carryOut.press(KIND);
    expect([calls.length, looks]).toEqual([0, 1]);
  });

  it("does not show the receipt beside another mail, but says that it went", async () => {
    press();
    host.open("two");
    calls[0]?.answer.resolve(RECEIPT);
    await settled();
    expect(root.querySelector("[data-receipt]")).toBeNull();
    expect(announcement.textContent).toContain("Skickat");
  });

  it("gives the button back when the server fails", async () => {
    press();
    calls[0]?.answer.reject(new Problem("server"));
    await settled();
    expect(root.querySelector("[role=alert]")?.textContent).toContain(say.press_again);
    expect(root.querySelector("[data-action]")?.textContent).toBe("Skicka");
    press();
    expect(calls).toHaveLength(2);
    expect(root.querySelector("[role=alert]")).toBeNull();
  });

  it("takes the button away when the server refuses for good", async () => {
    press();
    calls[0]?.answer.reject(new Problem("conflict", "Nej", "Mejlet innehåller <b>känsliga</b> uppgifter"));
    await settled();
    expect(root.querySelector("[data-action]")).toBeNull();
    expect(root.querySelector("[role=alert]")?.textContent).toContain("<b>känsliga</b>");
    expect(root.querySelector("[role=alert]")?.textContent).toContain(say.buttons.reread);
  });

  it("signs in and goes on when Entra asks for more", async () => {
    press();
    calls[0]?.answer.reject(new Problem("sign_in"));
    await settled();
    calls[1]?.answer.resolve(RECEIPT);
    await settled();
    expect(windows).toBe(1);
    expect(root.querySelector("[data-receipt]")).not.toBeNull();
  });

  it("offers the way back on a tablet, where the pane covers the mail", async () => {
    host.isMobile = true;
    press();
    calls[0]?.answer.resolve(RECEIPT);
    await settled();
    root.querySelector<HTMLElement>(".receipt-place > fluent-button")?.click();
    expect(host.closed).toBe(1);
  });
});
