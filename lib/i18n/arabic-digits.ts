/**
 * Formats that messages name. Without them ICU writes the language "ar" with Latin digits; Arabic prose has its own.
 */
export const FORMATS = { number: { arab: { numberingSystem: 'arab' } } };

/** Where an argument of many branches begins: "{count, plural,". */
const BRANCHING = /^\{\s*(\w+)\s*,\s*(plural|selectordinal|select)\s*,/;
const PLAIN_NUMBER = /^\{\s*(\w+)\s*,\s*number\s*\}/;

/**
 * An ICU message whose numbers are written in Arabic-Indic digits: each `#` and each `{name, number}` names the format
 * "arab". Nothing else is touched, so references keep their Latin digits.
 */
export function withArabicDigits(message: string): string {
  // For each open brace: the argument that "#" stands for inside it, or null.
  const open: (string | null)[] = [];
  let written = '';
  for (let at = 0; at < message.length;) {
    const rest = message.slice(at);
    const number = PLAIN_NUMBER.exec(rest);
    const branching = BRANCHING.exec(rest);
    const character = message[at] ?? '';
    const counted = open.at(-1) ?? null;
    if (number) {
      written += `{${number[1] ?? ''}, number, arab}`;
      at += number[0].length;
    } else if (branching) {
      open.push(branching[2] === 'select' ? counted : (branching[1] ?? null));
      written += branching[0];
      at += branching[0].length;
    } else {
      if (character === '{') open.push(counted);
      if (character === '}') open.pop();
      written += character === '#' && counted !== null ? `{${counted}, number, arab}` : character;
      at += 1;
    }
  }
  return written;
}
