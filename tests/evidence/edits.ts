import {
  type File,
  type Mark,
  marksIn,
  newBlock,
  newFile,
  newHighlight,
  newId,
  openingTag,
  plain,
  type World,
  withOrigin,
} from './world.ts';

// What people and programs do to notes. Each edit returns whether it found something to do. Cut and pasted text takes the
// original along (`move`); whatever is copied does not.

type Edit = (world: World) => boolean;

interface At {
  file: File;
  number: number;
  block: string;
}

function anyFile({ files, random }: World): File | null {
  return files.length === 0 ? null : random.pick(files);
}

function anyBlock(world: World): At | null {
  const file = anyFile(world);
  if (!file || file.blocks.length === 0) return null;
  const number = world.random.below(file.blocks.length);
  return { file, number, block: file.blocks[number]! };
}

function set({ file, number }: At, ...blocks: string[]): true {
  file.blocks = [...file.blocks.slice(0, number), ...blocks, ...file.blocks.slice(number + 1)];
  return true;
}

/** An edit of a block that has a mark: more often than not one that is evidence. */
function onMark(edit: (at: At, mark: Mark, world: World) => boolean): Edit {
  return (world) => {
    const ids = new Set(world.attached.map(({ id }) => id));
    for (let tries = 0; tries < 12; tries++) {
      const at = anyBlock(world);
      const marks = at ? marksIn(at.block) : [];
      const wanted = tries < 8 ? marks.filter(({ id }) => ids.has(id)) : marks;
      if (at && wanted.length > 0) return edit(at, world.random.pick(wanted), world);
    }
    return false;
  };
}

function onBlock(edit: (at: At, world: World) => boolean): Edit {
  return (world) => {
    const at = anyBlock(world);
    return at !== null && edit(at, world);
  };
}

function onFile(edit: (file: File, world: World) => boolean): Edit {
  return (world) => {
    const file = anyFile(world);
    return file !== null && edit(file, world);
  };
}

/** Places between two words of a run of the block, not inside of a tag. */
function gaps(block: string, from: number, to: number): number[] {
  const found: number[] = [];
  let isTag = false;
  for (let i = from; i < to; i++) {
    if (block[i] === '<') isTag = true;
    else if (block[i] === '>') isTag = false;
    else if (block[i] === ' ' && !isTag) found.push(i);
  }
  return found;
}

const someWords = ['honestly', 'every week', 'the invoice', 'our board', 'no', 'twice'];

function originOf(world: World, mark: Mark): number | null {
  return world.origins.get(mark.id) ?? null;
}

/** The innermost highlight around a place; typed words are its own. */
function originAt(world: World, block: string, at: number): number | null {
  const around = marksIn(block).find((mark) => mark.inner <= at && at <= mark.innerEnd);
  return around ? originOf(world, around) : null;
}

function splice(text: string, from: number, to: number, put: string): string {
  return text.slice(0, from) + put + text.slice(to);
}

/** Takes originals along from one file to another. */
function take(world: World, block: string, from: File, to: File): void {
  const ids = new Set(marksIn(block).map(({ id }) => id));
  for (const { id, homes } of world.attached) if (ids.has(id) && homes.has(from)) homes.add(to);
}

function paste(file: File, world: World, block: string): true {
  const at = world.random.below(file.blocks.length + 1);
  file.blocks = [...file.blocks.slice(0, at), block, ...file.blocks.slice(at)];
  return true;
}

const typing: Record<string, Edit> = {
  'types inside of a highlight': onMark((at, mark, world) => {
    const places = gaps(at.block, mark.inner, mark.innerEnd);
    if (places.length === 0) return false;
    const place = world.random.pick(places);
    const words = withOrigin(world.random.pick(someWords), originAt(world, at.block, place));
    return set(at, splice(at.block, place, place, ` ${words}`));
  }),
  'types before and behind': onMark((at, mark, world) => {
    const place = world.random.pick([mark.start, mark.end]);
    const words = withOrigin(world.random.pick(someWords), originAt(world, at.block, place));
    return set(at, splice(at.block, place, place, place === mark.start ? `${words} ` : ` ${words}`));
  }),
  'deletes words of a highlight': onMark((at, mark, world) => {
    const places = gaps(at.block, mark.inner, mark.innerEnd);
    if (places.length < 2) return false;
    const n = world.random.below(places.length - 1);
    const cut = at.block.slice(places[n], places[n + 1]);
    return !cut.includes('<') && set(at, splice(at.block, places[n]!, places[n + 1]!, ''));
  }),
  'writes a highlight anew': onMark((at, mark, world) => {
    const words = withOrigin(world.random.pick(world.sentences), originOf(world, mark));
    return set(at, splice(at.block, mark.inner, mark.innerEnd, words));
  }),
  'highlights more words': onMark((at, mark, world) => {
    const places = gaps(at.block, mark.end, at.block.length).slice(0, 4);
    if (places.length === 0) return false;
    const to = world.random.pick(places);
    const more = at.block.slice(mark.end, to);
    if (/[<\n]/.test(more)) return false;
    return set(at, splice(at.block, mark.innerEnd, to, `${withOrigin(more, originOf(world, mark))}</mark>`));
  }),
  'highlights fewer words': onMark((at, mark, world) => {
    const places = gaps(at.block, mark.inner, mark.innerEnd);
    const to = places.length > 0 ? world.random.pick(places) : 0;
    const rest = at.block.slice(to, mark.innerEnd);
    if (to === 0 || /[<\n]/.test(rest)) return false;
    return set(at, splice(at.block, to, mark.end, `</mark>${rest}`));
  }),
  'takes the highlight off': onMark((at, mark) =>
    set(at, splice(splice(at.block, mark.innerEnd, mark.end, ''), mark.start, mark.inner, '')),
  ),
  'deletes a highlight with its words': onMark((at, mark) =>
    set(at, splice(at.block, mark.start, mark.end, 'He left.')),
  ),
  'highlights the same words anew': onMark((at, mark, world) => {
    if (world.origins.size >= 511) return false;
    const { id, origin } = newHighlight(world);
    const words = withOrigin(at.block.slice(mark.inner, mark.innerEnd).replace(/<[^>]*>/g, ''), origin);
    return set(at, splice(at.block, mark.start, mark.end, `${openingTag(world.random, id)}${words}</mark>`));
  }),
  'makes words of it bold': onMark((at, mark, world) => {
    const inner = at.block.slice(mark.inner, mark.innerEnd);
    if (/[<*_[]/.test(inner)) return false;
    const words = inner.split(' ');
    const n = world.random.below(words.length);
    if (!/^[a-z]+[\u2060\u200c\u200d]*$/i.test(words[n]!)) return false;
    words[n] = world.random.pick([`**${words[n]}**`, `*${words[n]}*`, `[${words[n]}](https://example.com)`]);
    return set(at, splice(at.block, mark.inner, mark.innerEnd, words.join(' ')));
  }),
};

const blocks: Record<string, Edit> = {
  'splits a block': onMark((at, mark, world) => {
    const places = gaps(at.block, mark.inner, mark.innerEnd);
    const inner = at.block.slice(mark.inner, mark.innerEnd);
    const isAround = marksIn(at.block).some((other) => other.start < mark.start && mark.end < other.end);
    if (places.length === 0 || inner.includes('<') || isAround) return false;
    const place = world.random.pick(places);
    const tag = at.block.slice(mark.start, mark.inner);
    return set(at, `${at.block.slice(0, place)}</mark>`, tag + at.block.slice(place + 1));
  }),
  'joins two blocks': onBlock((at) => {
    const next = at.file.blocks[at.number + 1];
    if (next === undefined || /^(?:- |> |```|<!--)/.test(next) || /^(?:```|<!--)/.test(at.block)) return false;
    at.file.blocks = at.file.blocks.toSpliced(at.number, 2, `${at.block} ${next}`);
    return true;
  }),
  'deletes a block': onBlock((at) => set(at)),
  'moves a block within its note': onBlock((at, world) => {
    set(at);
    return paste(at.file, world, at.block);
  }),
  'copies a block within its note, ids and all': onBlock((at, world) => paste(at.file, world, at.block)),
  'cuts a block and pastes it into another note': onBlock((at, world) => {
    const to = anyFile(world)!;
    take(world, at.block, at.file, to);
    set(at);
    return paste(to, world, at.block);
  }),
  'another program copies a block into another note': onBlock((at, world) => paste(anyFile(world)!, world, at.block)),
  'copies a block into another note with ids of its own': onBlock((at, world) => {
    const to = anyFile(world)!;
    const ids = [...new Set(marksIn(at.block).map(({ id }) => id))];
    if (world.origins.size + ids.length >= 511) return false;
    return paste(
      to,
      world,
      ids.reduce((text, id) => text.replaceAll(id, newHighlight(world).id), at.block),
    );
  }),
  'writes a new block': (world) => paste(anyFile(world)!, world, newBlock(world)),
  'a merge of two machines leaves its marks': onMark((at, mark, world) => {
    if (/^(?:```|<!--)/.test(at.block)) return false;
    const words = withOrigin(world.random.pick(someWords), originOf(world, mark));
    const theirs = splice(at.block, mark.innerEnd, mark.innerEnd, ` ${words}`);
    return set(at, `<<<<<<< HEAD\n${at.block}\n=======\n${theirs}\n>>>>>>> theirs`);
  }),
  'wraps long lines': onMark((at, mark, world) => {
    const places = gaps(at.block, mark.inner, mark.innerEnd);
    if (places.length === 0 || at.block.includes('\n')) return false;
    const place = world.random.pick(places);
    if (!/^[a-z]/i.test(at.block[place + 1] ?? '')) return false;
    return set(at, splice(at.block, place, place + 1, at.block.startsWith('> ') ? '\n> ' : '\n'));
  }),
  'breaks a tag': onMark((at, mark, world) =>
    set(
      at,
      world.random.pick([
        splice(at.block, mark.innerEnd, mark.end, ''),
        splice(at.block, mark.start, mark.inner, ''),
        splice(at.block, mark.start, mark.inner, at.block.slice(mark.start, mark.inner).replace('h_', 'h-')),
      ]),
    ),
  ),
  'hides a block in code or a comment': onBlock((at, world) => {
    if (/```|<!--|\n/.test(at.block)) return false;
    return set(at, world.random.pick([`\`\`\`\n${at.block}\n\`\`\``, `<!-- ${at.block} -->`]));
  }),
  'writes the attributes in another way': onMark((at, mark, world) =>
    set(at, splice(at.block, mark.start, mark.inner, openingTag(world.random, mark.id))),
  ),
  'uses a tag again for other words of the note': onMark((at, mark, world) => {
    world.reused.add(mark.id);
    return paste(at.file, world, otherWords(at, mark, world));
  }),
  'uses a tag again for words of another note': onMark((at, mark, world) => {
    const to = anyFile(world)!;
    if (to === at.file) return false;
    world.reused.add(mark.id);
    return paste(to, world, otherWords(at, mark, world));
  }),
};

/** A sentence that is none of the highlight's, in a tag with its id. */
function otherWords({ block }: At, mark: Mark, { random, sentences, attached }: World): string {
  const said = [block, ...attached.filter(({ id }) => id === mark.id).map(({ quote }) => quote)].map(plain).join('\n');
  const others = sentences.filter((sentence) => !said.includes(sentence));
  return `${openingTag(random, mark.id)}${random.pick(others)}</mark>`;
}

const files: Record<string, Edit> = {
  'renames a file': onFile((file, world) => {
    file.path = `interviews/2026/renamed ${world.names++}.md`;
    return true;
  }),
  'moves a file to another folder': onFile((file, world) => {
    file.path = `interviews/${2020 + world.random.below(5)}/sub/${world.names++}-${file.path.split('/').at(-1)}`;
    return true;
  }),
  'duplicates a file': onFile((file, world) => {
    const stem = file.path.replace(/\.md$/, '');
    const path = `${stem}${world.random.pick([' copy', ' (conflicted copy 2026-11-19)', ''])} ${world.names++}.md`;
    world.files.push({ ...file, path });
    return true;
  }),
  'duplicates a file and gives the copy an id': onFile((file, world) => {
    const path = `interviews/2026/copy-${world.names++}.md`;
    world.files.push({ ...file, path, id: newId(world) });
    return true;
  }),
  'deletes a file': onFile((file, world) => {
    if (world.files.length < 4) return false;
    world.files = world.files.filter((other) => other !== file);
    return true;
  }),
  'puts the copy in the place of the file': (world) => {
    const twinOf = (file: File) => world.files.find((one) => one !== file && one.id !== null && one.id === file.id);
    const copies = world.files.filter(twinOf);
    if (copies.length === 0) return false;
    const file = world.random.pick(copies);
    const twin = twinOf(file)!;
    twin.blocks = file.blocks;
    for (const { homes } of world.attached) if (homes.has(file)) homes.add(twin);
    world.files = world.files.filter((other) => other !== file);
    return true;
  },
  'writes a new note': (world) => world.origins.size < 450 && world.files.push(newFile(world)) > 0,
  'gives a note another id': onFile((file, world) => {
    file.id = newId(world);
    return true;
  }),
  'takes the id out of a note': onFile((file) => {
    file.id = null;
    return true;
  }),
  'breaks or mends the front matter': onFile((file) => {
    file.hasBrokenHead = !file.hasBrokenHead;
    return true;
  }),
  'changes the line ends': onFile((file) => {
    file.eol = file.eol === '\n' ? '\r\n' : '\n';
    return true;
  }),
  'makes a file unreadable, or readable again': onFile((file, world) => {
    file.isUnreadable = !file.isUnreadable && world.random.below(2) === 0;
    return true;
  }),
  'keeps an earlier version': onFile((file) => {
    file.earlier = file.blocks;
    return true;
  }),
  'puts an earlier version back': onFile((file) => {
    file.blocks = file.earlier;
    return true;
  }),
};

/** All edits by what they are. Typing is what happens most. */
export const edits: ReadonlyMap<string, Edit> = new Map(Object.entries({ ...typing, ...blocks, ...files }));

const often = Object.keys(typing);
const all = [...edits.keys()];

/** Makes one edit, whichever finds something to do, and returns what it was. */
export function edit(world: World): string {
  for (;;) {
    const name = world.random.pick(world.random.below(3) === 0 ? often : all);
    if (edits.get(name)!(world)) {
      forget(world);
      return name;
    }
  }
}

/** A file that is gone, or in which nothing of the id is left, is no home any more. */
function forget({ files: present, attached }: World): void {
  for (const { id, homes } of attached) {
    for (const file of homes) {
      if (!present.includes(file) || !plain(file.blocks.join('\n')).includes(id)) homes.delete(file);
    }
  }
}
