import { useEffect, useState } from 'react';
import { call } from '../../../api.ts';

/**
 * Whether this build can sign in in the browser there: it is registered at few servers. `null` until that is known for the first time.
 * Asks nobody outside of this computer.
 */
export function useCanSignIn(server: string): boolean | null {
  const [canSignIn, setCanSignIn] = useState<boolean | null>(null);
  useEffect(() => {
    let isLate = false;
    call('github:can-sign-in', { server })
      .catch(() => false)
      .then((can) => isLate || setCanSignIn(can));
    return () => {
      isLate = true;
    };
  }, [server]);
  return canSignIn;
}
