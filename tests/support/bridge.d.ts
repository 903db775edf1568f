import type { Bridge } from '../../shared/ipc/index.ts';

declare global {
  interface Window {
    bridge: Bridge;
  }
}
