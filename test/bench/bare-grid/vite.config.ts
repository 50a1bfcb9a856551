import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Built as the product's page is. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    emptyOutDir: true,
    target: "chrome130",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4000,
  },
});
