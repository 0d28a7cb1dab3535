/**
 * What each Outlook can do, whatever its functions say: on tablets some exist but never call back.
 * Source: Microsoft Learn, «Outlook JavaScript APIs supported in Outlook on mobile devices».
 */
export interface Capabilities {
  readonly isMobile: boolean;
  /** Gives itemId in the form that Graph takes. */
  readonly givesRestId: boolean;
  /** Has getAllInternetHeadersAsync when its requirement set says so too. */
  readonly hasHeaders: boolean;
  /** Tells when another mail is opened while the pane is pinned. */
  readonly hasItemChanged: boolean;
}

const DESKTOP: Capabilities = { isMobile: false, givesRestId: false, hasHeaders: true, hasItemChanged: true };
const MOBILE: Capabilities = { isMobile: true, givesRestId: true, hasHeaders: false, hasItemChanged: false };

const BY_HOST_NAME: Readonly<Record<string, Capabilities>> = {
  OutlookWebApp: DESKTOP,
  newOutlookWindows: DESKTOP,
  Outlook: DESKTOP,
  OutlookIOS: MOBILE,
  OutlookAndroid: MOBILE,
};

/** An unknown Outlook is taken for a desktop one: every call has a time-out anyway. */
export function capabilitiesOf(hostName: string): Capabilities {
  return BY_HOST_NAME[hostName] ?? DESKTOP;
}
