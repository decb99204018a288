import type { ReactNode } from 'react';

type GateProps = { title: string; lead?: ReactNode; foot?: ReactNode; siteName: string; children: ReactNode };

/** The sign at the door of the desk, and beside it the form that lets people in. */
export function Gate({ title, lead, foot, siteName, children }: GateProps) {
  return (
    <main className="gate" id="main">
      <div className="gate__sign">
        <div className="gate__five" aria-hidden="true">
          5
        </div>
        <div>
          <p className="d3">The desk</p>
          <p className="hide-s">Where {siteName} is stocked, ranked and sent.</p>
        </div>
      </div>
      <div className="gate__form">
        <div>
          <h1 className="d2">{title}</h1>
          {lead && <p className="note">{lead}</p>}
        </div>
        {children}
        {foot && <p className="meta">{foot}</p>}
      </div>
    </main>
  );
}
