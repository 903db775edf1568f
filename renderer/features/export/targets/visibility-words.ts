import type { Target, Visibility } from '../../../../shared/ipc/export.ts';

/** Who can read a repository, in the order in which it is offered. */
export const visibilityWords: Readonly<Record<Visibility, { label: string; means: string }>> = {
  private: { label: 'Private', means: 'Those who were invited can read it.' },
  internal: { label: 'Internal', means: 'Everybody in the company can read it.' },
  public: { label: 'Public', means: 'Anybody can read it. Each export there is confirmed on its own.' },
  unknown: { label: 'Not known', means: 'Treated as public: each export there is confirmed on its own.' },
};

/** The choices, in their order. */
export const visibilities = Object.keys(visibilityWords) as Visibility[];

/** Whether anybody may be able to read what is published there, so that each bundle is confirmed on its own. */
export function isExposed({ visibility }: Pick<Target, 'visibility'>): boolean {
  return visibility === 'public' || visibility === 'unknown';
}

/** Whether GitHub tells who can read it, so that nobody here has to say it. */
export function isToldByHost({ via, visibility }: Pick<Target, 'via' | 'visibility'>): boolean {
  return via === 'github' && visibility !== 'unknown';
}
