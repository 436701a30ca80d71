/** What must never stand in a page as it was sent. */
export const SCRIPT = '<script>alert(';

/** Texts that no link of ours holds, as they stand in an address. */
export const HOSTILE: Readonly<Record<string, string>> = {
  NUL: '%00',
  'NUL within': 'CH-2026%00-0001',
  'broken UTF-8': '%ff',
  'lone surrogate': '%ed%a0%80',
  'half of two halves': encodeURIComponent(`${'a'.repeat(199)}😀`),
  'ten thousand characters': 'a'.repeat(10_000),
  quote: '%27',
  script: encodeURIComponent(`">${SCRIPT}1)</script>`),
  'right-to-left override': '%E2%80%AEtxt.exe',
  'line ends': 'a%0d%0aX-Sent:%20yes',
  'huge number': '9'.repeat(30),
  'too large for a double': '1e309',
  'negative number': '-1',
  'no number': 'NaN',
  'first month of year 0': '0000-01',
  'first month that days have': '1900-01',
  'last month that days have': '2199-12',
  'last month of year 9999': '9999-12',
  'first day of year 0': '0000-01-01',
  'instant in year 0': '0001-01-01T00:00:00%2b14:00',
  'instant in year 10000': '9999-12-31T23:59:59-14:00',
  'name that every object has': 'constructor',
  'name of the prototype': '__proto__',
  'wildcards of patterns': '%25_%5c',
  'address of another site': '%2f%2fevil.example',
};

const ID = '11111111-2222-4333-8444-555555555555';

/** Places in a list, with every kind of value that they are ordered by. */
export const HOSTILE_PLACES: Readonly<Record<string, string>> = {
  'place of NUL': `%00~${ID}`,
  'place in year 0': `0000-01-01%2000:00:00%2b00~${ID}`,
  'place in no time': `2017-02-30%2000:00:00%2b00~${ID}`,
  'place before all time': `-infinity~${ID}`,
  'place of a quote': `%27~${ID}`,
  'place in year 0, as organisations have it': `0000-01-01T00:00:00Z_${ID}`,
  'place of no id': `2018-01-01T00:00:00Z_${'-'.repeat(36)}`,
};

/** Texts that a form may hold only when no browser filled it in, or somebody pasted what they did not see. */
export const NOBODY_SENDS: Readonly<Record<string, string>> = {
  NUL: '\u0000',
  'NUL within': 'a\u0000b@example.org',
  'ten thousand characters': 'a'.repeat(10_000),
  'right-to-left override': 'a\u202etxt.exe',
  script: `">${SCRIPT}1)</script>`,
};
