/**
 * Barcodes of the GS1 General Specifications (5.2, EAN-13 and EAN-8). The prefix 25 belongs to the numbers a company may
 * use inside its own walls, so ours collide with nobody's goods.
 */
const PREFIX = '25';

export type Barcode = { digits: string; modules: string };

/** The barcode of an edition, EAN-13: prefix, number in four digits, date as YYMMDD, check digit. */
export function editionBarcode(number: number, editionDate: string): Barcode {
  const yymmdd = editionDate.replaceAll('-', '').slice(2);
  return encode(withCheckDigit(`${PREFIX}${pad(number)}${yymmdd}`));
}

/** The barcode of a place in an edition, EAN-8: prefix, number in four digits, rank in one, check digit. */
export function slotBarcode(number: number, rank: number): Barcode {
  return encode(withCheckDigit(`${PREFIX}${pad(number)}${rank % 10}`));
}

const pad = (number: number) => String(number % 10_000).padStart(4, '0');

/** GS1 7.9: weights 3 and 1 in turn, beginning with 3 at the right. */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 1 : 3), 0);
  return digits + ((10 - (sum % 10)) % 10);
}

/** Set L of each digit, as modules of 1 (bar) and 0 (space); R is its complement, G is R backwards. */
const L = '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ');
const R = L.map((code) => [...code].map((module) => (module === '1' ? '0' : '1')).join(''));
const G = R.map((code) => [...code].reverse().join(''));

/** Which of the six left digits of an EAN-13 use set G, by its first digit. */
const PARITY = 'LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL'.split(' ');

function encode(digits: string): Barcode {
  const body = digits.length === 13 ? digits.slice(1) : digits;
  const parity = digits.length === 13 ? PARITY[Number(digits[0])]! : 'LLLL';
  const half = body.length / 2;
  const left = [...body.slice(0, half)].map((digit, index) => (parity[index] === 'L' ? L : G)[Number(digit)]);
  const right = [...body.slice(half)].map((digit) => R[Number(digit)]);
  return { digits, modules: `101${left.join('')}01010${right.join('')}101` };
}
