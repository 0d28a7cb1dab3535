import { beforeEach, describe, expect, it } from "vitest";
import { sentencesFor } from "../src/language";
import { Pane, type Told } from "../src/pane";
import { Problem } from "../src/problem";

const say = sentencesFor("sv");
const FRAGMENT = `<article><h2>Råd</h2><div data-actions>
  <div class="action"><fluent-button data-action="a">A</fluent-button></div>
  <details class="more"><summary>Fler</summary><div class="action"><fluent-button data-action="b">B</fluent-button></div></details>
  </div></article>`;

let root: HTMLElement;
let announcement: HTMLElement;
let pane: Pane;

beforeEach(() => {
  document.body.innerHTML = '<p id="announcement"></p><main id="pane"></main>';
  root = document.getElementById("pane") as HTMLElement;
  announcement = document.getElementById("announcement") as HTMLElement;
  pane = new Pane(root, announcement, say);
});

describe("the pane", () => {
  it.each(Object.keys(say.states) as Told[])("tells of %s in words and to screen readers", (state) => {
    pane.tell(state);
    expect(root.querySelector("h2")?.textContent).toBe(say.states[state].title);
    expect(announcement.textContent).toBe(say.states[state].title);
    expect(root.getAttribute("aria-busy")).toBe("false");
  });

  it("never makes markup of what the server says of a problem", () => {
    pane.tell("server", undefined, new Problem("server", "<img src=x>", "<script>x</script>"));
    expect(root.querySelector("img, script")).toBeNull();
    expect(root.querySelector("h2")?.textContent).toBe("<img src=x>");
  });

  it("explains a shared mailbox in the place of the buttons", () => {
    pane.guidance(FRAGMENT, true);
    expect(root.querySelector("[data-action], .more")).toBeNull();
    expect(root.textContent).toContain(say.shared);
    pane.guidance(FRAGMENT, false);
    expect(root.querySelectorAll("[data-action]")).toHaveLength(2);
  });

  it("says which button was pressed", () => {
    const pressed: string[] = [];
    pane.onAction((kind) => pressed.push(kind));
    pane.guidance(FRAGMENT, false);
    for (const button of root.querySelectorAll<HTMLElement>("[data-action]")) button.click();
    root.querySelector("h2")?.dispatchEvent(new Event("click", { bubbles: true }));
    expect(pressed).toEqual(["a", "b"]);
  });
});
