import { button, element } from "./element";
import type { Words } from "./words";

/** Outlook's own sign-in window: yes or no. */
export function askToSignIn(name: string, say: Words): Promise<boolean> {
  return new Promise((resolve) => {
    const dialog = element("dialog", { class: "sign-in", "aria-label": say.sign_in_title });
    const end = (answer: boolean) => (): void => {
      dialog.remove();
      resolve(answer);
    };
    dialog.append(
      element("h2", {}, say.sign_in_title),
      element("p", {}, say.sign_in_text.replace("{name}", name)),
      button(say.sign_in_yes.replace("{name}", name), end(true), { class: "main", "data-sign-in": "yes" }),
      button(say.sign_in_no, end(false), { "data-sign-in": "no" }),
    );
    dialog.addEventListener("cancel", end(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}
