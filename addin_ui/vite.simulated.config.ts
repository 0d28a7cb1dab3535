import { defineConfig } from "vite";

const browser = new URL("../simulated_outlook/browser/", import.meta.url).pathname;

/** The page that plays Outlook. Its fake office.js is built in the same run, but must be a classic script. */
export default defineConfig(({ mode }) => {
  const name = mode === "office" ? "office" : "host";
  return {
    base: "./",
    publicDir: false,
    build: {
      outDir: new URL("../simulated_outlook/static/built/", import.meta.url).pathname,
      emptyOutDir: name === "host",
      target: "es2022",
      modulePreload: false,
      rollupOptions: {
        input: { [name]: `${browser}${name}/main.ts` },
        output: { entryFileNames: "[name].js", format: name === "office" ? "iife" : "es" },
      },
    },
  };
});
