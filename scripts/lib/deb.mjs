/**
 * Reads fpm's arguments as electron-builder gives them: `options` by name without dashes, what the package depends on and
 * recommends, and the files (`source=target`).
 */
export function readArguments(args) {
  const result = { options: {}, depends: [], recommends: [], files: [] };
  const rest = [...args];
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === '--force') continue;
    if (word === '-d') result.depends.push(rest.shift());
    else if (word === '--deb-recommends') result.recommends.push(rest.shift());
    else if (word.startsWith('-')) result.options[word.replace(/^-+/, '')] = rest.shift();
    else result.files.push(mapping(word));
  }
  return result;
}

function mapping(word) {
  const at = word.lastIndexOf('=');
  if (at < 0) throw new Error(`not understood: ${word}`);
  return { source: word.slice(0, at), target: word.slice(at + 1) };
}

/** Text of DEBIAN/control. `kilobytes` is what the files take up once installed. */
export function controlFile({ options, depends, recommends, kilobytes }) {
  const [summary = '', ...paragraphs] = (options.description ?? '').trim().split('\n');
  const fields = [
    ['Package', options.name],
    ['Version', options.version],
    ['Architecture', options.architecture],
    ['Maintainer', options.maintainer],
    ['Installed-Size', kilobytes],
    ['Depends', depends.join(', ')],
    ['Recommends', recommends.join(', ')],
    ['Section', options.category ?? 'misc'],
    ['Priority', options['deb-priority'] ?? 'optional'],
    ['Homepage', options.url],
    ['Description', summary.trim() || options.name],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  const more = paragraphs.map((line) => ` ${line.trim() || '.'}`);
  return `${[...lines, ...more].join('\n')}\n`;
}
