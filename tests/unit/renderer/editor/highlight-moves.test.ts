import { describe, expect, test } from 'vitest';
import { A, a, B, holds, N } from './edit-rows.ts';
import { clipWith, type Typist, typistAt, withNamedIds } from './typist.ts';

describe('moving and copying', () => {
  const cutTo = (from: string, to: string, target: string) => (t: Typist) => {
    t.select(from, to);
    const clip = t.cut();
    t.behind(target);
    t.paste(clip);
  };
  const copyTo = (from: string, to: string, target: string) => (t: Typist) => {
    t.select(from, to);
    const clip = t.copy();
    t.behind(target);
    t.paste(clip);
  };
  const mixed = `x ${A('one two')} y\n\n${A('three')}\n\nend\n`;
  holds([
    ['a cut keeps the id', `x ${A('one')} y\n\nend\n`, cutTo('one', 'one', 'end'), `x  y\n\nend${A('one')}\n`],
    [
      'a cut over several blocks keeps it in all of them',
      mixed,
      cutTo('one', 'three', 'end'),
      `x\n\nend${A('one two')} y\n\n${A('three')}\n`,
    ],
    [
      'a copy is renewed, all parts alike',
      mixed,
      copyTo('one', 'three', 'end'),
      `x ${N(1, 'one two')} y\n\n${N(1, 'three')}\n\nend${N(2, 'one two')} y\n\n${N(2, 'three')}\n`,
    ],
    [
      'a part is cut away: the rest holds the id',
      mixed,
      cutTo('three', 'three', 'end'),
      `x ${N(1, 'one two')} y\n\nend${N(2, 'three')}\n`,
    ],
    [
      'a part that is cut and put back is the same highlight',
      `x ${A('one two')} y\n`,
      cutTo(' two', ' two', 'one'),
      `x ${A('one two')} y\n`,
    ],
    [
      'pasted twice: a move, then a copy',
      `x ${A('one')} y\n\nend\n`,
      (t) => {
        t.select('one');
        const clip = t.cut();
        t.behind('end');
        t.paste(clip);
        t.behind('x ');
        t.paste(clip);
      },
      `x ${N(1, 'one')} y\n\nend${N(2, 'one')}\n`,
    ],
    [
      'cut, undo, paste: a copy',
      `x ${A('one')} y\n\nend\n`,
      (t) => {
        t.select('one');
        const clip = t.cut();
        t.undo();
        t.behind('end');
        t.paste(clip);
      },
      `x ${N(1, 'one')} y\n\nend${N(2, 'one')}\n`,
    ],
    [
      'pasted over itself it stays',
      `x ${A('one')} y\n`,
      (t) => {
        t.select('one');
        const clip = t.copy();
        t.select('one');
        t.paste(clip);
      },
      `x ${A('one')} y\n`,
    ],
    [
      'into a table cell',
      `${A('one')}\n\n| a | b |\n| - | - |\n| c | d |\n`,
      cutTo('one', 'one', 'd'),
      `| a | b |\n| - | - |\n| c | d${A('one')} |\n`,
    ],
    [
      'out of a table cell',
      `| a | b |\n| - | - |\n| c | ${A('one')} |\n\nend\n`,
      cutTo('one', 'one', 'end'),
      `| a | b |\n| - | - |\n| c | |\n\nend${A('one')}\n`,
    ],
    [
      'blocks into a table cell are its lines',
      `## ${A('one')}\n\n- two\n- three\n\n| a | b |\n| - | - |\n| c | d |\n`,
      (t) => {
        t.select('one', 'three');
        const clip = t.cut();
        t.behind('d');
        t.paste(clip);
      },
      `##\n\n| a | b |\n| - | - |\n| c | d${A('one')}<br>two<br>three |\n`,
    ],
    ['into a quote', `${A('one')}\n\n> q\n`, cutTo('one', 'one', 'q'), `> q${A('one')}\n`],
    [
      'Markdown with marks of nowhere keeps them',
      'end\n',
      (t) => {
        t.behind('end');
        t.paste(clipWith({ 'text/plain': `${A('one')} two\n\n- ${A('three')}` }));
      },
      `end${A('one')} two\n\n- ${A('three')}\n`,
    ],
    [
      'Markdown with a mark of this note is a copy',
      `${A('one')}\n\nend\n`,
      (t) => {
        t.behind('end');
        t.paste(clipWith({ 'text/plain': `${A('one')}` }));
      },
      `${N(1, 'one')}\n\nend${N(2, 'one')}\n`,
    ],
    [
      'a page with marks keeps them',
      'end\n',
      (t) => {
        t.behind('end');
        t.paste(clipWith({ 'text/html': `<p>so ${A('one')}<mark class="x">no</mark></p>`, 'text/plain': 'so one' }));
      },
      `endso ${A('one')}no\n`,
    ],
  ]);

  test('into code comes the text alone, and that is told', () => {
    const typist = typistAt(`x ${A('one')} y\n\n\`\`\`\nlet\n\`\`\`\n`);
    typist.select('one');
    const clip = typist.copy();
    typist.behind('let');
    expect(typist.paste(clip)?.lostMarks).toBe(1);
    expect(typist.file()).toBe(`x ${A('one')} y\n\n\`\`\`\nletone\n\`\`\`\n`);
  });

  test('what another note holds is renewed in the same undo step, and redo gives the same new id', async () => {
    const asked: string[][] = [];
    const typist = typistAt(`${B('mine')}\n\nend\n`, async (ids) => {
      asked.push([...ids]);
      return new Set(ids.filter((id) => id === a));
    });
    typist.behind('end');
    typist.paste(clipWith({ 'text/plain': `${A('one')}\n\n- ${A('two')}` }));
    expect(typist.file()).toContain(a);
    await typist.settle();
    const file = typist.file();
    expect(withNamedIds(file)).toBe(`${N(1, 'mine', 'bug')}\n\nend${N(2, 'one')}\n\n- ${N(2, 'two')}\n`);
    expect(file).not.toContain(a);
    expect(asked[0], 'its own are not asked for').toEqual([a]);
    typist.undo();
    await typist.settle();
    expect(typist.file()).toBe(`${B('mine')}\n\nend\n`);
    typist.redo();
    await typist.settle();
    expect(typist.file()).toBe(file);
  });

  test('cut here, pasted in another note, and the cut undone: this one is renewed', async () => {
    const held = new Set<string>();
    const here = typistAt(`x ${A('one')} y\n`, async () => held);
    here.select('one');
    const clip = here.cut();
    await here.settle();
    const there = typistAt('end\n', async (ids) => new Set(ids.filter((id) => here.file().includes(id))));
    there.behind('end');
    there.paste(clip);
    await there.settle();
    expect(there.file()).toBe(`end${A('one')}\n`);
    held.add(a);
    here.undo();
    await here.settle();
    expect(withNamedIds(here.file())).toBe(`x ${N(1, 'one')} y\n`);
    expect(here.file()).not.toContain(a);
  });
});

describe('timestamps', () => {
  const line = '[12:34](#t=754) said, then 12:40 was bare\n';
  holds([
    [
      'stay through typing beside them',
      line,
      (t) => {
        t.before(' said');
        t.type('!');
      },
      '[12:34](#t=754)! said, then 12:40 was bare\n',
    ],
    [
      'move with their line',
      `${line}\nend\n`,
      (t) => {
        t.select(' said', 'said');
        t.enter();
      },
      '[12:34](#t=754)\n\n, then 12:40 was bare\n\nend\n',
    ],
    [
      'are copied',
      `${line}\nend\n`,
      (t) => {
        t.selectAll();
        const clip = t.copy();
        t.behind('end');
        t.enter();
        t.paste(clip);
      },
      `${line}\nend\n\n${line}\nend\n`,
    ],
    [
      'bare ones stay text',
      'at 12:34 and 12:34\n',
      (t) => {
        t.behind('at');
        t.type(' about');
      },
      'at about 12:34 and 12:34\n',
    ],
    [
      'in a mark',
      `${A('[12:34](#t=754) said')}\n`,
      (t) => {
        t.behind('said');
        t.enter();
        t.type('x');
      },
      `${A('[12:34](#t=754) said')}\n\nx\n`,
    ],
  ]);

  test('are their time as text to other programs', () => {
    const typist = typistAt(line);
    typist.selectAll();
    expect(typist.copy().getData('text/plain')).toBe('12:34 said, then 12:40 was bare');
  });
});
