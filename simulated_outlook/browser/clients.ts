// What each Outlook is and has; sources in docs/decisions and on Microsoft Learn (Outlook mobile APIs).

export interface Client {
  readonly hostName: string;
  readonly platform: string;
  /** Highest Mailbox requirement set. */
  readonly mailbox: number;
  readonly hasNestedAppAuth: boolean;
  readonly isMobile: boolean;
  /** "never": the function exists and never calls back, as on Android. */
  readonly headers: "yes" | "absent" | "never";
  /** How the host page is drawn. */
  readonly form: "desktop" | "tablet" | "phone";
}

const DESKTOP = { mailbox: 15, hasNestedAppAuth: true, isMobile: false, headers: "yes", form: "desktop" } as const;
const MOBILE = { mailbox: 5, hasNestedAppAuth: true, isMobile: true, headers: "absent" } as const;

export const CLIENTS: Readonly<Record<string, Client>> = {
  web: { ...DESKTOP, hostName: "OutlookWebApp", platform: "OfficeOnline" },
  new_windows: { ...DESKTOP, hostName: "newOutlookWindows", platform: "OfficeOnline" },
  classic: { ...DESKTOP, hostName: "Outlook", platform: "PC" },
  mac: { ...DESKTOP, hostName: "Outlook", platform: "Mac", mailbox: 14 },
  ipad: { ...MOBILE, hostName: "OutlookIOS", platform: "iOS", form: "tablet" },
  android: { ...MOBILE, hostName: "OutlookAndroid", platform: "Android", headers: "never", form: "tablet" },
  phone: { ...MOBILE, hostName: "OutlookIOS", platform: "iOS", form: "phone" },
  old_ipad: { ...MOBILE, hostName: "OutlookIOS", platform: "iOS", form: "tablet", hasNestedAppAuth: false },
};

export function clientNamed(name: string): Client {
  return CLIENTS[name] ?? { ...DESKTOP, hostName: "OutlookWebApp", platform: "OfficeOnline" };
}
