import { Problem } from "./problem";

/** fetch with a time-out; no answer at all becomes a Problem. */
export async function fetchWithin(milliseconds: number, url: string, request: RequestInit): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), milliseconds);
  try {
    return await fetch(url, { ...request, signal: stop.signal, cache: "no-store", credentials: "omit" });
  } catch {
    throw new Problem(stop.signal.aborted ? "slow" : "offline");
  } finally {
    clearTimeout(timer);
  }
}

/** True when another try may help and harms nobody. */
export function isPassing(answer: Response | Problem): boolean {
  if (answer instanceof Problem) return answer.trouble === "offline" || answer.trouble === "slow";
  return [502, 503, 504].includes(answer.status);
}
