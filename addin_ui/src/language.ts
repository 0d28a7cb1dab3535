import english from "./locales/en.json";
import swedish from "./locales/sv.json";

/** Every sentence that the script itself says; the rest comes with the fragments from the server. */
export type Sentences = typeof swedish;

/** Swedish, unless Outlook speaks English. */
export function sentencesFor(displayLanguage: string): Sentences {
  return displayLanguage.toLowerCase().startsWith("en") ? english : swedish;
}

/** Puts values where the sentence says {name}. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
