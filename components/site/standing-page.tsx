import type { ReactNode } from 'react';

/** A page that stays: its title, one sentence, and text. */
export function StandingPage({
  title,
  standfirst,
  children,
}: {
  title: string;
  standfirst: string;
  children: ReactNode;
}) {
  return (
    <article className="standing">
      <header className="page-head">
        <div>
          <h1 className="d1">{title}</h1>
          <p className="stand">{standfirst}</p>
        </div>
      </header>
      <div className="prose">{children}</div>
    </article>
  );
}
