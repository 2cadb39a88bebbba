/** Where a text stops being JSON. Browsers word it differently, and some give no place. */

const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))|)/y;

/** `{ value }`, or `{ line, column, why }`. */
export function parse(text) {
  // A byte order mark is no part of the text; fetch takes it away, too.
  const clean = text.replace(/^\ufeff/, '');
  try {
    return { value: JSON.parse(clean) };
  } catch {
    return place(clean);
  }
}

/** Reads tokens until one may not stand where it does. */
function place(text) {
  /** What is open: '{' or '['. */
  const open = [];
  /** What may come next: a value, a key, a colon, or what follows a value. */
  let wanted = 'value';
  let last = '';
  let at = 0;
  const next = () => {
    TOKEN.lastIndex = at;
    const [whole, mark, string, other] = TOKEN.exec(text);
    const start = at + whole.length - (mark || string || other || '').length;
    at = start + (mark || string || other || '').length;
    return { start, mark, string, other };
  };
  for (;;) {
    const { start, mark, string, other } = next();
    const isClosing = mark === (open.at(-1) === '{' ? '}' : ']') && open.length;
    const fail = (why) => ({ ...position(text, start), why });
    if (!mark && !string && !other && start >= text.length) return fail(text.trim() ? 'the text ends too early; a bracket or a quotation mark is not closed.' : 'the file is empty.');
    if (wanted === 'end') {
      if (!open.length) return fail('something stands after the end.');
      if (isClosing) open.pop();
      else if (mark === ',') wanted = open.at(-1) === '{' ? 'key' : 'value';
      else return fail('expected a comma or a closing bracket.');
    } else if (isClosing && last === open.at(-1)) {
      open.pop();
      wanted = 'end';
    } else if (isClosing && last === ',') {
      return fail('a comma stands before a closing bracket.');
    } else if (wanted === 'key') {
      if (!string) return fail('expected a key in double quotation marks.');
      wanted = ':';
    } else if (wanted === ':') {
      if (mark !== ':') return fail('expected a colon.');
      wanted = 'value';
    } else if (mark === '{' || mark === '[') {
      open.push(mark);
      wanted = mark === '{' ? 'key' : 'value';
    } else if (string || other) {
      wanted = 'end';
    } else {
      return fail(text[start] === '"' ? 'a text is not closed, or has a line break or a wrong \\ in it.' : 'expected a value: a text in double quotation marks, a number, a list, an object, true, false or null.');
    }
    last = mark || '';
  }
}

function position(text, at) {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1).length + 1 };
}
