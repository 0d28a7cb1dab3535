import { beforeEach, describe, expect, it } from "vitest";
import { Follower } from "../src/follow";
import { ItemMoved } from "../src/host";
import { sentencesFor } from "../src/language";
import type { Mail } from "../src/mail";
import { Pane } from "../src/pane";
import { Problem } from "../src/problem";
import { later, settled, StageHost } from "./examples";

const say = sentencesFor("sv");
let host: StageHost;
let root: HTMLElement;
let answers: Map<string, ReturnType<typeof later<string>>>;
let windows: number;
let follower: Follower;

function stage(): Follower {
  document.body.innerHTML = '<p id="announcement"></p><main id="pane"></main>';
  root = document.getElementById("pane") as HTMLElement;
  const pane = new Pane(root, document.getElementById("announcement") as HTMLElement, say);
  const assess = (mail: Mail): Promise<string> => {
    const answer = later<string>();
    answers.set(mail.id, answer);
    return answer.promise;
  };
  const signIn = { withWindow: (): Promise<void> => Promise.resolve(void (windows += 1)) };
  return new Follower(host, { assess }, pane, signIn, say);
}

const fragment = (title: string): string => `<article><h2 data-focus tabindex="-1">${title}</h2></article>`;

beforeEach(() => {
  host = new StageHost();
  answers = new Map();
  windows = 0;
  follower = stage();
});

describe("following the open mail", () => {
  it("never lets a late answer cover a newer one", async () => {
    host.open("first");
    void follower.look();
    await settled();
    host.open("second");
    void follower.look();
    await settled();
    answers.get("second")?.resolve(fragment("Andra"));
    await settled();
    answers.get("first")?.resolve(fragment("Första"));
    await settled();
    expect(root.textContent).toBe("Andra");
    expect(follower.shown?.itemId).toBe("second");
  });

  it("takes old advice away before the new has come", async () => {
    host.open("first");
    void follower.look();
    await settled();
    answers.get("first")?.resolve(fragment("Släng det"));
    await settled();
    host.open("second");
    void follower.look();
    expect(root.textContent).not.toContain("Släng det");
    expect(root.getAttribute("aria-busy")).toBe("true");
  });

  it("does not read the same mail twice because of a focus", async () => {
    host.open("first");
    void follower.look();
    await settled();
    const first = answers.get("first");
    await follower.look();
    expect(answers.get("first")).toBe(first);
  });

  it("shows nothing as open when Outlook has moved on unnoticed", async () => {
    host.open("first");
    void follower.look();
    await settled();
    answers.get("first")?.resolve(fragment("Första"));
    await settled();
    expect(follower.shown).toBeDefined();
    host.open("second");
    expect(follower.shown).toBeUndefined();
  });

  it("tells of no mail and of what is no mail", async () => {
    await follower.look();
    expect(root.textContent).toContain(say.states.none.title);
    host.item = { kind: "other" };
    await follower.look();
    expect(root.textContent).toContain(say.states.other.title);
  });

  it("reads again when the mail moved, and gives up when it never keeps still", async () => {
    host.open("first");
    let reads = 0;
    host.readMail = () => Promise.reject(new ItemMoved(String((reads += 1))));
    void follower.look();
    await settled();
    expect(reads).toBe(4);
    expect(root.dataset["state"]).toBe("outlook_silent");
  });

  it("offers sign-in, and goes on after it", async () => {
    host.open("first");
    void follower.look();
    await settled();
    answers.get("first")?.reject(new Problem("sign_in"));
    await settled();
    root.querySelector<HTMLElement>("fluent-button")?.click();
    await settled();
    answers.get("first")?.resolve(fragment("Efteråt"));
    await settled();
    expect(windows).toBe(1);
    expect(root.textContent).toBe("Efteråt");
  });
});
