import "@fluentui/web-components/button.js";
import "@fluentui/web-components/spinner.js";
import { setTheme } from "@fluentui/web-components/theme/set-theme.js";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";

/** Fluent's colours, light or dark as the device is set, also when it changes. */
export function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = (): void => setTheme(dark.matches ? webDarkTheme : webLightTheme);
  dark.addEventListener("change", paint);
  paint();
}
