import { loadPreferences } from './state/preferences.ts';
import { mirrorVault } from './state/vault.ts';

// Imported before anything else, so that main answers while the page's code is still being evaluated.
void loadPreferences();
mirrorVault();
