/** Lets every request of the pane fail while the simulated device has no network. */
export function breakNetwork(isOffline: () => boolean): void {
  const real = globalThis.fetch.bind(globalThis);
  globalThis.fetch = (...request) =>
    isOffline() ? Promise.reject(new TypeError("Failed to fetch")) : real(...request);
}
