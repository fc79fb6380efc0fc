import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Button.css';
import '@mantine/core/styles/Loader.css';
import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { citiesQuery, queryClient } from './api/queries.ts';
import { App } from './app.tsx';
import { startTexts } from './i18n/i18n.ts';
import { warmUpMap } from './map/create-map.ts';
import { useApp } from './state/app-state.ts';
import { startLinkSync } from './state/link-sync.ts';
import { mapFirst } from './state/map-first.ts';
import { ensureChineseFont } from './ui/chinese-font.ts';

startLinkSync();
warmUpMap();
// Asked for while the words are on their way.
void queryClient.prefetchQuery(citiesQuery);
await startTexts(useApp.getState().language);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <App />
  </QueryClientProvider>,
);
void mapFirst.then(ensureChineseFont);
