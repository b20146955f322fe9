import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { styleModInSheets } from './build/styleMod.ts'

/** The portal that the development server passes calls on to. */
const portal = process.env.LAUNCHDESK_PORTAL ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), styleModInSheets()],
  css: {
    preprocessorOptions: { scss: { loadPaths: ['node_modules'], quietDeps: true } },
  },
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // The content security policy lets no data: address in for scripts and fonts.
    assetsInlineLimit: 0,
  },
  // A worker that loads what it needs in parts.
  worker: { format: 'es' },
  server: {
    proxy: Object.fromEntries(['/api', '/actuator', '/pages', '/v3', '/oauth2', '/login'].map((path) => [path, portal])),
  },
  test: {
    include: ['src/**/*.test.ts'],
  },
})
