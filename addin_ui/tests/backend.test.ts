// @vitest-environment node
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Backend } from "../src/backend";
import type { Wish } from "../src/sign_in";
import { aMail } from "./examples";

interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server;
let seen: Seen[];
let wishes: (Wish | undefined)[];
let answers: { status: number; body?: string; headers?: Record<string, string> }[];

const signIn = {
  token: (wish?: Wish): Promise<string> => Promise.resolve(`token-${wishes.push(wish)}`),
  withWindow: (): Promise<void> => Promise.resolve(),
};

function backend(): Backend {
  return new Backend(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, signIn, "sv");
}

beforeEach(async () => {
  [seen, wishes, answers] = [[], [], []];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += part));
    request.on("end", () => {
      seen.push({ path: request.url ?? "", headers: request.headers, body });
      const answer = answers.shift() ?? { status: 200, body: "<p>ok</p>" };
      if (answer.status === 0) return request.socket.destroy();
      response.writeHead(answer.status, answer.headers ?? {}).end(answer.body ?? "");
    });
  });
  await new Promise<void>((go) => server.listen(0, "127.0.0.1", go));
});

afterEach(() => new Promise((go) => server.close(go)));

describe("the backend", () => {
  it("asks for a fragment in the reader's language, with a token", async () => {
    expect(await backend().assess(aMail())).toBe("<p>ok</p>");
    expect(seen[0]?.headers).toMatchObject({ authorization: "Bearer token-1", "accept-language": "sv" });
    expect(seen[0]?.headers.accept).toContain("text/html");
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual(aMail());
  });

  it("tries an assessment twice, but no more", async () => {
    answers = [{ status: 503 }, { status: 200, body: "<p>då</p>" }];
    expect(await backend().assess(aMail())).toBe("<p>då</p>");
    answers = [{ status: 503 }, { status: 503 }, { status: 200 }];
    await expect(backend().assess(aMail())).rejects.toMatchObject({ trouble: "server" });
    answers = [{ status: 0 }, { status: 200, body: "<p>nu</p>" }];
    expect(await backend().assess(aMail())).toBe("<p>nu</p>");
  });

  it("never repeats an action by itself", async () => {
    answers = [{ status: 503 }];
    await expect(backend().act("forward_to_secretary", ids)).rejects.toMatchObject({ trouble: "server" });
    expect(seen).toHaveLength(1);
  });

  it("sends both names of the mail and nothing else", async () => {
    await backend().act("forward_to_secretary", { ...ids, key: "secret" } as typeof ids);
    expect(seen[0]?.path).toBe("/api/v1/actions/forward_to_secretary");
    expect(JSON.parse(seen[0]?.body ?? "")).toEqual(ids);
  });

  it("keeps the key of a press until it has been answered", async () => {
    const one = backend();
    answers = [{ status: 0 }, { status: 500 }, { status: 429 }, { status: 200 }, { status: 200 }];
    for (let n = 0; n < 5; n += 1) await one.act("forward_to_secretary", ids).catch(() => undefined);
    const keys = seen.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys.slice(0, 4)).size).toBe(1);
    expect(keys[4]).not.toBe(keys[0]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("answers a claims challenge with a new token, once, under the same key", async () => {
    const challenge = { "WWW-Authenticate": `Bearer claims="${btoa('{"access_token":{}}')}"` };
    answers = [{ status: 401, headers: challenge }, { status: 200, body: "<p>klart</p>" }];
    expect(await backend().act("notify_coordinator", ids)).toBe("<p>klart</p>");
    expect(wishes).toEqual([undefined, { claims: '{"access_token":{}}', isFresh: true }]);
    expect(seen[1]?.headers["idempotency-key"]).toBe(seen[0]?.headers["idempotency-key"]);
    answers = [{ status: 401 }, { status: 401 }, { status: 200 }];
    await expect(backend().assess(aMail())).rejects.toMatchObject({ trouble: "sign_in" });
  });
});

const ids = { itemId: "AAMk-1", internetMessageId: "<1@example>" };
