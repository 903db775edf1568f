/** What is chosen in a list of which several can be chosen, and where the keyboard is. */
export interface ListChoice {
  active: string | null;
  chosen: ReadonlySet<string>;
  /** Where a run of neighbors begins that Shift makes longer and shorter. */
  anchor: string | null;
  /** What was chosen before that run. */
  before: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();
export const noChoice: ListChoice = { active: null, chosen: none, anchor: null, before: none };

/** The modifiers of a key or a click. `mod` is ⌘ on mac and Ctrl elsewhere. */
export interface Modifiers {
  shift?: boolean;
  mod?: boolean;
}

/** Goes to an entry: with Shift everything from the anchor to it is chosen too; else what is chosen stays. */
export function moveTo(ids: readonly string[], choice: ListChoice, id: string, { shift }: Modifiers = {}): ListChoice {
  if (!shift) return { ...choice, active: id, anchor: id, before: choice.chosen };
  const anchor = choice.anchor !== null && ids.includes(choice.anchor) ? choice.anchor : (choice.active ?? id);
  return { ...choice, active: id, anchor, chosen: new Set([...choice.before, ...between(ids, anchor, id)]) };
}

/** Moves by so many entries; stays at the ends. */
export function moveBy(
  ids: readonly string[],
  choice: ListChoice,
  steps: number,
  modifiers: Modifiers = {},
): ListChoice {
  const at = choice.active === null ? -1 : ids.indexOf(choice.active);
  const next = at < 0 ? (steps > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + steps));
  const id = ids[next];
  return id === undefined ? choice : moveTo(ids, choice, id, modifiers);
}

/** Chooses an entry or no longer. */
export function toggle(choice: ListChoice, id: string): ListChoice {
  const chosen = new Set(choice.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { active: id, chosen, anchor: id, before: chosen };
}

/** A click: alone it goes to the entry and lets go of what was chosen; with Ctrl or ⌘ it toggles, with Shift it takes a run. */
export function click(ids: readonly string[], choice: ListChoice, id: string, modifiers: Modifiers = {}): ListChoice {
  if (modifiers.mod && !modifiers.shift) return toggle(choice, id);
  if (modifiers.shift) return moveTo(ids, choice, id, { shift: true });
  return { active: id, chosen: none, anchor: id, before: none };
}

/** Chooses all; where all are chosen, none. */
export function toggleAll(ids: readonly string[], choice: ListChoice): ListChoice {
  const all = ids.length > 0 && ids.every((id) => choice.chosen.has(id));
  const chosen: ReadonlySet<string> = all ? none : new Set(ids);
  return { ...choice, chosen, before: chosen };
}

/** Lets go of what is chosen. */
export function letGo(choice: ListChoice): ListChoice {
  return { ...choice, chosen: none, before: none };
}

/** The choice in a list that has become another: what is gone is no longer chosen, and the keyboard stays near where it was. */
export function keepChoice(ids: readonly string[], earlier: readonly string[], choice: ListChoice): ListChoice {
  const there = new Set(ids);
  const kept = (set: ReadonlySet<string>) =>
    [...set].every((id) => there.has(id)) ? set : new Set([...set].filter((id) => there.has(id)));
  const active =
    choice.active === null || there.has(choice.active) ? choice.active : nearest(there, earlier, choice.active);
  return {
    active: active ?? null,
    chosen: kept(choice.chosen),
    anchor: choice.anchor !== null && there.has(choice.anchor) ? choice.anchor : active,
    before: kept(choice.before),
  };
}

/** What an action is about, in the order of the list: all that is chosen, else where the keyboard is. */
export function actedOn(ids: readonly string[], { chosen, active }: ListChoice): string[] {
  if (chosen.size > 0) return ids.filter((id) => chosen.has(id));
  return active !== null && ids.includes(active) ? [active] : [];
}

function between(ids: readonly string[], from: string, to: string): readonly string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

function nearest(there: ReadonlySet<string>, earlier: readonly string[], id: string): string | null {
  const at = earlier.indexOf(id);
  if (at < 0) return null;
  const after = earlier.slice(at).find((other) => there.has(other));
  return after ?? earlier.slice(0, at).findLast((other) => there.has(other)) ?? null;
}
