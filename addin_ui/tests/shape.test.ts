// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";

const here = (path: string): string => new URL(`../${path}`, import.meta.url).pathname;
const sources = readdirSync(here("src"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => ({ name, text: readFileSync(here(`src/${name}`), "utf-8") }));
const named = (pattern: RegExp): string[] => sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

it("says Office in one file", () => {
  expect(named(/\bOffice\b\.|typeof Office\b/)).toEqual(["outlook_host.ts"]);
});

it("keeps nothing in the browser, but for a mark in the sign-in dialog", () => {
  expect(named(/localStorage|sessionStorage|indexedDB|document\.cookie|caches\./)).toEqual(["signed_in.ts"]);
});

it("makes markup only of what our own server sent", () => {
  expect(named(/innerHTML|insertAdjacentHTML|outerHTML|document\.write/)).toEqual([]);
  expect(named(/DOMParser/)).toEqual(["element.ts"]);
});

it("loads MSAL first when a token is needed", () => {
  expect(named(/from "@azure\/msal-browser/)).toEqual(["msal_tokens.ts", "signed_in.ts"]);
  expect(named(/from "\.\/msal_tokens"/)).toEqual(["signed_in.ts"]);
});

it("loads at most 150 kB of script before sign-in", () => {
  const seen = new Set<string>();
  const load = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const text = readFileSync(here(`static/built/${name}`), "utf-8");
    for (const [, other] of text.matchAll(/(?:from|import)\s?["'`]\.\/([\w.]+\.js)["'`]/g)) load(other ?? "");
  };
  load("pane.js");
  expect([...seen]).not.toContain("msal_tokens.js");
  const size = [...seen].reduce((sum, name) => sum + gzipSync(readFileSync(here(`static/built/${name}`))).length, 0);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThan(150_000);
});
