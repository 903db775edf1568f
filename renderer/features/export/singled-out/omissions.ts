import type { Attribute, SingledOut } from '../../../../shared/ipc/export.ts';

/** What is left out, by participant. */
export type Omissions = ReadonlyMap<string, readonly Attribute[]>;

/** Both together. */
export function withOut(now: Omissions, more: Omissions): Omissions {
  const all = new Map(now);
  for (const [id, attributes] of more) all.set(id, [...new Set([...(all.get(id) ?? []), ...attributes])]);
  return all;
}

/** With one attribute of one person back in the document. */
export function without(now: Omissions, participantId: string, attribute: Attribute): Omissions {
  const rest = (now.get(participantId) ?? []).filter((other) => other !== attribute);
  const all = new Map(now);
  if (rest.length === 0) all.delete(participantId);
  else all.set(participantId, rest);
  return all;
}

/** The least that is to be left out so that nobody is singled out any more, as far as leaving out can help. */
export function remedyOf(singledOut: readonly SingledOut[]): Omissions {
  return new Map(
    singledOut.flatMap(({ participantId, remedy }) => (remedy.length > 0 ? [[participantId, remedy]] : [])),
  );
}

/** Somebody in the list: singled out, or not any more since something of them is left out. */
export interface Person {
  participantId: string;
  /** `null` where they are not singled out. */
  found: SingledOut | null;
  /** What stands in the document of them, or would, in one order. */
  attributes: { attribute: Attribute; state: 'shown' | 'suggested' | 'fixed' | 'out' }[];
}

const order: readonly Attribute[] = ['role', 'segment', 'company-size', 'date'];

/**
 * The list: those who were singled out when the export was opened stay in their places, so that what is put back is found where it was.
 * `before`: the ids of the list as it was.
 */
export function peopleOf(singledOut: readonly SingledOut[], omissions: Omissions, before: readonly string[]): Person[] {
  const found = new Map(singledOut.map((one) => [one.participantId, one]));
  const isListed = (id: string) => found.has(id) || omissions.has(id);
  const ids = [...new Set([...before.filter(isListed), ...found.keys(), ...omissions.keys()])];
  return ids.map((participantId): Person => {
    const one = found.get(participantId) ?? null;
    const out = omissions.get(participantId) ?? [];
    const attributes = order.flatMap((attribute): Person['attributes'] => {
      const stands = one?.shown.includes(attribute) === true;
      if (stands && !one.removable.includes(attribute)) return [{ attribute, state: 'fixed' }];
      // Before the preview has followed, too.
      if (out.includes(attribute)) return [{ attribute, state: 'out' }];
      if (!stands) return [];
      return [{ attribute, state: one.remedy.includes(attribute) ? 'suggested' : 'shown' }];
    });
    return { participantId, found: one, attributes };
  });
}

const words: Record<Attribute, [one: string, many: string]> = {
  role: ['role', 'roles'],
  segment: ['segment', 'segments'],
  'company-size': ['company size', 'company sizes'],
  date: ['date', 'dates'],
};

/** An attribute in words. */
export function attributeWord(attribute: Attribute): string {
  return words[attribute][0];
}

/** "3 dates, 1 role": how much is left out. Empty where nothing is. */
export function amountOf(omissions: Omissions): string[] {
  const all = [...omissions.values()].flat();
  return [...order].reverse().flatMap((attribute) => {
    const n = all.filter((one) => one === attribute).length;
    return n === 0 ? [] : [`${n} ${words[attribute][n === 1 ? 0 : 1]}`];
  });
}
