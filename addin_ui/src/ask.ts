/** Outlook never called back. Some calls do that on tablets. */
export class NoAnswer extends Error {}

/** Outlook called back with an error. */
export class Refused extends Error {}

/** The part of Outlook's answer that we read. */
export interface Answer<T> {
  readonly status: unknown;
  readonly value: T;
  readonly error?: { readonly name?: string };
}

const SUCCEEDED = "succeeded";

/** Turns a callback into a promise that always ends: value, Refused or NoAnswer. */
export function ask<T>(call: (done: (answer: Answer<T>) => void) => void, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer()), milliseconds);
    const done = (answer: Answer<T>): void => {
      clearTimeout(timer);
      if (answer.status === SUCCEEDED) resolve(answer.value);
      else reject(new Refused(answer.error?.name));
    };
    try {
      call(done);
    } catch (error) {
      clearTimeout(timer);
      reject(new Refused(error instanceof Error ? error.name : "thrown"));
    }
  });
}
