import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './compress.ts';

const server = process.env['ASCRIBE_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), compress()],
  build: { outDir: '../dist/ui', emptyOutDir: true },
  // The server checks the Host header, so the proxy must present the server's own.
  server: { host: '127.0.0.1', proxy: { '/graphql': { target: server, changeOrigin: true } } },
});
