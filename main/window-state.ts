import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export const Bounds = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Bounds = z.infer<typeof Bounds>;

const WindowState = z.object({
  bounds: Bounds.nullable().catch(null),
  maximized: z.boolean().catch(false),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
});
/** What the first frame needs before preferences are loaded: where the window stood and which theme it had. */
export type WindowState = z.infer<typeof WindowState>;

export const defaultBounds = { width: 1280, height: 800 };
export const minimumSize = { width: 880, height: 560 };

/** Reads `window.json` of the app data folder; anything unreadable counts as the first start. */
export function readWindowState(dir: string): WindowState {
  try {
    return WindowState.parse(JSON.parse(readFileSync(path.join(dir, 'window.json'), 'utf8')));
  } catch {
    return { bounds: null, maximized: false, theme: 'system' };
  }
}

/** Writes `window.json`. May be lost without harm, so it is neither synced nor reported. */
export function writeWindowState(dir: string, state: WindowState): void {
  try {
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'window.json.new'), JSON.stringify(state), { mode: 0o600 });
    renameSync(path.join(dir, 'window.json.new'), path.join(dir, 'window.json'));
  } catch {
    // The next start opens at the default place.
  }
}

/** Bounds that lie on one of the displays' work areas, so that a window off screen is brought home; `null` where none fits. */
export function onScreen(bounds: Bounds | null, workAreas: readonly Bounds[]): Bounds | null {
  if (!bounds) return null;
  const home = workAreas.find(
    (area) =>
      bounds.x + 80 <= area.x + area.width &&
      bounds.x + bounds.width >= area.x + 80 &&
      bounds.y >= area.y - 8 &&
      bounds.y + 40 <= area.y + area.height,
  );
  if (!home) return null;
  return {
    ...bounds,
    width: Math.max(minimumSize.width, Math.min(bounds.width, home.width)),
    height: Math.max(minimumSize.height, Math.min(bounds.height, home.height)),
  };
}
