import type { Mailbox } from "./api";
import { button, element } from "./element";
import type { Store } from "./state";
import type { Words } from "./words";

/** Mailboxes and their folders. Each mailbox is its owner's own Outlook. */
export function drawNavigation(place: HTMLElement, store: Store, say: Words, boxes: readonly Mailbox[]): void {
  const roles = say.roles as Readonly<Record<string, string>>;
  const rows = boxes.map((box) => {
    const isOpen = box.address === store.now.address;
    const go = (folder: string): void =>
      store.change({ address: box.address, folder, item: { kind: "none" }, isPaneOpen: isOpen && store.now.isPaneOpen });
    const label = `${box.name}${box.unread ? ` (${box.unread})` : ""}`;
    const owner = button(label, () => go("inbox"), { class: "owner", "data-mailbox": box.address });
    const role = element("span", { class: "role" }, roles[box.role] ?? box.role);
    return element("li", {}, owner, role, ...(isOpen ? [folders(store, say, go)] : []));
  });
  const meeting = { kind: "meeting", subject: say.meeting } as const;
  const calendar = button(say.open_meeting, () => store.change({ item: meeting }), { "data-meeting": "" });
  place.replaceChildren(element("ul", {}, ...rows), calendar);
}

function folders(store: Store, say: Words, go: (folder: string) => void): HTMLElement {
  const rows = Object.entries(say.folders).map(([folder, name]) => {
    const current = store.now.folder === folder ? "page" : undefined;
    return element("li", {}, button(name, () => go(folder), { "data-folder": folder, "aria-current": current }));
  });
  return element("ul", { class: "folders" }, ...rows);
}
