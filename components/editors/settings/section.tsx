import type { ReactNode } from 'react';

/** A part of the settings: what it is about beside its fields. */
export function Section({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <section className="setting">
      <div>
        <h2>{title}</h2>
        <p>{about}</p>
      </div>
      <div className="f">{children}</div>
    </section>
  );
}
