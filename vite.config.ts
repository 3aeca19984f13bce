import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'client',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // The content security policy allows no data: addresses for scripts and fonts, so every asset is a file.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
})
