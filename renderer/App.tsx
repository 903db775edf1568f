import { Tooltip } from '@base-ui/react/tooltip';
import { lazy, type ReactNode, Suspense, useEffect, useMemo } from 'react';
import { AppCommands } from './commands/AppCommands.tsx';
import { DeepLinks } from './commands/DeepLinks.tsx';
import { useKeys } from './commands/use-keys.ts';
import { useMenu } from './commands/use-menu.ts';
import { VaultCommands } from './commands/VaultCommands.tsx';
import { answerBeforeClose } from './state/closing.ts';
import { applyTheme, usePreferences } from './state/preferences.ts';
import { usePainted } from './state/ready.ts';
import { useVault } from './state/vault.ts';
import { PeopleContext } from './ui/roster-context.ts';
import { Toaster } from './ui/Toast.tsx';
import { Workbench } from './workbench/Workbench.tsx';

const Layers = lazy(() => import('./commands/Layers.tsx').then((m) => ({ default: m.Layers })));
const WelcomeView = lazy(() => import('./features/welcome/WelcomeView.tsx').then((m) => ({ default: m.WelcomeView })));

/** The whole page: the welcome screen without a vault, the workbench with one, and what floats above both. */
export function App() {
  useEffect(() => {
    const stops = [applyTheme(), answerBeforeClose()];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  useKeys();
  useMenu();
  const known = useVault((s) => s.known);
  const state = useVault((s) => s.vault.state);
  const painted = usePainted();
  const ready = usePreferences((s) => s.loaded) && known;
  return (
    <Tooltip.Provider timeout={300}>
      {ready && (
        <People>
          {state === 'none' ? (
            <Suspense>
              <WelcomeView />
            </Suspense>
          ) : (
            <Workbench />
          )}
          <AppCommands />
          <VaultCommands />
          <DeepLinks />
          {painted && (
            <Suspense>
              <Layers />
            </Suspense>
          )}
        </People>
      )}
      <Toaster />
    </Tooltip.Provider>
  );
}

function People({ children }: { children: ReactNode }) {
  const roster = useVault((s) => s.roster);
  const participants = useVault((s) => s.participants);
  const people = useMemo(() => ({ roster, participants }), [roster, participants]);
  return <PeopleContext value={people}>{children}</PeopleContext>;
}
