import { z } from 'zod';
import { DeepLink } from '../domain/deep-link.ts';

export const AppInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  platform: z.enum(['darwin', 'win32', 'linux']),
  /** True where the runtime is the one from the npm registry and not the one that releases ship. */
  developmentRuntime: z.boolean(),
  packaged: z.boolean(),
});
export type AppInfo = z.infer<typeof AppInfo>;

export const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof Theme>;

/** How the findings area is arranged. */
export const FindingsLook = z.object({
  view: z.enum(['board', 'list']),
  /** What a column of the board stands for. */
  columns: z.enum(['findings', 'status', 'team', 'goal']),
  /** What the list is grouped by. */
  groups: z.enum(['status', 'team', 'goal']),
  /** Only findings that have one of each; an empty list leaves none out. */
  filter: z.object({ teamIds: z.array(z.string()), goalIds: z.array(z.string()), statuses: z.array(z.string()) }),
});
export type FindingsLook = z.infer<typeof FindingsLook>;

const preference = {
  theme: Theme,
  sidebarOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  /** Layout of `react-resizable-panels`, by group id: percentages. */
  panes: z.record(z.string(), z.record(z.string(), z.number())),
  /** What was last on screen, by vault id. */
  lastNote: z.record(z.string(), z.string()),
  /** Who "I" am, by vault id: a person id. New interviews are interviewed by them. */
  me: z.record(z.string(), z.string()),
  /** Highlights one by one as a table or as cards. */
  highlightLayout: z.enum(['table', 'cards']),
  /** How the findings are shown, by vault id. */
  findings: z.record(z.string(), FindingsLook),
  /** Who owned the last document that was made, by vault id: as it was typed. */
  documentOwner: z.record(z.string(), z.string()),
  /** GitHub is asked about reviews from time to time, while the window is in front; else only when the user refreshes. */
  pollReviews: z.boolean(),
} as const;

/** Preferences of this machine; never in the vault. */
export const Preferences = z.object({
  theme: preference.theme.default('system'),
  sidebarOpen: preference.sidebarOpen.default(true),
  inspectorOpen: preference.inspectorOpen.default(true),
  panes: preference.panes.default({}),
  lastNote: preference.lastNote.default({}),
  me: preference.me.default({}),
  highlightLayout: preference.highlightLayout.default('table'),
  findings: preference.findings.default({}),
  documentOwner: preference.documentOwner.default({}),
  pollReviews: preference.pollReviews.default(false),
});
export type Preferences = z.infer<typeof Preferences>;

/** Some preferences. Not `Preferences.partial()`, which fills in the default of every one that is left out. */
export const PreferencesChange = z.object(preference).partial();

export const appContract = {
  'app:info': { input: z.void(), output: AppInfo },
  'app:preferences': { input: z.void(), output: Preferences },
  'app:set-preferences': { input: PreferencesChange, output: Preferences },
  /** Opens `https:` and `mailto:` links in the system's browser; anything else is 'refused' as 'invalid'. */
  'app:open-link': { input: z.object({ url: z.string().max(4096) }), output: z.void() },
  /** The window is about to close and the page has written what it could; `saved` says whether that was everything. */
  'app:ready-to-close': { input: z.object({ saved: z.boolean() }), output: z.void() },
  /** Which commands apply now, so that the native menu shows the same. */
  'app:command-state': { input: z.object({ enabled: z.array(z.string()) }), output: z.void() },
  /**
   * The `fieldbook://` link that the system handed over last (event `app:link-asked`, or at start), once; `null` where there is
   * none. `link` is `null` for one that leads nowhere.
   */
  'app:take-link': { input: z.void(), output: z.object({ link: DeepLink.nullable() }).nullable() },
  'app:quit': { input: z.void(), output: z.void() },
} as const;
