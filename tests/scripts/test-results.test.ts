import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { brief, browserOutcome, unitOutcome } from '@/scripts/test-results.mjs';

const unit = (status: string, ...failureMessages: string[]) => ({ fullName: `it ${status}`, status, failureMessages });
const file = (status: string, ...assertionResults: object[]) => ({
  name: resolve('tests/some.test.ts'),
  status,
  message: '',
  assertionResults,
});

test('a unit test that failed is named with what it said; one that passed again is named too', () => {
  const testResults = [
    file('failed', unit('passed'), unit('failed', 'expected 1 to be 2', 'and again'), unit('skipped')),
    file('passed', unit('passed', 'the first time it failed')),
  ];
  expect(unitOutcome({ testResults })).toEqual({
    passed: 2,
    failures: [{ title: 'tests/some.test.ts: it failed', why: 'expected 1 to be 2' }],
    unsteady: ['tests/some.test.ts: it passed'],
  });
});

test('a file whose tests were skipped because it could not be prepared has failed', () => {
  const { failures } = unitOutcome({ testResults: [file('failed', unit('skipped'))] });
  expect(failures).toEqual([{ title: 'tests/some.test.ts', why: 'It could not be prepared.' }]);
  expect(unitOutcome({ testResults: [{ ...file('failed'), message: 'No such module' }] }).failures).toEqual([
    { title: 'tests/some.test.ts', why: 'No such module' },
  ]);
});

test('browser tests are found in suites within suites, and what failed outside of them counts', () => {
  const spec = (status: string, ...results: object[]) => ({ title: `it is ${status}`, tests: [{ status, results }] });
  const suites = [
    {
      file: 'a.spec.ts',
      specs: [spec('expected'), spec('skipped')],
      suites: [
        {
          file: 'a.spec.ts',
          specs: [
            spec('flaky', { error: { message: 'slow' } }, {}),
            spec('unexpected', {}, { error: { message: 'no' } }),
          ],
        },
      ],
    },
  ];
  expect(browserOutcome({ suites, errors: [{ message: 'The server did not start' }] })).toEqual({
    passed: 2,
    failures: [
      { title: 'a.spec.ts: it is unexpected', why: 'no' },
      { title: 'Browser tests', why: 'The server did not start' },
    ],
    unsteady: ['a.spec.ts: it is flaky'],
  });
});

test('no report is no test', () => {
  const nothing = { passed: 0, failures: [], unsteady: [] };
  expect(unitOutcome({})).toEqual(nothing);
  expect(browserOutcome({})).toEqual(nothing);
});

test('what a program said is cut to its first lines and loses its colours', () => {
  expect(brief(`\u001b[31mred\u001b[0m\n${'more\n'.repeat(50)}`, 2)).toBe('red\nmore');
  expect(brief(undefined)).toBe('');
});
