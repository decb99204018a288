'use client';

import { useRouter } from 'next/navigation';
import { useId, useState, type FormEvent } from 'react';
import { Icon } from '@/components/ui/icon';
import { sendImport } from './send-import';

/** Sends a file of subscribers and says how much of it has gone. */
export function UploadForm() {
  const router = useRouter();
  const id = useId();
  const [percent, setPercent] = useState<number>();
  const [problem, setProblem] = useState<string>();
  const isBusy = percent !== undefined;
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (isBusy) return;
    if (!(file instanceof File) || file.size === 0) return setProblem('Choose a file that has something in it.');
    setProblem(undefined);
    setPercent(0);
    const sent = await sendImport(file, setPercent);
    if (sent.ok) return router.push(`/admin/subscribers/import/${sent.id}`);
    setPercent(undefined);
    setProblem(sent.problem);
  };
  return (
    <form className="narrow" aria-label="Choose a file" onSubmit={(event) => void submit(event)}>
      {problem && (
        <div className="notice notice--bad" role="alert">
          <Icon name="warning" />
          <p>{problem}</p>
        </div>
      )}
      <div className="field">
        <label htmlFor={id}>A CSV file</label>
        <input
          id={id}
          className="input"
          type="file"
          name="file"
          accept=".csv,.tsv,.txt,text/csv"
          aria-describedby={`${id}-hint`}
        />
        <p id={`${id}-hint`} className="field__hint">
          Commas, semicolons or tabs; any usual encoding; up to a million rows. Only addresses and the day somebody
          joined are kept.
        </p>
      </div>
      <button type="submit" className="cbtn cbtn--ink" aria-disabled={isBusy}>
        {isBusy ? `Sending, ${percent}%` : 'Send the file'}
      </button>
    </form>
  );
}
