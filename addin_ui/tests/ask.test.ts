import { describe, expect, it } from "vitest";
import { ask, NoAnswer, Refused } from "../src/ask";

describe("asking Outlook", () => {
  it("gives the value", async () => {
    await expect(ask((done) => done({ status: "succeeded", value: 7 }), 50)).resolves.toBe(7);
  });

  it("ends when Outlook never calls back", async () => {
    await expect(ask(() => undefined, 5)).rejects.toBeInstanceOf(NoAnswer);
  });

  it("says no when Outlook says no", async () => {
    const answer = { status: "failed", value: "", error: { name: "GenericTokenError" } };
    await expect(ask((done) => done(answer), 50)).rejects.toBeInstanceOf(Refused);
  });

  it("says no when the function does not exist", async () => {
    const item = {} as { absent: (done: unknown) => void };
    await expect(ask((done) => item.absent(done), 50)).rejects.toBeInstanceOf(Refused);
  });
});
