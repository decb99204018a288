import { expect, test } from 'vitest';
import { editionBarcode, slotBarcode } from '@/lib/barcode';

test.each([
  // Number and date of the edition, the digits by hand: 25 0030 200724 and the check digit 3.
  { number: 30, date: '2020-07-24', digits: '2500302007243' },
  { number: 45, date: '2020-11-06', digits: '2500452011060' },
])('the barcode of No. $number', ({ number, date, digits }) => {
  expect(editionBarcode(number, date).digits).toBe(digits);
});

test('an EAN-13 has 95 modules with its guards in place', () => {
  const { modules } = editionBarcode(30, '2020-07-24');
  expect(modules).toHaveLength(95);
  expect([modules.slice(0, 3), modules.slice(45, 50), modules.slice(-3)]).toEqual(['101', '01010', '101']);
});

test('an EAN-8 has 67 modules', () => {
  expect(slotBarcode(30, 1).digits).toBe('25003017');
  expect(slotBarcode(30, 1).modules).toHaveLength(67);
});

test('the bars of a known EAN-8 are those of the standard', () => {
  // 25 0030 1 7: L2 L5 L0 L0, centre, R3 R0 R1 R7.
  expect(slotBarcode(30, 1).modules).toBe(
    '101' +
      '0010011' +
      '0110001' +
      '0001101' +
      '0001101' +
      '01010' +
      '1000010' +
      '1110010' +
      '1100110' +
      '1000100' +
      '101',
  );
});
