import './styles/base.css';
import './styles/top-bar.css';
import './styles/notices.css';
import './styles/search.css';
import './styles/answers.css';
import './styles/map.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startPreferences } from './state/preferences.ts';

startPreferences();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');
createRoot(root).render(<App />);
