import { expect, test } from 'vitest';
import {
  begin,
  dueIn,
  isUnsent,
  statusOf,
  step,
  toKeep,
  type Autosave,
  type Happening,
  type Stored,
} from '@/lib/editors/autosave';

type Text = { text: string };
const same = (one: Text, other: Text) => one.text === other.text;
const at = (version: number, text: string, savedBy = 'Ed Itor'): Stored<Text> => ({
  version,
  record: { text },
  savedBy,
  savedAt: `2020-07-24T12:04:0${version % 10}Z`,
});

const after = (...happenings: Happening<Text>[]) =>
  happenings.reduce((state, each) => step(state, each, same), begin(at(1, 'a'), undefined, same));

const typed = (text: string): Happening<Text> => ({ what: 'typed', record: { text } });
const sent: Happening<Text> = { what: 'sent' };
const stored = (version: number): Happening<Text> => ({ what: 'stored', version, savedAt: 'then', savedBy: 'Me' });
const failed = (kind: 'offline' | 'server' | 'signed out' | 'refused' | 'gone'): Happening<Text> => ({
  what: 'failed',
  kind,
});
const met = (version: number, text: string): Happening<Text> => ({ what: 'met', theirs: at(version, text, 'Sec Ond') });
const chosen = (text: string): Happening<Text> => ({ what: 'chosen', record: { text } });

test.each<[string, Happening<Text>[], string, number | undefined, string]>([
  ['nothing was typed', [], 'saved', undefined, 'a'],
  ['something was typed', [typed('ab')], 'saving', 900, 'ab'],
  ['it was taken back', [typed('ab'), typed('a')], 'saved', undefined, 'a'],
  ['it is on its way', [typed('ab'), sent], 'saving', undefined, 'ab'],
  ['it was stored', [typed('ab'), sent, stored(2)], 'saved', undefined, 'ab'],
  ['more was typed meanwhile', [typed('ab'), sent, typed('abc'), stored(2)], 'saving', 900, 'abc'],
  ['the network is gone', [typed('ab'), sent, failed('offline')], 'offline', 1000, 'ab'],
  ['and again', [typed('ab'), sent, failed('offline'), sent, failed('offline')], 'offline', 2000, 'ab'],
  ['taken back, but it may have been stored', [typed('ab'), sent, failed('offline'), typed('a')], 'offline', 1000, 'a'],
  ['the server fails', [typed('ab'), sent, failed('server')], 'server', 1000, 'ab'],
  ['the session has ended', [typed('ab'), sent, failed('signed out')], 'signed out', 1000, 'ab'],
  ['it goes on afterwards', [typed('ab'), sent, failed('signed out'), sent, stored(2)], 'saved', undefined, 'ab'],
  ['it is refused', [typed('ab'), sent, failed('refused')], 'refused', undefined, 'ab'],
  ['what was refused is changed', [typed('ab'), sent, failed('refused'), typed('ac')], 'saving', 1000, 'ac'],
  ['the story is gone', [typed('ab'), sent, failed('gone'), typed('ac')], 'gone', undefined, 'ac'],
  ['somebody else saved', [typed('ab'), sent, met(2, 'x')], 'conflict', undefined, 'ab'],
  ['typing goes on in a conflict', [typed('ab'), sent, met(2, 'x'), typed('abc')], 'conflict', undefined, 'abc'],
  ['somebody saved the same', [typed('ab'), sent, met(2, 'ab')], 'saved', undefined, 'ab'],
  ['somebody saved, nothing was typed', [met(2, 'x')], 'saved', undefined, 'x'],
  ['only the version moved on', [typed('ab'), sent, met(2, 'a')], 'saving', 900, 'ab'],
  [
    'the answer was lost',
    [typed('ab'), sent, failed('offline'), typed('abc'), sent, met(2, 'ab')],
    'saving',
    900,
    'abc',
  ],
  ['it was chosen', [typed('ab'), sent, met(2, 'x'), chosen('abx')], 'saving', 900, 'abx'],
  ['theirs was chosen', [typed('ab'), sent, met(2, 'x'), chosen('x')], 'saved', undefined, 'x'],
])('%s', (_name, happenings, status, due, text) => {
  const state = after(...happenings);
  expect([statusOf(state, same), dueIn(state, same), state.record.text]).toEqual([status, due, text]);
});

test('it waits longer each time, but never longer than a quarter of a minute', () => {
  let state = after(typed('b'));
  for (let attempt = 0; attempt < 9; attempt++) state = step(step(state, sent, same), failed('offline'), same);
  expect(dueIn(state, same)).toBe(15_000);
});

test('a kept text goes on where it was', () => {
  const kept = toKeep(after(typed('ab'), sent, failed('offline')), same);
  expect(kept).toEqual({
    base: { version: 1, record: { text: 'a' } },
    record: { text: 'ab' },
    unanswered: [{ text: 'ab' }],
  });
  const going = begin(at(1, 'a'), kept, same);
  expect([statusOf(going, same), going.record.text]).toEqual(['saving', 'ab']);
  expect(statusOf(begin(at(2, 'ab'), kept, same), same)).toBe('saved');
  expect(begin(at(2, 'x'), kept, same).conflict).toEqual(at(2, 'x'));
});

test('a kept text that was on its way when the tab closed is no conflict with itself', () => {
  const kept = toKeep(after(typed('ab'), sent, typed('abc')), same);
  const going = begin(at(2, 'ab'), kept, same);
  expect([statusOf(going, same), going.record.text, going.base.version]).toEqual(['saving', 'abc', 2]);
});

test('nothing is kept once the server has it', () => {
  expect(toKeep(after(typed('ab'), sent, stored(2)), same)).toBeUndefined();
});

/** A server that knows versions, as saveStory does. */
class Server {
  version = 1;
  text = 'a';
  save(basedOn: number, text: string): Happening<Text> {
    if (text === this.text) return stored(this.version);
    if (basedOn !== this.version) return met(this.version, this.text);
    this.text = text;
    this.version += 1;
    return stored(this.version);
  }
}

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number, number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

test.each(Array.from({ length: 300 }, (_, seed) => seed))('nothing is lost, whatever happens (%i)', (seed) => {
  const random = numbers(seed + 1);
  const chance = (share: number) => random.next().value < share;
  const server = new Server();
  let state: Autosave<Text> = begin(at(1, 'a'), undefined, same);
  let others = 0;
  const tell = (happening: Happening<Text>) => (state = step(state, happening, same));
  for (let turn = 0; turn < 60; turn++) {
    if (chance(0.5)) tell(typed(`${state.record.text}.${turn}`));
    if (seed % 2 && chance(0.05)) server.save(server.version, `other ${++others}`);
    if (chance(0.1)) state = begin(at(server.version, server.text), toKeep(state, same), same);
    if (dueIn(state, same) === undefined) continue;
    const { version } = state.base;
    tell(sent);
    const { text } = state.onItsWay!;
    if (chance(0.3)) tell(typed(`${state.record.text},${turn}`));
    if (chance(0.2)) tell(failed('offline'));
    else {
      const answer = server.save(version, text);
      tell(chance(0.2) ? failed('server') : answer);
    }
  }
  const last = state.record.text;
  for (let turn = 0; turn < 5 && dueIn(state, same) !== undefined; turn++) {
    const { version } = state.base;
    tell(sent);
    tell(server.save(version, state.onItsWay!.text));
  }
  expect(state.record.text).toBe(last);
  if (state.conflict) expect(state.conflict.record.text).toContain('other');
  else expect([server.text, isUnsent(state, same)]).toEqual([last, false]);
  if (others === 0) expect(state.conflict).toBeUndefined();
});
