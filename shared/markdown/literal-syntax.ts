import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { Code, Construct, Effects, Extension, State, TokenType } from 'micromark-util-types';

const token = 'opaqueLiteral' as TokenType;
const [openBracket, closeBracket, exclamationMark, percentSign] = [91, 93, 33, 37];

/** Micromark syntax for `[[wiki]]`, `![[embed]]`, `[!note]` and `%% comment %%`: each one token, within one line. */
export function literalSyntax(): Extension {
  return {
    text: {
      [openBracket]: [between('wikiLink', '[[', ']]', '['), callout],
      [exclamationMark]: between('embed', '![[', ']]', '['),
      [percentSign]: between('comment', '%%', '%%'),
    },
  };
}

/** Turns those tokens into `opaqueLiteral` nodes. */
export function literalFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      opaqueLiteral(t) {
        this.enter({ type: 'opaqueLiteral', value: '' }, t);
      },
    },
    exit: {
      opaqueLiteral(t) {
        const node = this.stack.at(-1);
        if (node?.type === 'opaqueLiteral') node.value = this.sliceSerialize(t);
        this.exit(t);
      },
    },
  };
}

const isLineEnd = (code: Code) => code === null || code < -2;

/** Something not empty between two marks, on one line, without the character `not`. */
function between(name: string, open: string, close: string, not = ''): Construct {
  const closing = {
    tokenize: (effects: Effects, ok: State, nok: State) => sequence(effects, close, ok, nok),
    partial: true,
  };
  return {
    name,
    tokenize(effects, ok, nok) {
      let length = 0;
      return (code) => {
        effects.enter(token);
        return sequence(effects, open, body, nok)(code);
      };

      function body(code: Code): State | undefined {
        if (isLineEnd(code) || (not !== '' && code === not.charCodeAt(0))) return nok(code);
        if (code === close.charCodeAt(0) && length > 0) return effects.attempt(closing, done, inside)(code);
        return inside(code);
      }
      function inside(code: Code): State | undefined {
        if (isLineEnd(code)) return nok(code);
        effects.consume(code);
        length++;
        return body;
      }
      function done(code: Code): State | undefined {
        effects.exit(token);
        return ok(code);
      }
    },
  };
}

function sequence(effects: Effects, text: string, ok: State, nok: State): State {
  let at = 0;
  return function next(code) {
    if (code !== text.charCodeAt(at)) return nok(code);
    effects.consume(code);
    at++;
    return at < text.length ? next : ok;
  };
}

const callout: Construct = {
  name: 'callout',
  tokenize(effects, ok, nok) {
    let length = 0;
    return start;

    function start(code: Code): State | undefined {
      effects.enter(token);
      effects.consume(code);
      return mark;
    }
    function mark(code: Code): State | undefined {
      if (code !== exclamationMark) return nok(code);
      effects.consume(code);
      return name;
    }
    function name(code: Code): State | undefined {
      if (code === closeBracket && length > 0) {
        effects.consume(code);
        effects.exit(token);
        return ok;
      }
      if (length >= 40 || code === null || code < 0 || !fitsCallout(String.fromCharCode(code), length))
        return nok(code);
      effects.consume(code);
      length++;
      return name;
    }
  },
};

function fitsCallout(char: string, at: number): boolean {
  return at === 0 ? /[a-zA-Z-]/.test(char) : /[a-zA-Z0-9 |-]/.test(char);
}
