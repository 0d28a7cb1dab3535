import { defineConfig } from "vite";

// MSAL becomes a chunk of its own: nobody waits for it before the pane is painted.
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    outDir: "static/built",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: { pane: "src/main.ts", signed_in: "src/signed_in.ts" },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        assetFileNames: "[name][extname]",
      },
      preserveEntrySignatures: false,
    },
  },
});
