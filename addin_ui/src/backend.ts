// Every address of our server that the pane knows.
import { fetchWithin, isPassing } from "./fetching";
import type { Mail, MailIds } from "./mail";
import { Presses } from "./press";
import { Problem, problemOf } from "./problem";
import type { SignIn } from "./sign_in";

const ASSESS = 15_000;
const ACT = 45_000;
const PAUSE = 800;

/** What the reader says of one code; the reason is chosen from a list. */
export interface Said {
  readonly code: string;
  readonly verdict: string;
  readonly reason: string;
}

export class Backend {
  private readonly presses = new Presses();

  constructor(
    private readonly base: string,
    private readonly signIn: SignIn,
    private readonly language: string,
  ) {}

  /** The guidance about one mail, as HTML from our own server. Changes nothing, so it is tried twice. */
  async assess(mail: Mail): Promise<string> {
    const body = JSON.stringify(mail);
    const post = (): Promise<Response> => this.post("/api/v1/assessments", body, ASSESS, {});
    const first = await post().catch((problem: unknown) => asProblem(problem));
    if (!isPassing(first)) return textOf(first);
    await new Promise((go) => setTimeout(go, PAUSE));
    return textOf(await post());
  }

  /** Carries out one action and gives the receipt as HTML. The same press always has the same key. */
  async act(kind: string, ids: MailIds): Promise<string> {
    const name = ids.internetMessageId || ids.itemId;
    const key = this.presses.keyFor(name, kind);
    const body = JSON.stringify({ itemId: ids.itemId, internetMessageId: ids.internetMessageId });
    const answer = await this.post(`/api/v1/actions/${kind}`, body, ACT, { "Idempotency-Key": key });
    if (answer.status < 500 && answer.status !== 401 && answer.status !== 429) this.presses.answered(name, kind);
    return textOf(answer);
  }

  /** Keeps what the reader says of one code and gives the guidance anew, as HTML. */
  async judge(ids: MailIds, said: Said): Promise<string> {
    const body = JSON.stringify({ itemId: ids.itemId, internetMessageId: ids.internetMessageId, ...said });
    return textOf(await this.post("/api/v1/judgements", body, ACT, {}));
  }

  /** Sends with a token; a claims challenge or an old token is answered with a new one, once. */
  private async post(path: string, body: string, within: number, more: Record<string, string>): Promise<Response> {
    const send = (token: string): Promise<Response> =>
      fetchWithin(within, `${this.base}${path}`, {
        method: "POST",
        body,
        headers: {
          Accept: "text/html, application/problem+json",
          "Accept-Language": this.language,
          "Content-Type": "application/json",
          Authorization: `Bearer ${token}`,
          ...more,
        },
      });
    const answer = await send(await this.signIn.token());
    if (answer.status !== 401) return answer;
    const { claims } = await problemOf(answer);
    return send(await this.signIn.token({ claims, isFresh: true }));
  }
}

async function textOf(answer: Response | Problem): Promise<string> {
  if (answer instanceof Problem) throw answer;
  if (!answer.ok) throw await problemOf(answer);
  return answer.text();
}

function asProblem(problem: unknown): Problem {
  if (problem instanceof Problem) return problem;
  throw problem;
}
