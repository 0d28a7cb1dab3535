/**
 * One Idempotency-Key per press. It is kept until the server has answered for good, so that a second try after
 * a lost answer is seen as the same press. Lives in memory only.
 */
export class Presses {
  private readonly open = new Map<string, string>();

  keyFor(mail: string, kind: string): string {
    const name = `${kind} ${mail}`;
    const key = this.open.get(name) ?? crypto.randomUUID();
    this.open.set(name, key);
    return key;
  }

  answered(mail: string, kind: string): void {
    this.open.delete(`${kind} ${mail}`);
  }
}
