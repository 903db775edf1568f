import { z } from 'zod';

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Fills `count` random bytes. Passed in, so that tests are repeatable and `shared/` stays pure. */
export type RandomBytes = (count: number) => Uint8Array;

/** ULID of the given moment (milliseconds since 1970): 10 characters of time, 16 of randomness, Crockford base32, upper case. */
export function ulid(now: number, random: RandomBytes): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i++) {
    time = crockford[rest % 32] + time;
    rest = Math.floor(rest / 32);
  }
  return time + base32(16, random);
}

/** The moment a ULID was made at, in milliseconds since 1970. */
export function ulidTime(id: string): number {
  let time = 0;
  for (const letter of id.slice(0, 10)) time = time * 32 + crockford.indexOf(letter);
  return time;
}

/** Highlight id: `h_` and 12 random Crockford characters in lower case (note format, "Highlights and timestamps"). */
export function highlightId(random: RandomBytes): string {
  return `h_${base32(12, random).toLowerCase()}`;
}

/** Participant id: `p_` and 12 random Crockford characters in lower case. */
export function participantId(random: RandomBytes): string {
  return `p_${base32(12, random).toLowerCase()}`;
}

function base32(length: number, random: RandomBytes): string {
  let out = '';
  for (const byte of random(length)) out += crockford[byte % 32];
  return out;
}

/**
 * Id of an interview, as the rest of the app names it: the ULID in its front matter, or `path:<vault-relative path>`
 * for a note of a foreign folder that has none yet (it gets a ULID with the user's first edit). Opaque; never a path on disk.
 */
export const NoteId = z.string().min(1).max(1100);
export const Ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
export const HighlightId = z.string().regex(/^h_[0-9a-hjkmnp-tv-z]{12}$/);
export const ParticipantId = z.string().regex(/^p_[0-9a-hjkmnp-tv-z]{12}$/);
/** Ids of people and teams: slugs, frozen when created. */
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
