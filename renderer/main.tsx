import './begin.ts';
import '@fontsource-variable/inter/opsz.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { isMac } from './ui/keys.ts';

if (isMac) document.documentElement.dataset.mac = '';
const root = document.getElementById('root');
if (!root) throw new Error('The page has no place for the app');
createRoot(root).render(
  <CSPProvider disableStyleElements>
    <App />
  </CSPProvider>,
);
