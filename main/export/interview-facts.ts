import { readInterviewFields } from '../../shared/markdown/interview-fields.ts';
import { splitFile } from '../../shared/markdown/split-file.ts';
import type { Vault } from '../vault/vault.ts';

/** What a document asks of an interview besides its row in the catalogue. */
export interface InterviewFacts {
  recruitedFrom: string | null;
  /** Whether what was said in it may leave. */
  hasConsent: boolean;
}

/** A search finds highlights in thousands of notes: so many of them are open at once. */
const readAtOnce = 8;

/** The facts of interviews, by id. Of one that cannot be read nothing leaves. */
export async function readFacts(vault: Vault, ids: Iterable<string>): Promise<Map<string, InterviewFacts>> {
  const facts = new Map<string, InterviewFacts>();
  const wanted = [...new Set(ids)];
  const read = async (id: string) => {
    const file = await vault.read(id).catch(() => null);
    const isText = file !== null && file.readOnly !== 'damaged' && file.readOnly !== 'encoding';
    facts.set(id, isText ? factsOf(file.text) : { recruitedFrom: null, hasConsent: false });
  };
  for (let at = 0; at < wanted.length; at += readAtOnce) {
    await Promise.all(wanted.slice(at, at + readAtOnce).map(read));
  }
  return facts;
}

/**
 * Reads them from a whole file. What was said may leave unless somebody declined, or took back what they had granted, or it cannot
 * be told: a value that nobody knows, or two of them (a conflict) of which one says so.
 */
export function factsOf(file: string): InterviewFacts {
  const { values, raw } = readInterviewFields(file);
  const read = raw.consent === undefined || raw.consent === null || values.consent !== undefined;
  const written = [...splitFile(file).yaml.matchAll(/^\s*["']?consent["']?[ \t]*:[ \t]*(.*)$/gm)].map(
    ([, value = '']) => value,
  );
  const all = [values.consent ?? '', ...written.map((value) => value.replace(/\s+#.*$/, '').replace(/["'\s]/g, ''))];
  return {
    recruitedFrom: values.recruitedFrom ?? null,
    hasConsent: read && all.every((value) => ['', '~', 'null', 'granted', 'not_asked'].includes(value)),
  };
}
