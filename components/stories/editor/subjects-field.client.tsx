'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Combobox } from './combobox.client';
import { useEditing, type Named } from './editing';

type Kind = 'topics' | 'companies';

const WORDS = {
  topics: { many: 'Topics', add: 'Add a topic', hint: 'The first stands on the ticket.' },
  companies: { many: 'Companies', add: 'Add a company', hint: '' },
};

const MOST = 8;
const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** The topics or companies of a story: looked for while typing, and made where there is none of that name. */
export function SubjectsField({ kind }: { kind: Kind }) {
  const { record, change, announce, isReadOnly, ...setting } = useEditing();
  const [made, setMade] = useState<Named[]>([]);
  const [letters, setLetters] = useState('');
  const [problem, setProblem] = useState('');
  const all = [...setting[kind], ...made];
  const chosen = record[kind];
  const nameOf = (id: number) => all.find((each) => each.id === id)?.name ?? `No. ${id}, added just now`;
  const wanted = folded(letters);
  const options = all.filter(({ id, name }) => !chosen.includes(id) && folded(name).includes(wanted));
  const isKnown = all.some(({ name }) => folded(name) === wanted);

  const add = ({ id, name }: Named) => {
    setProblem('');
    change({ [kind]: [...chosen.filter((each) => each !== id), id] });
    announce(`${name} added.`);
  };
  const remove = (id: number) => {
    change({ [kind]: chosen.filter((each) => each !== id) });
    announce(`${nameOf(id)} removed.`);
    document.querySelector<HTMLInputElement>(`#${kind} input`)?.focus();
  };
  const first = (id: number) => {
    change({ [kind]: [id, ...chosen.filter((each) => each !== id)] });
    announce(`${nameOf(id)} stands first now.`);
  };
  const create = async (name: string) => {
    const result = await createSubject(kind, name);
    if (typeof result === 'string') return setProblem(result);
    setMade([...made, result]);
    add(result);
  };
  return (
    <div className="cf" id={kind} role="group" aria-labelledby={`${kind}-label`}>
      <span className="lab" id={`${kind}-label`}>
        {WORDS[kind].many} <span className="meta">{chosen.length > 1 && WORDS[kind].hint}</span>
      </span>
      <ul className="toks plain-list">
        {chosen.map((id, index) => (
          <li key={id} className="tok">
            {kind === 'topics' && index > 0 ? (
              <button
                type="button"
                className="tok__first"
                aria-label={`Put ${nameOf(id)} first`}
                onClick={() => first(id)}
              >
                {nameOf(id)}
              </button>
            ) : (
              <span>{nameOf(id)}</span>
            )}
            <button type="button" aria-label={`Remove ${nameOf(id)}`} onClick={() => remove(id)}>
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <Combobox
          label={WORDS[kind].add}
          placeholder={WORDS[kind].add}
          letters={letters}
          onLetters={setLetters}
          options={options.slice(0, MOST)}
          onPick={add}
          onCreate={isKnown ? undefined : (name) => void create(name)}
        />
      )}
      {problem && (
        <p className="field__problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

/** The new subject, or why there is none. */
async function createSubject(kind: Kind, name: string): Promise<Named | string> {
  try {
    const body = JSON.stringify({ kind, name });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch('/api/desk/subjects', { method: 'POST', headers, body });
    const answer = (await response.json()) as { subject?: Named; problems?: string[] };
    return answer.subject ?? answer.problems?.join(' ') ?? 'It was not added: you are signed out, or may not add any.';
  } catch {
    return 'It was not added: the server does not answer. Try again.';
  }
}
