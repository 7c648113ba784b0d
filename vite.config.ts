/** The client build: one stylesheet, one small script and the fonts, with hashed names and a manifest. */
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/assets/',
  publicDir: false,
  build: {
    outDir: 'dist/client',
    assetsDir: '',
    emptyOutDir: true,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [
        'src/portal/islands/portal.ts',
        'src/portal/islands/passkey.ts',
        'src/portal/islands/eds.ts',
        'src/portal/islands/nearby.ts',
        'src/portal/islands/map.ts',
        'src/portal/islands/marking.ts',
        'src/portal/islands/kept-pages-worker.ts',
        'src/portal/islands/map.css',
        'src/portal/styles/portal.css',
      ],
    },
  },
})
