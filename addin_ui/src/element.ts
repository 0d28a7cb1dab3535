/** A small element: name, attributes, children. Text is always text, never markup. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** The nodes of a fragment that our own server rendered; scripts in it would not run. */
export function nodesOf(html: string): Node[] {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

export function button(label: string, press: () => void, appearance = "primary"): HTMLElement {
  const made = element("fluent-button", { role: "button", tabindex: "0", size: "large", appearance }, label);
  made.addEventListener("click", press);
  return made;
}
