import english from "../locales/en.json";
import swedish from "../locales/sv.json";

export type Words = typeof swedish;

export function wordsIn(language: string): Words {
  return language.startsWith("en") ? english : swedish;
}
