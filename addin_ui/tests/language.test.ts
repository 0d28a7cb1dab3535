import { describe, expect, it } from "vitest";
import { fill, sentencesFor } from "../src/language";
import english from "../src/locales/en.json";
import swedish from "../src/locales/sv.json";

function keysOf(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

describe("language", () => {
  it("is Swedish unless Outlook is English", () => {
    expect(sentencesFor("en-GB")).toBe(english);
    for (const other of ["sv-SE", "fi-FI", ""]) expect(sentencesFor(other)).toBe(swedish);
  });

  it("says everything in both languages", () => {
    expect(keysOf(english)).toEqual(keysOf(swedish));
  });

  it("fills what it knows and leaves the rest", () => {
    expect(fill("{a} och {b}", { a: "x" })).toBe("x och {b}");
  });
});
