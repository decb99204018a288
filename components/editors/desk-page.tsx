import type { ReactNode } from 'react';
import { TopTools } from './top-tools.client';

/** The frame of each page of the desk: its title, a line about it, what can be done here, and the contents. */
export function DeskPage({
  title,
  about,
  acts,
  children,
}: {
  title: string;
  about?: string;
  acts?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <header className="top">
        <div className="top__title">
          <h1>{title}</h1>
          {about && <span className="meta">{about}</span>}
        </div>
        <div className="top__acts">
          {acts}
          <TopTools />
        </div>
      </header>
      <main id="main" className="content">
        {children}
      </main>
    </>
  );
}

/** A part of a page under its own heading. */
export function Pane({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="pane" aria-labelledby={id}>
      <div className="pane__head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A shape and a word, never colour alone. */
export function Status({ kind, children }: { kind?: 'ready' | 'edit' | 'warn' | 'bad'; children: ReactNode }) {
  return <span className={kind ? `st st--${kind}` : 'st'}>{children}</span>;
}
