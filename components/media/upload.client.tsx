'use client';

import { useRef, useState, type ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { ACCEPTED, MOST_BYTES } from '@/lib/media/rules';
import { sendFile, type LibraryPicture } from './send-file';

type UploadProps = { onDone: (picture: LibraryPicture) => void; children?: ReactNode };

type State = { name: string; percent: number } | { problem: string } | undefined;

/** A place that takes a picture by its button, dropped onto it, or pasted while the focus is inside. */
export function Upload({ onDone, children }: UploadProps) {
  const [state, setState] = useState<State>();
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const isBusy = state !== undefined && 'name' in state;
  const send = async (files: FileList) => {
    const [file] = files;
    if (!file || isBusy) return;
    setState({ name: file.name, percent: 0 });
    const sent = await sendFile(file, (percent) => setState({ name: file.name, percent }));
    setState(sent.ok ? undefined : { problem: sent.problem });
    if (sent.ok) onDone(sent.picture);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a short cut: the button inside does the same
    <div
      role="group"
      aria-label="Add or choose a picture"
      className={isOver ? 'upload is-over' : 'upload'}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return;
        event.preventDefault();
        void send(event.clipboardData.files);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void send(event.dataTransfer.files);
      }}
    >
      <div className="upload__box">
        <input
          ref={chooser}
          type="file"
          accept={ACCEPTED}
          hidden
          onChange={(event) => {
            void send(event.target.files!);
            event.target.value = '';
          }}
        />
        <button
          type="button"
          className="cbtn cbtn--ink"
          aria-disabled={isBusy}
          onClick={() => !isBusy && chooser.current?.click()}
        >
          <Icon name="picture" />
          Add a picture
        </button>
        <p className="meta">
          Or drop it here, or paste it. JPEG, PNG, WebP or AVIF, up to {MOST_BYTES / 1024 / 1024} MB. Where and with
          what it was taken is removed.
        </p>
        <Progress state={state} />
      </div>
      {children}
    </div>
  );
}

function Progress({ state }: { state: State }) {
  if (state && 'problem' in state)
    return (
      <div className="notice notice--bad" role="alert">
        <Icon name="warning" />
        <p>{state.problem}</p>
      </div>
    );
  return (
    <div className="upload__state">
      <p role="status">
        {state && (state.percent < 100 ? `Sending ${state.name}` : `Looking into ${state.name} and cutting it to size`)}
      </p>
      {state && <progress max={100} value={state.percent < 100 ? state.percent : undefined} aria-label="Sent" />}
    </div>
  );
}
