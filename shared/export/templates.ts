import slugify from '@sindresorhus/slugify';
import type { VaultConfig } from '../domain/vault-config.ts';
import { neutralizeLine } from './neutralize.ts';

export type ExportTemplates = VaultConfig['export'];

export interface ExportNames {
  /** `/`-separated, inside the repository. */
  path: string;
  branch: string;
  /** Of the pull request; the commit's subject too. */
  title: string;
}

/** What the names of an export are made from, but for its title. A link has none; `file`: what is copied or saved, and goes to no branch. */
export type Naming =
  | { as: 'link' }
  | { as: 'file'; date: string; ending: 'md' | 'csv' }
  | {
      as: 'review';
      date: string;
      templates: ExportTemplates;
      /** Where the same selection went before. */
      before: Pick<ExportNames, 'path' | 'branch'> | null;
      /** What other exports are called. */
      taken: readonly Pick<ExportNames, 'path' | 'branch'>[];
      /** The branches on which the same selection has been before; none unless told. */
      former?: readonly string[];
      /** It goes to a branch of its own, in the place where it was before. */
      followUp?: boolean;
    };

const longestSlug = 60;

/** The names of an export under a title: those of an earlier export of the same selection, else the first that are free; a follow-up has the file and another branch. */
export function namesUnder(title: string, naming: Naming): ExportNames {
  if (naming.as === 'link') return { path: '', branch: '', title: '' };
  if (naming.as === 'file') {
    const path = `${naming.date}-${slugOf(title)}.${naming.ending}`;
    return { path, branch: '', title: neutralizeLine(title) };
  }
  const { templates, date, before, taken, former = [], followUp = false } = naming;
  let names = exportNames(templates, title, date);
  if (before && !followUp) return { ...names, branch: before.branch, path: before.path };
  const hasBranch = (n: ExportNames) => former.includes(n.branch) || taken.some(({ branch }) => branch === n.branch);
  const hasPath = (n: ExportNames) => before === null && taken.some(({ path }) => path === n.path);
  for (let nth = 2; hasBranch(names) || hasPath(names); nth++) names = exportNames(templates, title, date, nth);
  return before ? { ...names, path: before.path } : names;
}

/** Whether what goes by these names follows a pull request of the same selection. */
export function isFollowUp({ branch }: ExportNames, naming: Naming): boolean {
  return naming.as === 'review' && (naming.former ?? []).some((one) => one !== branch);
}

/**
 * Fills the vault's templates (`{{year}}`, `{{date}}`, `{{slug}}`, `{{title}}`) and makes the results safe: the path stays inside
 * the repository, the branch is a valid ref name that no command takes for an option. `nth` above 1 tells two exports of
 * one name apart.
 */
export function exportNames(templates: ExportTemplates, title: string, date: string, nth = 1): ExportNames {
  const suffix = nth > 1 ? `-${nth}` : '';
  const slug = slugOf(title) + suffix;
  const fill = (template: string) => fillTemplate(template, { year: date.slice(0, 4), date, slug, title });
  return {
    path: safePath(fill(templates.path), `${date}-${slug}.md`),
    branch: safeBranch(fill(templates.branch), `research/${date}-${slug}`),
    title: neutralizeLine(fill(templates.title)).slice(0, 200) || neutralizeLine(title),
  };
}

/** Lower-case ASCII words joined by `-`, at most 60 characters; `interviews` where nothing is left. */
export function slugOf(title: string): string {
  const slug = slugify(title, { customReplacements: [['&', ' and ']] });
  const short = slug.length <= longestSlug ? slug : slug.slice(0, longestSlug).replace(/-[^-]*$/, '');
  return short.replace(/^-+|-+$/g, '') || 'interviews';
}

function fillTemplate(template: string, values: Record<string, string>): string {
  return template.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, key: string) =>
    Object.hasOwn(values, key) ? values[key]! : whole,
  );
}

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** A path inside the repository that every system can check out: no `..`, no `.git`, no name that starts with `-` or `.`. */
export function safePath(path: string, fallback: string): string {
  const names = path
    .replaceAll('\\', '/')
    .split('/')
    .map((name) =>
      name
        .normalize('NFC')
        .replace(/[\u0000-\u001f\u007f-\u009f<>:"|?*\p{Cf}]/gu, '')
        .trim()
        .replace(/^[-.\s]+|[.\s]+$/g, '')
        .replace(reserved, '_$&')
        .slice(0, 120),
    )
    .filter((name) => name !== '' && !/^\.?git$/i.test(name));
  const last = names.at(-1);
  if (last === undefined) return fallback;
  if (!/\.md$/i.test(last)) names[names.length - 1] = `${last}.md`;
  return names.join('/');
}

/** A branch name that follows `git check-ref-format` and never starts with `-`. */
export function safeBranch(branch: string, fallback: string): string {
  const names = branch
    .split('/')
    .map((name) =>
      name
        .normalize('NFC')
        .replace(/[\u0000-\u0020\u007f-\u009f~^:?*[\]\\@#{}'"`$;&|<>()!\p{Cf}]+/gu, '-')
        .replace(/\.{2,}/g, '.')
        .replace(/^[-.]+|[-.]+$/g, '')
        .replace(/(?:\.lock)+$/i, '')
        .slice(0, 100),
    )
    .filter((name) => name !== '');
  const joined = names.join('/');
  return isSafeBranch(joined) ? joined : fallback;
}

/** The rules of `git check-ref-format --branch`, no leading `-`, and nothing that GitHub takes for another ref or for a commit. */
export function isSafeBranch(branch: string): boolean {
  return (
    branch !== '' &&
    branch !== '@' &&
    !/^(?:head|refs\/.*|[0-9a-f]{40})$/i.test(branch) &&
    branch.length <= 240 &&
    !/^[-/]|[/.]$|\/\/|\.\.|@\{|[\u0000-\u0020\u007f~^:?*[\\]/.test(branch) &&
    branch.split('/').every((name) => !/^[.-]|\.lock$/i.test(name))
  );
}
