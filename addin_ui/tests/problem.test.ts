import { describe, expect, it } from "vitest";
import { claimsIn, problemOf } from "../src/problem";

const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';

describe("what the server says", () => {
  it("finds the claims that Entra asks for", () => {
    expect(claimsIn(`Bearer error="insufficient_claims", claims="${btoa(CLAIMS)}"`)).toBe(CLAIMS);
    expect(claimsIn('Bearer realm="x"')).toBe("");
    expect(claimsIn('Bearer claims="%%%"')).toBe("");
  });

  it.each([
    [401, "sign_in"],
    [403, "not_allowed"],
    [404, "not_found"],
    [409, "conflict"],
    [413, "too_large"],
    [422, "unreadable"],
    [500, "server"],
    [418, "server"],
  ])("gives %i a name", async (status, trouble) => {
    expect((await problemOf(new Response("", { status }))).trouble).toBe(trouble);
  });

  it("takes title and detail from problem+json and nothing from anything else", async () => {
    const headers = { "Content-Type": "application/problem+json" };
    const told = new Response(JSON.stringify({ title: "Nej", detail: "För att …" }), { status: 409, headers });
    expect(await problemOf(told)).toMatchObject({ title: "Nej", detail: "För att …" });
    const page = new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } });
    expect(await problemOf(page)).toMatchObject({ title: "", detail: "" });
    const broken = new Response("[", { status: 500, headers });
    expect(await problemOf(broken)).toMatchObject({ trouble: "server", title: "" });
  });
});
