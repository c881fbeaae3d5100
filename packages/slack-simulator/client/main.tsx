import { render } from 'preact';
import { App } from './app.js';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/sidebar.css';
import './styles/messages.css';
import './styles/text.css';
import './styles/block-kit.css';
import './styles/composer.css';
import './styles/overlays.css';
import './styles/narrow.css';
import { applySavedTheme } from './ui/theme.js';

applySavedTheme();
const root = document.getElementById('root');
if (root) render(<App />, root);
