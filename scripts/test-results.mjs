import { relative } from 'node:path';

/**
 * What a run of tests came to, whichever program ran it.
 *
 * @typedef {{ title: string, why: string }} Failure title: file and name of the test; why: what it said, without colours
 * @typedef {{ passed: number, failures: Failure[], unsteady: string[] }} Outcome unsteady: passed only when run again
 */

/** As much of a failure as tells what it was; the whole stands where the test ran. */
const LINES = 12;

/**
 * Reads the report of Vitest's `json` reporter.
 *
 * @param {{ testResults?: object[] }} report `{}` where there is none
 * @returns {Outcome} a file that could not be loaded, or whose preparation failed, is one failure of its own
 */
export function unitOutcome({ testResults = [] }) {
  const outcome = { passed: 0, failures: [], unsteady: [] };
  for (const { name, status, message, assertionResults } of testResults) {
    const file = relative('.', name);
    let explained = status === 'passed';
    for (const test of assertionResults) {
      const title = `${file}: ${test.fullName}`;
      const [why = ''] = test.failureMessages ?? [];
      if (test.status === 'passed') outcome.passed += 1;
      if (test.status === 'passed' && why !== '') outcome.unsteady.push(title);
      if (test.status !== 'failed') continue;
      outcome.failures.push({ title, why: brief(why) });
      explained = true;
    }
    if (!explained) outcome.failures.push({ title: file, why: brief(message || 'It could not be prepared.') });
  }
  return outcome;
}

/**
 * Reads the report of Playwright's `json` reporter.
 *
 * @param {{ suites?: object[], errors?: object[] }} report `{}` where there is none
 * @returns {Outcome} what failed outside of any test (a server that did not start) is a failure too
 */
export function browserOutcome({ suites = [], errors = [] }) {
  const outcome = { passed: 0, failures: [], unsteady: [] };
  for (const { file, title: name, tests } of suites.flatMap(specsOf)) {
    const title = `${file}: ${name}`;
    for (const { status, results } of tests) {
      if (status === 'expected' || status === 'flaky') outcome.passed += 1;
      if (status === 'flaky') outcome.unsteady.push(title);
      if (status === 'unexpected') outcome.failures.push({ title, why: brief(results.at(-1)?.error?.message) });
    }
  }
  for (const { message } of errors) outcome.failures.push({ title: 'Browser tests', why: brief(message) });
  return outcome;
}

/** The specs of a suite, and of those in it. */
function specsOf({ file, specs = [], suites = [] }) {
  return [...specs.map((spec) => ({ ...spec, file: spec.file ?? file })), ...suites.flatMap(specsOf)];
}

/**
 * The first lines of what a program printed, without its colours.
 *
 * @param {string | undefined} text
 * @param {number} [lines]
 */
export function brief(text = '', lines = LINES) {
  // eslint-disable-next-line no-control-regex -- colours begin with a control character
  const plain = text.replace(/\u001b\[[\d;]*m/g, '').trim();
  return plain.split('\n').slice(0, lines).join('\n');
}
