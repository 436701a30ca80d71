import { hkdfSync, randomBytes } from 'node:crypto';

/**
 * Codes that a person keeps on paper and types back: return codes of allegations, and one-time codes to choose a
 * password. 25 characters of Crockford's base32 in groups of five: 24 random (120 bits) and a check character that
 * catches a slip of the pen before anything is looked up.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 24;
const GROUP = 5;

/** Letters that people write for others; Crockford reads them so. */
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Makes a code, in the form it is shown: `7M2QK-…`. */
export function newReturnCode(): string {
  return codeOf(randomBytes(RANDOM_CHARACTERS));
}

/**
 * The return code that belongs to a secret of 256 random bits: the same each time, and nothing about the secret or
 * another code follows from it. Whoever holds the secret can be shown the code without a copy being kept anywhere.
 */
export function returnCodeOf(secret: string): string {
  return codeOf(new Uint8Array(hkdfSync('sha256', secret, 'attest', 'return code', RANDOM_CHARACTERS)));
}

function codeOf(random: Uint8Array): string {
  let code = '';
  for (const byte of random) code += ALPHABET.charAt(byte & 31);
  return shownReturnCode(code + checkCharacter(code));
}

/** A normalised code with its hyphens. */
export function shownReturnCode(normalised: string): string {
  return (normalised.match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * Reads what a person typed: any case, spaces and hyphens, O for 0, I and L for 1, full-width and Arabic-Indic digits.
 * Returns the 25 characters that are hashed, or null where it cannot be a code.
 */
export function normaliseReturnCode(typed: string): string | null {
  if (typed.length > 200) return null;
  const plain = typed
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '')
    .toUpperCase()
    .replace(/[OIL]/g, (letter) => READ_AS[letter] ?? letter);
  if (plain.length !== RANDOM_CHARACTERS + 1) return null;
  for (const character of plain) if (!ALPHABET.includes(character)) return null;
  const random = plain.slice(0, RANDOM_CHARACTERS);
  return checkCharacter(random) === plain.charAt(RANDOM_CHARACTERS) ? plain : null;
}

/** Catches one wrong character always (32 is no prime, so weights are odd) and most swaps of neighbours. */
function checkCharacter(random: string): string {
  let sum = 0;
  for (let place = 0; place < random.length; place++) {
    sum = (sum + ALPHABET.indexOf(random.charAt(place)) * (2 * place + 1)) & 31;
  }
  return ALPHABET.charAt(sum);
}
