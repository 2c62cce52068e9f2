// SPDX-License-Identifier: EUPL-1.2
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "/static/dist/",
  publicDir: false,
  build: {
    outDir: "../src/nulplaat/static/dist",
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        main: "src/styles/main.css",
        phone: "src/entrypoints/phone.ts",
        facilitator: "src/entrypoints/facilitator.ts",
        screen: "src/entrypoints/screen.ts",
        plaat: "src/entrypoints/plaat.ts",
      },
    },
  },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"] },
});
