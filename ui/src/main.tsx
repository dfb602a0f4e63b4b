import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startStore } from './state/store.ts';
import './style/index.css';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root element.');

startStore();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
