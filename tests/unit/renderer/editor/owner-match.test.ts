import { expect, test } from 'vitest';
import { ownerMatch } from '../../../../renderer/features/editor/kinds/OwnerPlugin.tsx';

test.each([
  ['@', '', '@'],
  ['Name the step @mi', 'mi', '@mi'],
  ['Name the step (@mi', 'mi', '(@mi'],
  ['Name the step\u00a0@Ö', 'Ö', '@Ö'],
])('%j asks for an owner', (text, typed, replaced) => {
  const match = ownerMatch(text);
  expect([match?.matchingString, match?.replaceableString]).toEqual([typed, replaced]);
  expect(text.slice(match?.leadOffset)).toBe(replaced);
});

test.each(['mira@fernhollow.example', 'a@b', '@mi ', 'no', '', '(@mira)'])('%j does not', (text) => {
  expect(ownerMatch(text)).toBeNull();
});
