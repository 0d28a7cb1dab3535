/** A small element: name, attributes, children; an attribute that is undefined is left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function button(label: string, press: () => void, attributes: Readonly<Record<string, string | undefined>> = {}) {
  const made = element("button", { type: "button", ...attributes }, label);
  made.addEventListener("click", press);
  return made;
}

export function choice(
  label: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
  choose: (value: string) => void,
  name: string,
): HTMLLabelElement {
  const select = element("select", { name });
  for (const [value, text] of Object.entries(options)) {
    select.append(element("option", { value, ...(value === chosen ? { selected: "" } : {}) }, text));
  }
  select.addEventListener("change", () => choose(select.value));
  return element("label", {}, element("span", {}, label), select);
}

export function tick(label: string, isOn: boolean, set: (isOn: boolean) => void, name: string): HTMLLabelElement {
  const box = element("input", { type: "checkbox", name, ...(isOn ? { checked: "" } : {}) });
  box.addEventListener("change", () => set(box.checked));
  return element("label", { class: "tick" }, box, label);
}
